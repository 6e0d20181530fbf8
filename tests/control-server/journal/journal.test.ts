import { describe, expect, it } from 'vitest';
import type { Disk, DiskFile } from '#control-server/journal/disk.ts';
import { type Journal, openJournal } from '#control-server/journal/journal.ts';
import type { LogHeader } from '#control-server/journal/log-line.ts';
import { recoverRun } from '#control-server/journal/recover-run.ts';
import { LOG_START } from '#control-server/journal/recover-segment.ts';
import { writeSegment } from '#control-server/journal/write-segment.ts';
import { endOf } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { chainedFacts, factBehind, SCORE } from './chained-facts.ts';
import { type PowerCutDisk, powerCutDisk } from './power-cut-disk.ts';

const FOLDER = '/run';
const HEADER: LogHeader = {
  format: 'reclaim-log-1',
  run: '2026-11-22T20-15-00.000Z',
  zeroWallMs: Date.UTC(2026, 10, 22, 20, 15),
};
const facts = chainedFacts(12);
const upTo = (seq: number) => endOf(facts.slice(0, seq));

/** A disk whose syncs of the log are counted, and wait or fail when the test says so. */
interface WatchedDisk {
  readonly disk: Disk;
  readonly inner: PowerCutDisk;
  /** What was written in one go, as text, for each sync. */
  readonly groups: readonly string[];
  /** From now on syncs wait until the returned function is called. */
  hold(): () => void;
  /** The next operation of this kind fails. */
  failNext(kind: 'sync' | 'truncate' | 'rename'): void;
}

function watchedDisk(): WatchedDisk {
  const inner = powerCutDisk();
  const groups: string[] = [];
  let gate: Promise<void> = Promise.resolve();
  const ill = new Set<string>();
  const mayFail = (kind: string): void => {
    if (ill.delete(kind)) throw new Error(`EIO at ${kind}`);
  };
  const watched = (file: DiskFile): DiskFile => {
    let written = '';
    return {
      ...file,
      write: async (bytes, position) => {
        written += bytes.toString();
        await file.write(bytes, position);
      },
      sync: async () => {
        if (written !== '') groups.push(written);
        written = '';
        await gate;
        mayFail('sync');
        await file.sync();
      },
      truncate: async (length) => {
        mayFail('truncate');
        await file.truncate(length);
      },
    };
  };
  const disk: Disk = {
    ...inner,
    open: async (path) => watched(await inner.open(path)),
    rename: async (from, to) => {
      mayFail('rename');
      await inner.rename(from, to);
    },
  };
  return {
    disk,
    inner,
    groups,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    failNext: (kind) => ill.add(kind),
  };
}

async function journalOn(disk: Disk): Promise<Journal> {
  const place = await writeSegment(disk, FOLDER, HEADER, LOG_START, []);
  return openJournal({ disk, folder: FOLDER, header: HEADER, place, end: LOG_START });
}

/** What a start would find. */
async function found(disk: Disk): Promise<{ readonly base: unknown; readonly facts: readonly Fact[] }> {
  const run = await recoverRun(disk, FOLDER);
  expect(run?.spoilt).toEqual([]);
  return { base: run?.base?.core ?? null, facts: run?.facts ?? [] };
}

const linesIn = (text: string | undefined): number => (text ?? '').split('\n').length - 1;

describe('a journal', () => {
  it('keeps facts in their order', async () => {
    const { disk } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 2));
    await journal.append(facts.slice(2, 3));
    await journal.close();
    expect(await found(disk)).toEqual({ base: null, facts: facts.slice(0, 3) });
  });

  it('writes together what is asked for while the disk is busy, and answers each when its own is there', async () => {
    const { disk, groups, hold } = watchedDisk();
    const journal = await journalOn(disk);
    const release = hold();
    const order: number[] = [];
    const asked = facts.slice(0, 6).map((fact, i) => journal.append([fact]).then(() => order.push(i)));
    await new Promise(setImmediate);
    expect(order).toEqual([]);
    release();
    await Promise.all(asked);
    await journal.append(facts.slice(6, 7));
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    expect(groups.map(linesIn)).toEqual([6, 1]);
    expect((await found(disk)).facts).toEqual(facts.slice(0, 7));
  });

  it('takes what comes during a sync into the next one', async () => {
    const { disk, groups, hold } = watchedDisk();
    const journal = await journalOn(disk);
    const release = hold();
    const first = journal.append(facts.slice(0, 1));
    await new Promise(setImmediate);
    const rest = facts.slice(1, 9).map((fact) => journal.append([fact]));
    release();
    await Promise.all([first, ...rest]);
    expect(groups.map(linesIn)).toEqual([1, 8]);
  });

  it('refuses all of a group that failed, and what was chained to it; then goes on where it was', async () => {
    const { disk, hold, failNext } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 2));
    failNext('sync');
    const release = hold();
    const group = [journal.append(facts.slice(2, 3)), journal.append(facts.slice(3, 5))];
    await new Promise(setImmediate);
    const behind = journal.append(facts.slice(5, 6));
    release();
    const outcomes = await Promise.allSettled([...group, behind]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(String(outcomes[1]?.status === 'rejected' && outcomes[1].reason)).toContain('EIO at sync');
    expect(String(outcomes[2]?.status === 'rejected' && outcomes[2].reason)).toContain('fact 6 does not continue');
    expect((await found(disk)).facts).toEqual(facts.slice(0, 2));
    const other = factBehind(upTo(2), { type: 'panicked' });
    await journal.append([other]);
    expect((await found(disk)).facts).toEqual([...facts.slice(0, 2), other]);
  });

  it('refuses what could not be read back, without writing it, and others of the group are written', async () => {
    const { disk, groups } = watchedDisk();
    const journal = await journalOn(disk);
    const numberless = factBehind(upTo(1), { type: 'run-opened', show: 'x', seed: Number.NaN });
    const outcomes = await Promise.allSettled([
      journal.append(facts.slice(0, 1)),
      journal.append([numberless]),
      journal.append(facts.slice(4, 5)),
      journal.append(facts.slice(1, 3)),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(groups.map(linesIn)).toEqual([3]);
    expect((await found(disk)).facts).toEqual(facts.slice(0, 3));
  });

  it('asked for nothing writes nothing', async () => {
    const { disk, groups } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append([]);
    expect(groups).toEqual([]);
  });

  it('that is closed takes nothing more, and closes after what was asked before', async () => {
    const { disk } = watchedDisk();
    const journal = await journalOn(disk);
    const last = journal.append(facts.slice(0, 3));
    const closing = journal.close();
    await expect(journal.append(facts.slice(3))).rejects.toThrow('closed');
    await expect(journal.checkpoint(upTo(3), {}, [])).rejects.toThrow('closed');
    await Promise.all([last, closing]);
    expect((await found(disk)).facts).toEqual(facts.slice(0, 3));
  });
});

const names = (inner: PowerCutDisk): string[] => [...inner.files().keys()].map((path) => path.slice(5)).sort();

describe('a checkpoint', () => {
  it('is kept, and a new segment goes on behind it', async () => {
    const { disk, inner } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 4));
    await journal.checkpoint(upTo(4), { stands: ['é', 1] }, [SCORE.hash]);
    await journal.append(facts.slice(4, 6));
    expect(names(inner)).toEqual(['checkpoint-000000004.json', 'log-000000005.ndjson', 'log.ndjson']);
    expect(inner.files().get('/run/log-000000005.ndjson')?.toString().split('\n')[0]).toBe(
      JSON.stringify({ ...HEADER, after: upTo(4) }),
    );
    expect(await found(disk)).toEqual({ base: { stands: ['é', 1] }, facts: facts.slice(4, 6) });
  });

  it('waits for the appends before it, and those after it wait for it', async () => {
    const { disk } = watchedDisk();
    const journal = await journalOn(disk);
    const first = journal.append(facts.slice(0, 4));
    const kept = journal.checkpoint(upTo(4), 'four', [SCORE.hash]);
    const then = journal.append(facts.slice(4, 6));
    await Promise.all([first, kept, then]);
    expect(await found(disk)).toEqual({ base: 'four', facts: facts.slice(4, 6) });
  });

  it('may be of an earlier fact than the last: those between are behind it', async () => {
    const { disk, inner } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 6));
    await journal.checkpoint(upTo(4), 'four', [SCORE.hash]);
    await journal.append(facts.slice(6, 8));
    expect(names(inner)).toContain('log-000000007.ndjson');
    expect(await found(disk)).toEqual({ base: 'four', facts: facts.slice(4, 8) });
  });

  it('made twice of the same fact is the later one, and begins one segment', async () => {
    const { disk, inner } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 4));
    await journal.checkpoint(upTo(4), 'earlier', [SCORE.hash]);
    await journal.checkpoint(upTo(4), 'later', [SCORE.hash]);
    expect(names(inner)).toHaveLength(3);
    expect(await found(disk)).toEqual({ base: 'later', facts: [] });
  });

  it('of a fact that is none of this log, or before the last checkpoint, is refused', async () => {
    const { disk, inner } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 6));
    await journal.checkpoint(upTo(6), 'six', [SCORE.hash]);
    const foreign = endOf([factBehind(upTo(5), { type: 'panicked' })]);
    for (const end of [upTo(7), upTo(5), foreign]) {
      await expect(journal.checkpoint(end, 'no', [SCORE.hash])).rejects.toThrow(RangeError);
    }
    await expect(journal.checkpoint(upTo(6), undefined, [SCORE.hash])).rejects.toThrow('core of JSON');
    expect(names(inner)).toHaveLength(3);
    expect(await found(disk)).toMatchObject({ base: 'six' });
  });

  it('that cannot be written leaves the log as it was, and no draft', async () => {
    const { disk, inner, failNext } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 4));
    failNext('rename');
    await expect(journal.checkpoint(upTo(4), 'four', [SCORE.hash])).rejects.toThrow('EIO at rename');
    expect(names(inner)).toEqual(['log.ndjson']);
    await journal.append(facts.slice(4, 6));
    expect(await found(disk)).toEqual({ base: null, facts: facts.slice(0, 6) });
  });

  it('is not made while a refused fact may still stand in the log', async () => {
    const { disk, inner, failNext } = watchedDisk();
    const journal = await journalOn(disk);
    await journal.append(facts.slice(0, 4));
    failNext('sync');
    failNext('truncate');
    await expect(journal.append(facts.slice(4, 6))).rejects.toThrow('could not be taken back');
    failNext('truncate');
    await expect(journal.checkpoint(upTo(4), 'four', [SCORE.hash])).rejects.toThrow('EIO at truncate');
    expect(names(inner)).toEqual(['log.ndjson']);
    await journal.checkpoint(upTo(4), 'four', [SCORE.hash]);
    const other = factBehind(upTo(4), { type: 'panicked' });
    await journal.append([other]);
    expect(await found(disk)).toEqual({ base: 'four', facts: [other] });
    expect(inner.files().get('/run/log.ndjson')?.toString().split('\n')).toHaveLength(6);
  });
});
