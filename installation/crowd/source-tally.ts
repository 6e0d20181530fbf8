/** What saw the crowd: cameras, phones and the director's own eyes, and how they are made one count. */

import type { SourceKind } from '../log/quorum-evidence.ts';
import type { Combination, SourceWeights } from '../score/plan.ts';
import type { ServerMs } from '../time/axes.ts';
import { addPhases, addTallies, countOf, emptyTally, NO_PHASES, type PhaseSum, phasesOf, type Tally } from './tally.ts';

/** A camera or phone and what it counted last. */
export interface CountedSource {
  readonly source: string;
  readonly kind: Exclude<SourceKind, 'operator'>;
  readonly tally: Tally;
  /** When it counted that. */
  readonly atMs: ServerMs;
}

/**
 * "I see 12 of 20 do it": what the director counts, of one option of the open question. It stands until the next, or until
 * the question is decided.
 */
export interface OperatorCount {
  /** Which option, counted from 0. */
  readonly option: number;
  readonly present: number;
  readonly active: number;
}

/** The director's own eyes. They look at the whole room, so what they count is there already, seen by others or not. */
export interface OperatorSource {
  readonly source: string;
  readonly kind: 'operator';
  readonly counts: readonly OperatorCount[];
}

export type SourceTally = CountedSource | OperatorSource;

/** Something asked of a crowd, as a source has to know it. */
export interface Asked {
  readonly what: Combination;
  /** Which option of the open question it is, from 0; null where it is no part of a question. */
  readonly option: number | null;
}

export interface Heads {
  readonly present: number;
  readonly active: number;
}

/** What one source counted of what is asked, or null where it says nothing about it. */
export function headsOf(source: SourceTally, { what, option }: Asked): Heads | null {
  if (source.kind !== 'operator') return { present: source.tally.present, active: countOf(source.tally, what) };
  const said = source.counts.findLast((count) => count.option === option);
  return said ? { present: said.present, active: Math.min(said.active, said.present) } : null;
}

/** What all sources together counted of what is asked. */
export interface Headcount extends Heads {
  /** Sum of weight * active over sum of weight * present; zero in an empty room. */
  readonly share: number;
  readonly phases: PhaseSum;
  /**
   * Up to when it is known that it was done: the last count of the slowest source that sees it done. A dwell is held by
   * counts, not by the silence after one, and no source vouches for another; only the director's word stands.
   */
  readonly seenUntilMs: ServerMs;
}

/**
 * Counts the room at `atMs`. The share weighs every head by what saw it, and a kind of weight 0 is not heard at all. The
 * heads themselves are whole: those of cameras and phones added, or those of the director's count where these are more.
 */
export function headcount(
  sources: readonly SourceTally[],
  asked: Asked,
  weights: SourceWeights,
  atMs: ServerMs,
): Headcount {
  const counted = { present: 0, active: 0 };
  const told = { present: 0, active: 0 };
  const weighed = { present: 0, active: 0 };
  let phases = NO_PHASES;
  let seenUntilMs = atMs;
  for (const source of sources) {
    const weight = weights[source.kind];
    const heads = weight > 0 ? headsOf(source, asked) : null;
    if (heads === null) continue;
    addHeads(weighed, heads, weight);
    addHeads(source.kind === 'operator' ? told : counted, heads, 1);
    if (source.kind === 'operator') continue;
    phases = addPhases(phases, phasesOf(source.tally, asked.what));
    if (heads.active > 0 && source.atMs < seenUntilMs) seenUntilMs = source.atMs;
  }
  return {
    present: Math.max(counted.present, told.present),
    active: Math.max(counted.active, told.active),
    share: weighed.present > 0 ? Math.min(1, weighed.active / weighed.present) : 0,
    phases,
    seenUntilMs,
  };
}

function addHeads(sum: { present: number; active: number }, { present, active }: Heads, weight: number): void {
  sum.present += weight * present;
  sum.active += weight * active;
}

/** The count of all cameras and phones together. */
export const totalOf = (sources: readonly SourceTally[]): Tally =>
  sources.reduce((sum, source) => (source.kind === 'operator' ? sum : addTallies(sum, source.tally)), emptyTally);
