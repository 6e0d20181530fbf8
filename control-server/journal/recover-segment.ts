/** Reads one segment of a log back: every fact that is known to be the one that was written. Pure: bytes in, facts out. */

import { continues, endOf, type LogEnd } from '#installation/log/chain.ts';
import type { Fact } from '#installation/log/fact.ts';
import { factIn, headerIn, type Line, type LogHeader, nextFact, splitLines } from './log-line.ts';

/** Lines that are not believed, and why: no whole sentence. */
export interface Damage {
  readonly lines: number;
  readonly reason: string;
}

export interface SegmentReading {
  /** Null where the first line cannot be read, or contradicts the facts. */
  readonly header: LogHeader | null;
  /** The facts behind `from`, without a gap. */
  readonly facts: readonly Fact[];
  /** The last of them, or `from`. */
  readonly end: LogEnd;
  /** Bytes from the start of the file after which the log can go on in it; null where it cannot go on in this file. */
  readonly goodBytes: number | null;
  /** What follows the last fact; null where nothing does. */
  readonly damage: Damage | null;
  /** Lines before `from` that cannot be read. They cost the show nothing. */
  readonly unreadBefore: number;
}

/** What the first fact of a log is chained to. */
export const LOG_START: LogEnd = endOf([]);

/** Where a segment begins, by its own word. */
export const startOf = (header: LogHeader): LogEnd => header.after ?? LOG_START;

/**
 * Reads the facts behind `from`, an end that is known from a checkpoint or from the segment before; null: from the start
 * that the segment itself names. Null where the segment tells of another history than `from`, begins only behind it, or
 * where nothing says how it begins.
 */
export function recoverSegment(bytes: Buffer, from: LogEnd | null): SegmentReading | null {
  const [first, ...lines] = splitLines(bytes);
  const named = headerIn(first);
  const goal = from ?? (named && startOf(named));
  if (!goal) return null;
  // No hash covers a header: where it contradicts what is known, the facts themselves decide.
  const header = named && leadsTo(startOf(named), goal) ? named : null;
  const start = header && startOf(header);
  const walk = walkLines(lines, start?.seq === goal.seq ? goal : start, goal);
  if (!walk) return null;
  const { facts, at, believed, unreadBefore, rest } = walk;
  if (named && !header && facts.length === 0) return null;
  const hasArrived = at !== null && at.seq >= goal.seq;
  const lastGood = believed ?? first;
  return {
    header,
    facts,
    end: hasArrived ? at : goal,
    goodBytes: header && hasArrived && lastGood ? lastGood.endByte : null,
    damage: rest,
    unreadBefore,
  };
}

interface Walk {
  readonly facts: Fact[];
  readonly at: LogEnd | null;
  /** The last line that was believed. */
  readonly believed: Line | null;
  readonly unreadBefore: number;
  readonly rest: Damage | null;
}

/** Goes from line to line. Null where the fact numbered as `goal` is there, whole, and another one. */
function walkLines(lines: readonly Line[], start: LogEnd | null, goal: LogEnd): Walk | null {
  const facts: Fact[] = [];
  let at = start;
  let believed: Line | null = null;
  const unread: Line[] = [];
  for (const [index, line] of lines.entries()) {
    const fact = factIn(line);
    const isBefore = at === null || at.seq < goal.seq;
    const isNext = fact !== null && at !== null && continues(at, fact);
    // Damage before the goal does not matter: what continues the goal is believed again.
    if (!isNext && !(isBefore && fact && continues(goal, fact))) {
      if (!isBefore)
        return { facts, at, believed, unreadBefore: unread.length, rest: damageOf(lines.slice(index), at) };
      unread.push(line);
      continue;
    }
    at = endOf([fact]);
    believed = line;
    if (fact.seq > goal.seq) facts.push(fact);
    else if (isOther(at, goal)) return null;
  }
  if (at !== null && at.seq >= goal.seq) return { facts, at, believed, unreadBefore: unread.length, rest: null };
  const lost = unread.filter((line) => (factIn(line)?.seq ?? Number.POSITIVE_INFINITY) > goal.seq);
  return { facts, at, believed, unreadBefore: unread.length - lost.length, rest: damageOf(lost, goal) };
}

function damageOf(lines: readonly Line[], end: LogEnd | null): Damage | null {
  const [first] = lines;
  if (!first) return null;
  const read = nextFact(first, end ?? LOG_START);
  return { lines: lines.length, reason: typeof read === 'string' ? read : 'what comes before it cannot be read' };
}

const leadsTo = (start: LogEnd, goal: LogEnd): boolean => start.seq <= goal.seq && !isOther(start, goal);

const isOther = (a: LogEnd, b: LogEnd): boolean => a.seq === b.seq && a.hash !== b.hash;
