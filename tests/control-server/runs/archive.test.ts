/** Reading in a process of its own: what comes back, what goes wrong, and that this one hardly notices. */

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text as allOf } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Archive, openArchive, ReaderLost } from '#control-server/runs/archive.ts';
import { perform, type ReportTask } from '#control-server/runs/archive-task.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { OPENING, playedRun, WALL_MS } from './run-on-disk.ts';
import { SAMPLES } from './sample-facts.ts';

const ID = '2026-11-22T20-15-00.000Z';
const LIMIT_MS = 60_000;

function opened(): Archive {
  const archive = openArchive();
  onTestFinished(() => archive.close());
  return archive;
}

const report = (runsFolder: string, kind: ReportTask['kind'], id = ID): ReportTask => ({
  kind,
  runsFolder,
  id,
  zone: 'UTC',
  onNow: null,
  style: '',
});

const list = (runsFolder: string) => ({ kind: 'list', runsFolder, zone: 'UTC', onNow: null, style: '' }) as const;

const never = (): AbortSignal => new AbortController().signal;

describe('the archive', { timeout: LIMIT_MS }, () => {
  it('reads what the task tells, letter by letter', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, [...OPENING, { type: 'variable-set', variable: '見', value: '“→”' }]);
    for (const kind of ['page', 'csv', 'ndjson'] as const) {
      const expected: string[] = [];
      await perform(report(runs, kind), (told) => told.kind === 'text' && expected.push(told.text));
      const { fileName, text } = await opened().read(report(runs, kind), never());
      expect(fileName).toBe(`small-2026-11-22-2015.${kind === 'page' ? 'html' : kind}`);
      const read = Buffer.concat(await text.toArray()).toString('utf8');
      expect(read).toBe(expected.join(''));
    }
  });

  it('reads the list again, and what has come since', async () => {
    const runs = await temporaryFolder();
    const archive = opened();
    for (let evening = 1; evening <= 2; evening++) {
      await playedRun(runs, OPENING, WALL_MS + evening * 60_000);
      const page = await allOf((await archive.read(list(runs), never())).text);
      expect(page.match(/<li/g)).toHaveLength(evening);
      expect(page).toMatch(/<\/html>\n$/);
    }
  });

  it('answers all who ask at once', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    const archive = opened();
    const texts = await Promise.all(
      ['csv', 'ndjson', 'csv'].map(async (kind) =>
        allOf((await archive.read(report(runs, kind as 'csv'), never())).text),
      ),
    );
    expect(texts[0]).toContain('fact,wall_time');
    expect(texts[1]?.split('\n')).toHaveLength(3);
    expect(texts[2]).toBe(texts[0]);
  });

  it('rejects with what the file system says, and reads the next', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    await mkdir(join(runs, 'broken', 'log.ndjson'), { recursive: true });
    const archive = opened();
    await expect(archive.read(report(runs, 'csv', 'gone'), never())).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(archive.read(report(runs, 'csv', 'broken'), never())).rejects.toMatchObject({ code: 'EISDIR' });
    expect(await allOf((await archive.read(report(runs, 'csv'), never())).text)).toContain('fact,');
  });

  it('ends what nobody waits for any more, before its turn, in it, and behind its beginning', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    const archive = opened();
    const gone = new Error('gone');
    const [first, second] = [new AbortController(), new AbortController()];
    const reads = [archive.read(report(runs, 'csv'), first.signal), archive.read(report(runs, 'csv'), second.signal)];
    const ends = Promise.allSettled(reads);
    second.abort(gone);
    first.abort(gone);
    expect(await ends).toEqual([
      { status: 'rejected', reason: gone },
      { status: 'rejected', reason: gone },
    ]);
    const left = await archive.read(list(runs), never());
    left.text.destroy();
    expect(await allOf((await archive.read(report(runs, 'csv'), never())).text)).toContain('fact,');
  });

  it('outlives a reading that takes too much memory', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, [...OPENING, ...Array.from({ length: 3000 }, () => SAMPLES['cue-fired'])]);
    const archive = openArchive(16);
    onTestFinished(() => archive.close());
    const lost = archive.read(report(runs, 'page'), never());
    await expect(lost).rejects.toBeInstanceOf(ReaderLost);
    await expect(lost).rejects.toThrow(/heap/);
  });

  it('closes in the middle of everything', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    const archive = openArchive();
    const reads = Promise.allSettled([archive.read(list(runs), never()), archive.read(list(runs), never())]);
    await archive.close();
    for (const end of await reads) expect(end).toMatchObject({ status: 'rejected', reason: { message: /closed/ } });
    await expect(archive.read(list(runs), never())).rejects.toThrow('closed');
  });

  it('costs this process a small part of what the reading costs', async () => {
    const runs = await temporaryFolder();
    const events = Array.from({ length: 3000 }, () => SAMPLES['cue-fired']);
    await playedRun(runs, [...OPENING, ...events]);
    const costOf = async (work: () => Promise<unknown>): Promise<number> => {
      const before = process.threadCpuUsage();
      await work();
      const { user, system } = process.threadCpuUsage(before);
      return (user + system) / 1000;
    };
    const here = await costOf(() => perform(report(runs, 'page'), () => {}));
    const archive = opened();
    const there = await costOf(async () => {
      const { text } = await archive.read(report(runs, 'page'), never());
      expect((await allOf(text)).length).toBeGreaterThan(500_000);
    });
    expect(there).toBeLessThan(here / 3);
  });
});
