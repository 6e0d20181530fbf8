import { beforeEach, describe, expect, it } from 'vitest';
import { readWholeRun, type WholeRun } from '#control-server/journal/read-whole-run.ts';
import { createRun, keepScore, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf } from '#installation/log/chain.ts';
import { chainedFacts, SCORE } from './chained-facts.ts';
import { type PowerCutDisk, powerCutDisk } from './power-cut-disk.ts';

const RUNS = '/data/runs';
const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);
const FOLDER = `${RUNS}/2026-11-22T20-15-00.000Z`;
const facts = chainedFacts(14);

let disk: PowerCutDisk;

beforeEach(async () => {
  disk = powerCutDisk();
  const run = await createRun(RUNS, WALL_MS, disk);
  await keepScore(run, SCORE, disk);
  await run.journal.append(facts.slice(0, 5));
  await run.journal.checkpoint(endOf(facts.slice(0, 5)), 'five', [SCORE.hash]);
  await run.journal.append(facts.slice(5, 10));
  await run.journal.checkpoint(endOf(facts.slice(0, 10)), 'ten', [SCORE.hash]);
  await run.journal.append(facts.slice(10));
  await run.journal.close();
});

const whole = (): Promise<WholeRun> => readWholeRun(FOLDER, disk);

/** Replaces a line (0: the header) of a file. */
function edit(name: string, line: number, text: string | null): void {
  const path = `${FOLDER}/${name}`;
  const lines = (disk.files().get(path) ?? Buffer.alloc(0)).toString().split('\n');
  disk.put(path, Buffer.from(lines.toSpliced(line, 1, ...(text === null ? [] : [text])).join('\n')));
}

const seqs = ({ facts: found }: WholeRun): number[] => found.map(({ seq }) => seq);
const all = facts.map(({ seq }) => seq);
const without = (...lost: number[]): number[] => all.filter((seq) => !lost.includes(seq));

describe('a whole run', () => {
  it('is all its segments, with its scores and its time', async () => {
    expect(await whole()).toEqual({
      id: '2026-11-22T20-15-00.000Z',
      folder: FOLDER,
      zeroWallMs: WALL_MS,
      facts,
      holes: [],
      unreadAtEnd: 0,
      isTorn: false,
      keptAside: [],
      scores: [SCORE],
    });
  });

  it('is read without a change to any file, damaged or not', async () => {
    edit('log-000000006.ndjson', 2, 'rubbish');
    edit('log-000000011.ndjson', 4, '{"seq":14,');
    const before = new Map(disk.files());
    await whole();
    expect(disk.files()).toEqual(before);
  });

  it('tells a line that is being written from damage', async () => {
    const path = `${FOLDER}/log-000000011.ndjson`;
    disk.put(path, (disk.files().get(path) ?? Buffer.alloc(0)).subarray(0, -9));
    expect(await whole()).toMatchObject({ isTorn: true, unreadAtEnd: 0, holes: [], facts: facts.slice(0, -1) });
  });

  it('that was never begun has nothing in it', async () => {
    expect(await readWholeRun('/data/runs/empty', disk)).toMatchObject({ zeroWallMs: null, facts: [], scores: [] });
  });
});

describe('a whole run with a hole', () => {
  it('goes on behind it with the first fact that another one vouches for', async () => {
    edit('log-000000006.ndjson', 2, 'rubbish');
    const run = await whole();
    // Nothing vouches for fact 8: the hash before it is lost with fact 7.
    expect(seqs(run)).toEqual(without(7, 8));
    expect(run.holes).toEqual([{ from: 7, to: 8 }]);
  });

  it('does not show a fact that was changed', async () => {
    edit('log-000000006.ndjson', 2, JSON.stringify({ ...facts[6], event: { type: 'panicked' } }));
    const run = await whole();
    expect(seqs(run)).toEqual(without(7));
    expect(run.holes).toEqual([{ from: 7, to: 7 }]);
  });

  it.each([
    ['its first segment', 'log.ndjson', [1, 2, 3, 4, 5]],
    ['a later one', 'log-000000006.ndjson', [6, 7, 8, 9, 10]],
  ])('that lost %s still has the others', async (_what, name, lost) => {
    await disk.remove(`${FOLDER}/${name}`);
    const run = await whole();
    expect(seqs(run)).toEqual(without(...lost));
    expect(run.holes).toEqual([{ from: lost[0], to: lost.at(-1) }]);
  });

  it('has no hole where only headers are spoilt', async () => {
    for (const name of ['log.ndjson', 'log-000000006.ndjson', 'log-000000011.ndjson']) edit(name, 0, 'rubbish');
    expect(await whole()).toMatchObject({ facts, holes: [], zeroWallMs: WALL_MS });
  });

  it('counts the lines at the end that mean nothing', async () => {
    edit('log-000000011.ndjson', 3, 'rubbish');
    expect(await whole()).toMatchObject({ facts: facts.slice(0, 12), holes: [], unreadAtEnd: 2, isTorn: false });
  });

  it('names what an earlier start has kept aside', async () => {
    edit('log-000000011.ndjson', 3, 'rubbish');
    const newest = await openNewestRun(RUNS, WALL_MS + 5, null, disk);
    if (newest.kind === 'open') await newest.run.journal.close();
    const aside = `log-000000011.ndjson.damaged-${WALL_MS + 5}`;
    expect(await whole()).toMatchObject({ unreadAtEnd: 0, keptAside: [aside] });
  });

  it('has only the scores that are still what they were', async () => {
    const path = [...disk.files().keys()].find((name) => name.endsWith('.yaml')) ?? '';
    disk.put(path, Buffer.from('another one'));
    expect((await whole()).scores).toEqual([]);
  });
});
