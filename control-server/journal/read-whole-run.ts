/**
 * Reads all that is left of a run, from its first fact on, for a report. Changes nothing, so it may be done while the run
 * is played. What a checkpoint knows of lost facts does not bring them back: the report tells the hole.
 */

import { basename, join } from 'node:path';
import { continues, endOf, hashText, type LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import type { ScoreText } from '#installation/protocol/replica.ts';
import { type Disk, nodeDisk } from './disk.ts';
import { factIn, headerIn, splitLines } from './log-line.ts';
import { LOG_START, startOf } from './recover-segment.ts';
import { isDamagedName, openedAt, scoreName, segmentsIn } from './run-files.ts';

/** Facts that were written and cannot be read, by their numbers; both ends are lost, too. */
export interface Hole {
  readonly from: number;
  readonly to: number;
}

export interface WholeRun {
  readonly id: string;
  readonly folder: string;
  /** The wall-clock moment of server time zero, ms since 1970; null where nothing says it. */
  readonly zeroWallMs: number | null;
  /** Every fact that is certainly the one that was written, by number. */
  readonly facts: readonly Fact[];
  readonly holes: readonly Hole[];
  /** Lines behind the last fact that mean nothing. One that was not written to its end is not among them. */
  readonly unreadAtEnd: number;
  /** The last line is not written to its end: it is being written, or was when the power went, and nobody relied on it. */
  readonly isTorn: boolean;
  /** Files that an earlier start found damaged and kept. */
  readonly keptAside: readonly string[];
  /** The scores the facts adopt, as far as they can be had, in the order they were first adopted. */
  readonly scores: readonly ScoreText[];
}

/** All that can be read of the run in `folder`. Throws what the file system throws. */
export async function readWholeRun(folder: string, disk: Disk = nodeDisk): Promise<WholeRun> {
  const names = await disk.list(folder);
  let zeroWallMs: number | null = openedAt(basename(folder));
  let end = LOG_START;
  let unreadAtEnd = 0;
  let isTorn = false;
  const facts: Fact[] = [];
  for (const { name } of segmentsIn(names)) {
    const segment = salvage((await disk.read(join(folder, name))) ?? Buffer.alloc(0), end);
    zeroWallMs = segment.zeroWallMs ?? zeroWallMs;
    const fresh = segment.facts.filter(({ seq }) => seq > end.seq);
    for (const fact of fresh) facts.push(fact);
    if (fresh.length > 0) unreadAtEnd = 0;
    unreadAtEnd += segment.unreadAtEnd;
    isTorn = segment.isTorn;
    end = fresh.length > 0 ? endOf(fresh) : end;
  }
  return {
    id: basename(folder),
    folder,
    zeroWallMs,
    facts,
    holes: holesAmong(facts),
    unreadAtEnd,
    isTorn,
    keptAside: names.filter(isDamagedName).sort(),
    scores: await readScores(disk, folder, facts),
  };
}

interface Salvage {
  readonly zeroWallMs: number | null;
  readonly facts: readonly Fact[];
  readonly unreadAtEnd: number;
  readonly isTorn: boolean;
}

/**
 * The facts of a segment that a hash vouches for: those that continue the one before, also where that one was only just
 * readable again. `before`: the last fact of the segments before.
 */
function salvage(bytes: Buffer, before: LogEnd): Salvage {
  const [first, ...lines] = splitLines(bytes);
  const header = headerIn(first);
  const facts: Fact[] = [];
  let at: LogEnd | null = header ? startOf(header) : null;
  let unreadAtEnd = 0;
  for (const line of lines) {
    const fact = factIn(line);
    if (fact && ((at && continues(at, fact)) || continues(before, fact))) {
      facts.push(fact);
      unreadAtEnd = 0;
    } else if (line.ended) unreadAtEnd += 1;
    at = fact && endOf([fact]);
  }
  return { zeroWallMs: header?.zeroWallMs ?? null, facts, unreadAtEnd, isTorn: lines.at(-1)?.ended === false };
}

function holesAmong(facts: readonly Fact[]): Hole[] {
  return facts.flatMap(({ seq }, index) => {
    const expected = (facts[index - 1]?.seq ?? 0) + 1;
    return seq > expected ? [{ from: expected, to: seq - 1 }] : [];
  });
}

async function readScores(disk: Disk, folder: string, facts: readonly Fact[]): Promise<ScoreText[]> {
  const hashes = new Set(facts.flatMap(({ event }) => (event.type === 'score-adopted' ? [event.scoreHash] : [])));
  const scores: ScoreText[] = [];
  for (const hash of hashes) {
    const text = (await disk.read(join(folder, scoreName(hash))))?.toString('utf8');
    if (text !== undefined && hashText(text) === hash) scores.push({ hash, text });
  }
  return scores;
}
