import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ArchiveTold, type ListTask, perform, type ReportTask } from '#control-server/runs/archive-task.ts';
import { serverMs } from '#installation/time/axes.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { OPENING, playedRun, WALL_MS } from './run-on-disk.ts';
import { SAMPLES } from './sample-facts.ts';

const FIRST = '2026-11-22T20-15-00.000Z';
const SECOND = '2026-11-22T20-16-00.000Z';

/** Two runs, and what is told of a task on them. */
async function season(): Promise<string> {
  const runs = await temporaryFolder();
  await playedRun(runs, [...OPENING, SAMPLES['cue-fired']]);
  await playedRun(runs, [...OPENING, SAMPLES['cue-fired'], SAMPLES.stopped], WALL_MS + 60_000);
  return runs;
}

const listTask = (runsFolder: string, more: Partial<ListTask> = {}): ListTask => ({
  kind: 'list',
  runsFolder,
  zone: 'UTC',
  onNow: null,
  style: 'a{}',
  known: [],
  ...more,
});

const reportTask = (runsFolder: string, kind: ReportTask['kind'], more: Partial<ReportTask> = {}): ReportTask => ({
  kind,
  runsFolder,
  id: FIRST,
  zone: 'UTC',
  onNow: null,
  style: 'a{}',
  ...more,
});

async function told(task: ListTask | ReportTask): Promise<ArchiveTold[]> {
  const all: ArchiveTold[] = [];
  await perform(task, (piece) => all.push(piece));
  return all;
}

const textOf = (all: readonly ArchiveTold[]): string =>
  all.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');

/** The runs a page leads to the reports of, in its order. */
const listed = (page: string): (string | undefined)[] =>
  [...page.matchAll(/<h2><a href="\/runs\/([^"]*)"/g)].map(([, id]) => id);

describe('the list of runs, as a task', () => {
  it('is one page, newest first, told piece by piece', async () => {
    const all = await told(listTask(await season()));
    expect(all.map(({ kind }) => kind)).toEqual(['begun', 'text', 'known', 'text', 'known', 'text', 'text']);
    expect(textOf(all)).toMatch(/^<!doctype html>[\s\S]*<style>a\{\}<\/style>[\s\S]*2 evenings[\s\S]*<\/html>\n$/);
    expect(listed(textOf(all))).toEqual([SECOND, FIRST]);
  });

  it('begins with the one that is on, however old it is', async () => {
    const onNow = { id: FIRST, nowMs: serverMs(90_000) };
    const page = textOf(await told(listTask(await season(), { onNow })));
    expect(listed(page)).toEqual([FIRST, SECOND]);
    expect(page.match(/class="now"/g)).toHaveLength(1);
    expect(page).toContain('<b>1:30</b>');
  });

  it('leaves out one that is on and not on disk', async () => {
    const onNow = { id: 'elsewhere', nowMs: serverMs(0) };
    expect(listed(textOf(await told(listTask(await season(), { onNow }))))).toEqual([SECOND, FIRST]);
  });

  it('takes what is known for read', async () => {
    const runs = await season();
    const first = await told(listTask(runs));
    const known = first.flatMap((piece) => (piece.kind === 'known' ? [piece.run] : []));
    expect(known.map(({ id }) => id)).toEqual([SECOND, FIRST]);
    await playedRun(runs, OPENING, WALL_MS + 120_000);
    const again = await told(listTask(runs, { known }));
    expect(again.flatMap((piece) => (piece.kind === 'known' ? [piece.run.id] : []))).toEqual([
      '2026-11-22T20-17-00.000Z',
    ]);
    expect(textOf(again)).toContain('3 evenings');
    // What is told of a known run is what is known of it, and not what the disk says.
    const other = known.map((run) => ({ ...run, summary: { ...run.summary, title: 'Remembered' } }));
    expect(textOf(await told(listTask(runs, { known: other }))).match(/>Remembered</g)).toHaveLength(2);
  });

  it('is a page where there are no runs, too', async () => {
    const page = textOf(await told(listTask(join(await temporaryFolder(), 'runs'))));
    expect(page).toContain('Nothing was played yet.');
    expect(page).toContain('</html>');
  });
});

describe('a report, as a task', () => {
  it.each<[ReportTask['kind'], string, RegExp]>([
    ['page', 'html', /^<!doctype html>[\s\S]*<style>a\{\}<\/style>[\s\S]*All evenings[\s\S]*<\/html>\n$/],
    ['html', 'html', /^<!doctype html>[\s\S]*<style>a\{\}<\/style>(?![\s\S]*All evenings)[\s\S]*<\/html>\n$/],
    ['csv', 'csv', /^\uFEFFfact,wall_time,[\s\S]*\r\n3,2026-11-22T20:15:02\.120Z,/],
    ['ndjson', 'ndjson', /^\{"seq":1,.*\}\n\{"seq":2,.*\}\n\{"seq":3,.*\}\n$/],
  ])('comes as %s, whole', async (kind, ending, text) => {
    const all = await told(reportTask(await season(), kind));
    expect(all).toEqual([
      { kind: 'begun', fileName: `small-2026-11-22-2015.${ending}` },
      { kind: 'text', text: expect.stringMatching(text) },
    ]);
  });

  it('goes up to now for the run that is on, and to the last fact for all others', async () => {
    const runs = await season();
    const onNow = { id: FIRST, nowMs: serverMs(600_000) };
    const now = textOf(await told(reportTask(runs, 'page', { onNow })));
    expect(now).toContain('this is how far it had come at 20:25:00');
    expect(now).toContain('<dd>10:00</dd>');
    const other = textOf(await told(reportTask(runs, 'page', { onNow, id: SECOND })));
    expect(other).not.toContain('how far it had come');
    expect(other).toContain('<dd>3.1 s</dd>');
  });

  it('has the times of the house', async () => {
    const page = textOf(await told(reportTask(await season(), 'page', { zone: 'Asia/Tokyo' })));
    expect(page).toMatch(/Monday,? 23 November 2026, 05:15</);
  });

  it('is not begun where the run cannot be read', async () => {
    const runs = await temporaryFolder();
    await mkdir(join(runs, FIRST, 'log.ndjson'), { recursive: true });
    const all: ArchiveTold[] = [];
    const reading = perform(reportTask(runs, 'csv'), (piece) => all.push(piece));
    await expect(reading).rejects.toMatchObject({ code: 'EISDIR' });
    expect(all).toEqual([]);
  });
});
