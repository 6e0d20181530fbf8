/** A run whose files were cut off or changed anywhere: what can be had is had, and nothing else. */

import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRun, keepScore, type OpenRun, openNewestRun } from '#control-server/journal/run-store.ts';
import { endOf } from '#installation/log/chain.ts';
import { chainedFacts, factBehind, SCORE } from './chained-facts.ts';
import { type PowerCutDisk, powerCutDisk } from './power-cut-disk.ts';

const RUNS = '/data/runs';
const WALL_MS = Date.UTC(2026, 10, 22, 20, 15);
const FOLDER = `${RUNS}/2026-11-22T20-15-00.000Z`;
const facts = chainedFacts(14);
const hashes = facts.map(({ hash }) => hash);

/** The bytes of a run with checkpoints behind facts 5 and 10, by file name. */
const files = new Map<string, Buffer>();

beforeAll(async () => {
  const disk = powerCutDisk();
  const run = await createRun(RUNS, WALL_MS, disk);
  await keepScore(run, SCORE, disk);
  for (const [from, to] of [
    [0, 5],
    [5, 10],
    [10, 14],
  ] as const) {
    for (const fact of facts.slice(from, to)) await run.journal.append([fact]);
    if (to < 14) await run.journal.checkpoint(endOf(facts.slice(0, to)), hashes.slice(0, to), [SCORE.hash]);
  }
  await run.journal.close();
  for (const [path, bytes] of disk.files()) files.set(path.slice(FOLDER.length + 1), bytes);
});

const FIRST = 'log.ndjson';
const SECOND = 'log-000000006.ndjson';
const THIRD = 'log-000000011.ndjson';
const EARLIER = 'checkpoint-000000005.json';
const LATER = 'checkpoint-000000010.json';
const LOG_FILES = [FIRST, SECOND, THIRD, EARLIER, LATER];

const bytesOf = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);

/** A disk with the run on it, some of its files replaced (or gone, where null). */
function diskWith(changes: Readonly<Record<string, Buffer | string | null>> = {}): PowerCutDisk {
  const disk = powerCutDisk();
  for (const [name, bytes] of files) if (!(name in changes)) disk.put(`${FOLDER}/${name}`, bytes);
  for (const [name, bytes] of Object.entries(changes)) {
    if (bytes !== null) disk.put(`${FOLDER}/${name}`, Buffer.from(bytes));
  }
  return disk;
}

async function opened(disk: PowerCutDisk, wallMs = WALL_MS): Promise<OpenRun> {
  const newest = await openNewestRun(RUNS, wallMs, null, disk);
  if (newest.kind !== 'open') throw new Error(`the run is ${newest.kind}`);
  return newest.run;
}

const held = ({ base, facts: behind }: OpenRun): unknown[] => [
  ...(base ? (base.core as unknown[]) : []),
  ...behind.map(({ hash }) => hash),
];

/** The run on `disk` holds the first `count` facts, and goes on from there for good. */
async function expectToGoOn(disk: PowerCutDisk, count: number): Promise<OpenRun> {
  const run = await opened(disk);
  expect(held(run)).toEqual(hashes.slice(0, count));
  const next = factBehind(endOf(facts.slice(0, count)), { type: 'panicked' });
  await run.journal.append([next]);
  await run.journal.close();
  const again = await opened(disk, WALL_MS + 1);
  expect(held(again)).toEqual([...hashes.slice(0, count), next.hash]);
  expect(again.loss).toBeNull();
  await again.journal.close();
  return run;
}

/** Byte offsets behind each line. */
function lineEnds(bytes: Buffer): number[] {
  const ends: number[] = [];
  for (let feed = bytes.indexOf(10); feed >= 0; feed = bytes.indexOf(10, feed + 1)) ends.push(feed + 1);
  return ends;
}

const spoilt = (name: string, at: number, by = 1): Buffer => {
  const bytes = Buffer.from(bytesOf(name));
  bytes[at] = ((bytes[at] ?? 0) + by) % 256;
  return bytes;
};

const keptAside = (disk: PowerCutDisk): Map<string, Buffer> =>
  new Map([...disk.files()].flatMap(([path, bytes]) => (path.includes('.damaged-') ? [[path, bytes] as const] : [])));

describe('a run that nothing happened to', () => {
  it('comes back from its newest checkpoint, and reads no segment before it', async () => {
    const disk = diskWith();
    const read: string[] = [];
    const run = await openNewestRun(RUNS, WALL_MS, null, {
      ...disk,
      read: (path) => {
        read.push(path.slice(FOLDER.length + 1));
        return disk.read(path);
      },
    });
    expect(run).toMatchObject({ kind: 'open', run: { facts: facts.slice(10), loss: null, scores: [SCORE] } });
    expect(read).not.toContain(SECOND);
    // The first one says which show it is.
    expect(read.filter((name) => name === FIRST)).toHaveLength(1);
  });
});

describe('a log cut off at every byte of its last three records', () => {
  it.each([
    ['behind its checkpoints', {}],
    ['with no checkpoint left', { [LATER]: 'rubbish', [EARLIER]: 'rubbish' }],
  ])('%s keeps every whole one, copies the rest aside and says so', async (_what, changes) => {
    const whole = bytesOf(THIRD);
    const ends = lineEnds(whole);
    for (let length = ends.at(-4) ?? 0; length <= whole.byteLength; length++) {
      const disk = diskWith({ ...changes, [THIRD]: whole.subarray(0, length) });
      const count = 10 + ends.filter((end) => end <= length).length - 1;
      const run = await expectToGoOn(disk, count);
      const isTorn = !ends.includes(length);
      expect(run.loss?.includes('was not written to its end') ?? false).toBe(isTorn);
      const copies = [...keptAside(disk)].filter(([path]) => path.includes(THIRD));
      expect(copies.map(([, bytes]) => bytes)).toEqual(isTorn ? [whole.subarray(0, length)] : []);
    }
  });

  it('in a run that has only its first segment does so too', async () => {
    const alone = { [SECOND]: null, [THIRD]: null, [EARLIER]: null, [LATER]: null };
    const whole = bytesOf(FIRST);
    const ends = lineEnds(whole);
    for (let length = ends.at(-4) ?? 0; length <= whole.byteLength; length++) {
      await expectToGoOn(
        diskWith({ ...alone, [FIRST]: whole.subarray(0, length) }),
        ends.filter((end) => end <= length).length - 1,
      );
    }
  });
});

describe('damage behind the newest checkpoint', () => {
  it('costs the facts from there on, and never a fact before', async () => {
    const at = (lineEnds(bytesOf(THIRD))[1] ?? 0) + 30;
    const disk = diskWith({ [THIRD]: spoilt(THIRD, at) });
    const run = await expectToGoOn(disk, 11);
    expect(run.loss).toMatch(/^3 lines of the log could not be read \(.*\); a copy is at .*log-000000011/);
  });

  it('to the header of its segment costs nothing: the segment is written anew', async () => {
    const disk = diskWith({ [THIRD]: spoilt(THIRD, 5) });
    const run = await expectToGoOn(disk, 14);
    expect(run.loss).toContain('the first line of the log could not be read, and was written anew; a copy is at');
    expect(keptAside(disk).values().next().value).toEqual(spoilt(THIRD, 5));
  });

  it('to the header of its only segment costs nothing either: the folder says when it began', async () => {
    const alone = { [SECOND]: null, [THIRD]: null, [EARLIER]: null, [LATER]: null };
    const disk = diskWith({ ...alone, [FIRST]: spoilt(FIRST, 5) });
    expect((await expectToGoOn(disk, 5)).zeroWallMs).toBe(WALL_MS);
  });

  it('that takes its whole segment leaves the checkpoint', async () => {
    expect((await expectToGoOn(diskWith({ [THIRD]: null }), 10)).loss).toBeNull();
    const emptied = await expectToGoOn(diskWith({ [THIRD]: '\0\0\0\0\n\0\0' }), 10);
    expect(emptied.loss).toContain('the first says nothing');
  });
});

describe('damage before the newest checkpoint', () => {
  it.each([
    ['in the segment before', { [SECOND]: 'rubbish' }],
    ['in the first segment', { [FIRST]: 'rubbish' }],
    ['to all segments before', { [FIRST]: null, [SECOND]: null }],
    ['to the checkpoint before', { [EARLIER]: 'rubbish' }],
  ])('%s does not matter to the show, and the files stay as they are', async (_what, changes) => {
    const disk = diskWith(changes);
    const run = await expectToGoOn(disk, 14);
    expect(run.loss).toBeNull();
    expect(keptAside(disk).size).toBe(0);
    for (const [name, bytes] of Object.entries(changes)) {
      expect(disk.files().get(`${FOLDER}/${name}`)?.toString() ?? null).toBe(bytes);
    }
  });

  it('in the very segment the log went on in is passed over', async () => {
    // A power cut between a checkpoint and its segment: the log goes on where it was.
    const joined = Buffer.concat([bytesOf(SECOND), bytesOf(THIRD).subarray(lineEnds(bytesOf(THIRD))[0])]);
    joined[lineEnds(bytesOf(SECOND))[1] ?? 0] = 0x20;
    const run = await expectToGoOn(diskWith({ [SECOND]: joined, [THIRD]: null }), 14);
    expect(run).toMatchObject({ base: { end: { seq: 10 } }, loss: null });
  });

  it('up to which the log does not reach any more leaves the checkpoint standing, with what it knows', async () => {
    const torn = bytesOf(SECOND).subarray(0, (lineEnds(bytesOf(SECOND))[2] ?? 0) + 10);
    const disk = diskWith({ [SECOND]: torn, [THIRD]: null });
    const run = await expectToGoOn(disk, 10);
    expect(run.loss).toContain('log-000000006.ndjson was left as it is');
    expect(disk.files().get(`${FOLDER}/${SECOND}`)).toEqual(torn);
  });
});

describe('a checkpoint that cannot be believed', () => {
  it('gives way to the one before, and the log has all that it had', async () => {
    const disk = diskWith({ [LATER]: spoilt(LATER, 300) });
    const run = await expectToGoOn(disk, 14);
    expect(run).toMatchObject({ base: { end: { seq: 5 } }, facts: facts.slice(5) });
    expect(run.loss).toContain('the checkpoint cannot be read, so an earlier state was taken');
    expect([...keptAside(disk).values()]).toEqual([spoilt(LATER, 300)]);
  });

  it('because the log there says something else, as well', async () => {
    const other = powerCutDisk();
    const run = await createRun(RUNS, WALL_MS, other);
    const foreign = factBehind(endOf(facts.slice(0, 9)), { type: 'panicked' });
    await run.journal.append([...facts.slice(0, 9), foreign]);
    await run.journal.checkpoint(endOf([foreign]), ['never happened'], [SCORE.hash]);
    const bytes = other.files().get(`${FOLDER}/${LATER}`) ?? Buffer.alloc(0);
    const back = await expectToGoOn(diskWith({ [LATER]: bytes }), 14);
    expect(back.loss).toContain('the checkpoint does not fit the log');
  });

  it('while the log is damaged between them costs what lies behind the damage; all of it is kept aside', async () => {
    const damaged = spoilt(SECOND, (lineEnds(bytesOf(SECOND))[2] ?? 0) + 30);
    const disk = diskWith({ [LATER]: 'rubbish', [SECOND]: damaged });
    const run = await expectToGoOn(disk, 7);
    expect(run.loss).toMatch(/3 lines.*copy.*log-000000006[\s\S]*4 lines.*what comes before is lost.*log-000000011/);
    expect([...keptAside(disk).values()]).toEqual(
      expect.arrayContaining([damaged, bytesOf(THIRD), Buffer.from('rubbish')]),
    );
  });
});

describe('a run with any bytes changed, anywhere', () => {
  const change = fc.tuple(fc.constantFrom(...LOG_FILES), fc.nat({ max: 6000 }), fc.integer({ min: 1, max: 255 }));

  it('comes back without a throw, with a beginning of what was written and not a fact besides, and goes on', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const disk = diskWith();
        for (const [name, at, by] of changes) {
          const bytes = Buffer.from(disk.files().get(`${FOLDER}/${name}`) ?? Buffer.alloc(0));
          const place = at % bytes.byteLength;
          bytes[place] = ((bytes[place] ?? 0) + by) % 256;
          disk.put(`${FOLDER}/${name}`, bytes);
        }
        const spoiltFiles = new Map(disk.files());
        const newest = await openNewestRun(RUNS, WALL_MS, null, disk);
        // Only where its very first facts are spoilt and no checkpoint is left is there nothing to go on with.
        if (newest.kind === 'unreadable') return;
        if (newest.kind !== 'open') throw new Error(`the run is ${newest.kind}`);
        const { run } = newest;
        const count = held(run).length;
        expect(held(run)).toEqual(hashes.slice(0, count));
        if (count < 14) expect(run.loss).not.toBeNull();
        await run.journal.close();
        // Not a byte is gone: each spoilt file is as it was, or kept aside.
        for (const [path, bytes] of spoiltFiles) {
          const kept = [...disk.files()].some(
            ([at, now]) => (at === path || at.startsWith(`${path}.damaged`)) && now.equals(bytes),
          );
          expect(kept).toBe(true);
        }
        await expectToGoOn(disk, count);
      }),
      { numRuns: 250 },
    );
  });

  it('keeps the longest good beginning where one line behind the checkpoint is changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: bytesOf(THIRD).byteLength - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const ends = lineEnds(bytesOf(THIRD));
          const line = ends.filter((end) => end <= at).length;
          // A header costs nothing, but one that has lost its line feed takes the first fact with it.
          const kept = line > 0 ? line - 1 : at === (ends[0] ?? 0) - 1 ? 0 : 4;
          await expectToGoOn(diskWith({ [THIRD]: spoilt(THIRD, at, by) }), 10 + kept);
        },
      ),
      { numRuns: 150 },
    );
  });
});
