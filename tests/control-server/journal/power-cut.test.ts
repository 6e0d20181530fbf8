/** The journal on a disk that loses all it may lose, cut off at every single operation: nothing acknowledged is lost. */

import { describe, expect, it } from 'vitest';
import type { Disk } from '#control-server/journal/disk.ts';
import { createRun, keepScore, type OpenRun, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { chainedFacts, eventOf, factBehind, SCORE } from './chained-facts.ts';
import { type Fault, PowerCut, type PowerCutDisk, powerCutDisk } from './power-cut-disk.ts';

const RUNS = '/data/runs';
const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);
const ALL = chainedFacts(24);

/** What is certain of an evening. */
interface Evening {
  /** The facts that were acknowledged, in order. */
  readonly acknowledged: Fact[];
  /** Facts that may be on the disk, though nobody was told so. */
  maybe: readonly Fact[];
  readonly failures: unknown[];
}

const newEvening = (): Evening => ({ acknowledged: [], maybe: [], failures: [] });

const hashes = (facts: readonly Fact[]): string[] => facts.map(({ hash }) => hash);

/** Appends the facts numbered `from` to `to`. */
async function write(run: OpenRun, evening: Evening, from: number, to: number): Promise<void> {
  const facts = ALL.slice(from - 1, to);
  evening.maybe = [...evening.maybe, ...facts];
  await run.journal.append(facts);
  evening.acknowledged.push(...facts);
  evening.maybe = evening.maybe.slice(facts.length);
}

/** Keeps a checkpoint behind `facts`. Its core here: the hashes of all of them. */
const checkpoint = (run: OpenRun, facts: readonly Fact[]): Promise<void> =>
  run.journal.checkpoint(endOf(facts), hashes(facts), [SCORE.hash]);

const checkpointAt = (run: OpenRun, seq: number): Promise<void> => checkpoint(run, ALL.slice(0, seq));

/** A whole small evening: facts alone, in groups, side by side, and checkpoints between and beneath them. */
async function play(disk: Disk, evening: Evening): Promise<void> {
  const run = await createRun(RUNS, WALL_MS, disk);
  await keepScore(run, SCORE, disk);
  await write(run, evening, 1, 2);
  await write(run, evening, 3, 3);
  await checkpointAt(run, 3);
  await Promise.all([write(run, evening, 4, 4), write(run, evening, 5, 6), write(run, evening, 7, 7)]);
  await checkpointAt(run, 7);
  await checkpointAt(run, 7);
  await Promise.all([write(run, evening, 8, 8), write(run, evening, 9, 9), checkpointAt(run, 7)]);
  await write(run, evening, 10, 12);
  await run.journal.close();
}

/** Every fact the run holds, by its hash; those inside its checkpoint as well. */
const held = ({ base, facts }: OpenRun): unknown[] => [...(base ? (base.core as unknown[]) : []), ...hashes(facts)];

async function opened(disk: Disk): Promise<OpenRun | null> {
  const newest = await openNewestRun(RUNS, WALL_MS + 1000, null, disk);
  return newest.kind === 'open' ? newest.run : null;
}

/** The run comes back with all that was acknowledged, nothing that never was asked for, and goes on. */
async function expectWhole(disk: PowerCutDisk, { acknowledged, maybe }: Evening): Promise<void> {
  const run = await opened(disk);
  if (acknowledged.length === 0 && !run) return;
  if (!run) throw new Error(`the run is gone, with ${acknowledged.length} facts`);
  const kept = held(run);
  expect(kept).toEqual(hashes([...acknowledged, ...maybe]).slice(0, kept.length));
  expect(kept.length).toBeGreaterThanOrEqual(acknowledged.length);
  const before = run.facts.length > 0 ? endOf(run.facts) : (run.base?.end ?? endOf([]));
  const next = factBehind(before, { type: 'paused' });
  const last = factBehind(endOf([next]), { type: 'resumed' });
  await run.journal.append([next]);
  await run.journal.checkpoint(endOf([next]), [...kept, next.hash], [SCORE.hash]);
  await run.journal.append([last]);
  await run.journal.close();
  const again = await opened(disk);
  expect(again && held(again)).toEqual([...kept, next.hash, last.hash]);
  expect(again?.loss).toBeNull();
  await again?.journal.close();
}

const operationsOf = async (work: (disk: PowerCutDisk) => Promise<unknown>): Promise<number> => {
  const disk = powerCutDisk();
  await work(disk);
  return disk.operations();
};

/** Waits for `work`, which a power cut may end. */
async function untilPowerCut(work: Promise<unknown>): Promise<void> {
  const reason: unknown = await work.catch((error: unknown) => error);
  if (reason instanceof Error && !isPowerCut(reason)) throw reason;
}

/** A power cut, or one among the errors gathered in it. */
const isPowerCut = (reason: unknown): boolean =>
  reason instanceof PowerCut || (reason instanceof AggregateError && reason.errors.some(isPowerCut));

describe('a power cut at any operation', () => {
  it('of an evening loses nothing that was acknowledged, whatever the disk forgets', async () => {
    const total = await operationsOf((disk) => play(disk, newEvening()));
    expect(total).toBeGreaterThan(60);
    let survivors = 0;
    for (let at = 1; at <= total + 1; at++) {
      const disk = powerCutDisk([{ at, kind: 'power' }]);
      const evening = newEvening();
      await untilPowerCut(play(disk, evening));
      for (const survivor of disk.survivors()) {
        survivors += 1;
        await expectWhole(survivor, evening);
      }
    }
    expect(survivors).toBeGreaterThan(total * 4);
  });

  it.each<[string, number, (files: ReadonlyMap<string, Buffer>) => readonly [string, Buffer]]>([
    ['a torn last line', 11, (files) => cutShort(files, 'log-000000010.ndjson', 9)],
    ['a wrong byte with lines behind it', 10, (files) => spoiltAt(files, 'log-000000010.ndjson', 400)],
    ['a segment torn before the last', 8, (files) => cutShort(files, 'log-000000008.ndjson', 9)],
    ['a segment without a header', 12, (files) => spoiltAt(files, 'log-000000008.ndjson', 3)],
    ['the last segment without a header', 12, (files) => spoiltAt(files, 'log-000000010.ndjson', 3)],
    ['a checkpoint with a wrong byte', 12, (files) => spoiltAt(files, 'checkpoint-000000007.json', 200)],
  ])('of mending %s leaves it to be mended', async (_what, left, damage) => {
    const whole = powerCutDisk();
    await play(whole, newEvening());
    const damaged = (...faults: Fault[]): PowerCutDisk => {
      const disk = powerCutDisk(faults);
      for (const [path, bytes] of whole.files()) disk.put(path, bytes);
      disk.put(...damage(whole.files()));
      return disk;
    };
    const undisturbed = await opened(damaged());
    const kept = undisturbed ? held(undisturbed) : [];
    expect(kept).toEqual(hashes(ALL.slice(0, left)));
    const counted = damaged();
    await opened(counted);
    for (let at = 1; at <= counted.operations(); at++) {
      const disk = damaged({ at, kind: 'power' });
      await untilPowerCut(opened(disk));
      for (const survivor of disk.survivors()) {
        const run = await opened(survivor);
        expect(run && held(run)).toEqual(kept);
        await run?.journal.close();
        await expectWhole(survivor, { ...newEvening(), acknowledged: ALL.slice(0, left) });
      }
    }
  });
});

/**
 * Goes on after failures, as the server does: what was refused is decided anew, so it is another fact then. A checkpoint
 * that failed is left for the next one.
 */
async function insist(disk: PowerCutDisk, evening: Evening): Promise<void> {
  const { acknowledged, failures } = evening;
  const again = async <T>(work: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await work();
      } catch (reason) {
        if (isPowerCut(reason)) throw reason;
        failures.push(reason);
      }
    }
  };
  const run = await again(() => createRun(RUNS, WALL_MS, disk));
  await again(() => keepScore(run, SCORE, disk));
  const add = (count: number): Promise<void> =>
    again(async () => {
      const facts: Fact[] = [];
      for (let i = 0; i < count; i++) {
        const end = endOf([...acknowledged, ...facts]);
        facts.push(factBehind(end, eventOf(end.seq, `, try ${failures.length}`)));
      }
      evening.maybe = facts;
      await run.journal.append(facts).catch((reason: unknown) => {
        // Only where taking it back failed as well may any of it be seen again.
        if (!(reason instanceof AggregateError) && !isPowerCut(reason)) evening.maybe = [];
        throw reason;
      });
      evening.maybe = [];
      acknowledged.push(...facts);
    });
  const tryCheckpoint = (): Promise<void> =>
    checkpoint(run, acknowledged).catch((reason: unknown) => {
      if (isPowerCut(reason)) throw reason;
      failures.push(reason);
    });
  await add(3);
  await tryCheckpoint();
  await add(2);
  await tryCheckpoint();
  await tryCheckpoint();
  await add(1);
  await add(2);
  await tryCheckpoint();
  await add(1);
}

describe('a disk that fails at any operation', () => {
  const playedWith = async (faults: readonly Fault[]): Promise<void> => {
    const disk = powerCutDisk(faults);
    const evening = newEvening();
    await untilPowerCut(insist(disk, evening));
    const isHeard = faults.every(({ kind, at }) => kind === 'error' && at <= disk.operations());
    if (isHeard) expect(evening.failures.length).toBeGreaterThan(0);
    for (const survivor of disk.survivors()) await expectWhole(survivor, evening);
  };
  const total = operationsOf((disk) => insist(disk, newEvening()));

  it('once, or twice in short order, is heard of and costs nothing', async () => {
    expect(await total).toBeGreaterThan(50);
    for (let at = 1; at <= (await total); at++) {
      await playedWith([{ at, kind: 'error' }]);
      for (const next of [1, 2, 3]) {
        await playedWith([
          { at, kind: 'error' },
          { at: at + next, kind: 'error' },
        ]);
      }
    }
  });

  it('and then loses its power shows nothing that was refused', async () => {
    for (let at = 1; at <= (await total); at++) {
      for (const then of [1, 2, 3, 4, 5, 9]) {
        await playedWith([
          { at, kind: 'error' },
          { at: at + then, kind: 'power' },
        ]);
      }
    }
  });
});

const pathOf = (name: string, files: ReadonlyMap<string, Buffer>): string => {
  const path = [...files.keys()].find((candidate) => candidate.endsWith(`/${name}`));
  if (path === undefined) throw new Error(`${name} is not among ${[...files.keys()].join(', ')}`);
  return path;
};

function cutShort(files: ReadonlyMap<string, Buffer>, name: string, bytes: number): readonly [string, Buffer] {
  const path = pathOf(name, files);
  const whole = files.get(path) ?? Buffer.alloc(0);
  return [path, whole.subarray(0, whole.byteLength - bytes)];
}

function spoiltAt(files: ReadonlyMap<string, Buffer>, name: string, at: number): readonly [string, Buffer] {
  const path = pathOf(name, files);
  const spoilt = Buffer.from(files.get(path) ?? Buffer.alloc(0));
  spoilt[at] = (spoilt[at] ?? 0) ^ 1;
  return [path, spoilt];
}
