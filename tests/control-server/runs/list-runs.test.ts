import { appendFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRun, keepScore } from '#control-server/journal/run-store.ts';
import { listRuns, runIds, type Standing } from '#control-server/runs/list-runs.ts';
import { reportRun } from '#control-server/runs/report-run.ts';
import { hashText } from '#installation/log/chain.ts';
import type { FactEvent } from '#installation/log/fact.ts';
import { serverMs } from '#installation/time/axes.ts';
import { grant, rehearse } from '#tests/support/rehearsal.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { OPENING, playedRun, runOnDisk, WALL_MS } from './run-on-disk.ts';
import { factsOf, SAMPLES } from './sample-facts.ts';

describe('the runs there are', () => {
  it('are none where there is no folder', async () => {
    expect(await runIds(join(await temporaryFolder(), 'runs'))).toEqual([]);
  });

  it('are told newest first, with show, length and number of facts', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    await playedRun(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.stopped], WALL_MS + 60_000);
    expect(await listRuns(runs)).toEqual([
      {
        id: '2026-11-22T20-16-00.000Z',
        title: 'A small show',
        show: 'small',
        openedWallMs: WALL_MS + 60_000,
        lengthMs: 3120,
        facts: 4,
        end: { standing: 'stopped', after: 'one/2' },
        damage: null,
      },
      expect.objectContaining({ id: '2026-11-22T20-15-00.000Z', facts: 2, end: { standing: 'opened', after: null } }),
    ]);
  });

  it.each<[Standing, string | null, readonly FactEvent[]]>([
    ['playing', 'one/2', [SAMPLES['cue-fired'], SAMPLES['standby-set']]],
    ['paused', 'one/2', [SAMPLES.jumped, SAMPLES.paused]],
    ['playing', 'one/2', [SAMPLES.jumped, SAMPLES.paused, SAMPLES.resumed]],
    ['panicked', 'one/2', [SAMPLES['quorum-decided'], SAMPLES.panicked, SAMPLES['doors-closed']]],
    ['faded-out', null, [SAMPLES['faded-out']]],
    ['playing', null, [SAMPLES['trigger-fired']]],
  ])('are said to be %s after %s', async (standing, after, events) => {
    const runs = await temporaryFolder();
    await playedRun(runs, [...OPENING, ...events]);
    expect((await listRuns(runs))[0]?.end).toEqual({ standing, after });
  });

  it('are told with what is damaged of them, and not with a line that is being written', async () => {
    const runs = await temporaryFolder();
    const log = join(await playedRun(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.paused]), 'log.ndjson');
    await appendFile(log, '{"seq":5,');
    expect((await listRuns(runs))[0]?.damage).toBeNull();
    const lines = (await readFile(log, 'utf8')).split('\n');
    await writeFile(log, lines.toSpliced(2, 1, 'rubbish').join('\n'));
    await writeFile(`${log}.damaged-5`, '');
    expect((await listRuns(runs))[0]?.damage).toBe('2 facts cannot be read, 1 damaged file is kept aside');
  });

  it('may have one that was never begun', async () => {
    const runs = await temporaryFolder();
    await mkdir(join(runs, '2026-11-22T20-15-00.000Z'));
    expect(await listRuns(runs)).toEqual([
      expect.objectContaining({
        end: { standing: 'empty', after: null },
        title: null,
        show: null,
        facts: 0,
        openedWallMs: WALL_MS,
        damage: null,
      }),
    ]);
  });

  it('may have one whose files cannot be read, and the others are told all the same', async () => {
    const runs = await temporaryFolder();
    await playedRun(runs, OPENING);
    await mkdir(join(runs, '2026-11-22T20-16-00.000Z', 'log.ndjson'), { recursive: true });
    expect(await listRuns(runs)).toEqual([
      {
        id: '2026-11-22T20-16-00.000Z',
        title: null,
        show: null,
        openedWallMs: WALL_MS + 60_000,
        lengthMs: 0,
        facts: 0,
        end: { standing: 'unread', after: null },
        damage: 'it cannot be read (EISDIR)',
      },
      expect.objectContaining({ facts: 2, damage: null }),
    ]);
  });
});

describe('the report of a run on disk', () => {
  it('knows its cues by the score that lies with it', async () => {
    const runs = await temporaryFolder();
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    const report = await reportRun(await runOnDisk(runs, show.facts), serverMs(5000));
    expect(report.rows.map(({ what }) => what).slice(2)).toEqual(['GO 1 Opens', '2 Asks follows']);
    expect(report).toMatchObject({ title: 'A small show', remarks: [] });
  });

  it('says so where this version cannot read the score', async () => {
    const runs = await temporaryFolder();
    const text = 'show: from another time\n';
    const run = await createRun(runs, WALL_MS);
    await keepScore(run, { hash: hashText(text), text });
    await run.journal.append(factsOf([SAMPLES['run-opened'], { type: 'score-adopted', scoreHash: hashText(text) }]));
    await run.journal.close();
    expect((await reportRun(run.folder, null)).remarks).toEqual([
      'A score it was played with cannot be read any more; its cues stand without their names.',
    ]);
  });
});
