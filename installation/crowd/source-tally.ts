/** What saw the crowd: cameras, phones and the director's own eyes, and how they are made one count. */

import type { SourceKind } from '../log/quorum-evidence.ts';
import type { Combination, SourceWeights } from '../score/plan.ts';
import type { ServerMs } from '../time/axes.ts';
import { addTallies, countOf, emptyTally, type PhaseSum, swayOf, type Tally, tallyIn } from './tally.ts';

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

/** The sum of cameras and phones as it is kept up, and what the director counted. */
export interface RunningCount {
  readonly kinds: Readonly<Record<CountedSource['kind'], Tally>>;
  readonly counts: readonly OperatorCount[];
  /** When the slowest source that sees it done counted last; null: none does. */
  seenUntil(kind: CountedSource['kind'], asked: Asked): ServerMs | null;
  /** How fast people sway in a gesture, turns per second; null where it is not known. */
  hz(gesture: string): number | null;
  /** How many cameras and phones count. */
  readonly sources: number;
}

/** A crowd: source by source, or summed. Both give the same counts. */
export type Crowd = readonly SourceTally[] | RunningCount;

const isList = (crowd: Crowd): crowd is readonly SourceTally[] => Array.isArray(crowd);

/** Something asked of a crowd, as a source has to know it. */
export interface Asked {
  readonly what: Combination;
  /** Which option of the open question it is, from 0; null where it is no part of a question. */
  readonly option: number | null;
  /** The zone of the floor whose people are asked; null or missing: all. */
  readonly zone?: string | null;
}

export interface Heads {
  readonly present: number;
  readonly active: number;
}

/** What one source counted of what is asked, or null where it says nothing about it. */
export function headsOf(source: SourceTally, { what, option, zone = null }: Asked): Heads | null {
  if (source.kind === 'operator') return saidOf(source.counts, option);
  const tally = tallyIn(source.tally, zone);
  return { present: tally.present, active: countOf(tally, what) };
}

/** What the director said last of an option. */
function saidOf(counts: readonly OperatorCount[], option: number | null): Heads | null {
  const said = counts.findLast((count) => count.option === option);
  return said ? { present: said.present, active: Math.min(said.active, said.present) } : null;
}

/** What all sources together counted of what is asked. */
export interface Headcount extends Heads {
  /** Sum of weight * active over sum of weight * present; zero in an empty room. */
  readonly share: number;
  readonly phases: PhaseSum;
  /** How fast they sway, turns per second; null where that is not known. */
  readonly hz: number | null;
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
export function headcount(crowd: Crowd, asked: Asked, weights: SourceWeights, atMs: ServerMs): Headcount {
  return isList(crowd) ? ofList(crowd, asked, weights, atMs) : ofSums(crowd, asked, weights, atMs);
}

function ofList(sources: readonly SourceTally[], asked: Asked, weights: SourceWeights, atMs: ServerMs): Headcount {
  const sum = new HeadSum();
  let together = emptyTally;
  let seenUntilMs = atMs;
  for (const source of sources) {
    const weight = weights[source.kind];
    const heads = weight > 0 ? headsOf(source, asked) : null;
    if (heads === null) continue;
    sum.add(heads, weight, source.kind === 'operator');
    if (source.kind === 'operator') continue;
    together = withPhases(together, tallyIn(source.tally, asked.zone ?? null));
    if (heads.active > 0 && source.atMs < seenUntilMs) seenUntilMs = source.atMs;
  }
  return { ...sum.heads(), phases: swayOf(together, asked.what).phases, hz: null, seenUntilMs };
}

const KINDS = ['camera', 'phone'] as const;

function ofSums(crowd: RunningCount, asked: Asked, weights: SourceWeights, atMs: ServerMs): Headcount {
  const sum = new HeadSum();
  let together = emptyTally;
  let seenUntilMs = atMs;
  for (const kind of KINDS) {
    if (weights[kind] <= 0) continue;
    const tally = tallyIn(crowd.kinds[kind], asked.zone ?? null);
    const heads = { present: tally.present, active: countOf(tally, asked.what) };
    sum.add(heads, weights[kind], false);
    together = withPhases(together, tally);
    const seenMs = heads.active > 0 ? crowd.seenUntil(kind, asked) : null;
    if (seenMs !== null && seenMs < seenUntilMs) seenUntilMs = seenMs;
  }
  const said = weights.operator > 0 ? saidOf(crowd.counts, asked.option) : null;
  if (said) sum.add(said, weights.operator, true);
  const { gesture, phases } = swayOf(together, asked.what);
  return { ...sum.heads(), phases, hz: gesture === null ? null : crowd.hz(gesture), seenUntilMs };
}

const withPhases = (sum: Tally, { phases }: Tally): Tally => addTallies(sum, { present: 0, doing: {}, phases });

class HeadSum {
  readonly #counted = { present: 0, active: 0 };
  readonly #told = { present: 0, active: 0 };
  readonly #weighed = { present: 0, active: 0 };

  add(heads: Heads, weight: number, isOperator: boolean): void {
    addHeads(this.#weighed, heads, weight);
    addHeads(isOperator ? this.#told : this.#counted, heads, 1);
  }

  heads(): Heads & { readonly share: number } {
    const [counted, told, weighed] = [this.#counted, this.#told, this.#weighed];
    return {
      present: Math.max(counted.present, told.present),
      active: Math.max(counted.active, told.active),
      share: weighed.present > 0 ? Math.min(1, weighed.active / weighed.present) : 0,
    };
  }
}

function addHeads(sum: { present: number; active: number }, { present, active }: Heads, weight: number): void {
  sum.present += weight * present;
  sum.active += weight * active;
}

/** The count of all cameras and phones together. */
export const totalOf = (crowd: Crowd): Tally =>
  isList(crowd)
    ? crowd.reduce((sum, source) => (source.kind === 'operator' ? sum : addTallies(sum, source.tally)), emptyTally)
    : addTallies(crowd.kinds.camera, crowd.kinds.phone);
