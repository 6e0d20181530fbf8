/** The open question being measured, every option at once, and which of them is ahead. */

import { seededInteger } from '../random/seeded.ts';
import type { PlannedQuorum } from '../score/plan.ts';
import type { ServerMs } from '../time/axes.ts';
import { type AskMeter, measureAsk, newAskMeter, standsForIt } from './ask-meter.ts';
import type { Crowd } from './source-tally.ts';

/** A quorum being measured. */
export interface QuorumMeter {
  readonly quorum: PlannedQuorum;
  /** One for each option, in the order written. */
  readonly options: readonly AskMeter[];
}

/** A meter that has seen nobody yet. `askedMs`: when the question was put, on the server's clock. */
export const newMeter = (quorum: PlannedQuorum, askedMs: ServerMs): QuorumMeter => ({
  quorum,
  options: quorum.options.map((option, index) => newAskMeter(option, quorum.weights, askedMs, index)),
});

/** The meter after the crowd was looked at, at `nowMs`. */
export const measure = (meter: QuorumMeter, crowd: Crowd, nowMs: ServerMs): QuorumMeter => ({
  quorum: meter.quorum,
  options: meter.options.map((option) => measureAsk(option, crowd, nowMs)),
});

/** Chance that a tie is broken by: the run's seed, and a name of this one asking (the cue's key, say, and when). */
export interface Lot {
  readonly seed: number;
  readonly name: string;
}

/** The option the crowd has reached, from 0; the foremost of several; null while there is none. */
export const reachedOption = (meter: QuorumMeter, lot: Lot): number | null =>
  foremost(meter, lot, (option) => option.reached);

/** The option the crowd stands for at this moment, whatever the dwell; the foremost of several; null where it is none. */
export const standingOption = (meter: QuorumMeter, lot: Lot): number | null => foremost(meter, lot, standsForIt);

/** The foremost of the options that anybody does, enough or not; null where nobody does any. */
export const leadingOption = (meter: QuorumMeter, lot: Lot): number | null =>
  foremost(meter, lot, (option) => option.active > 0);

/** Shares closer than this are alike: weighing rounds. */
const ALIKE = 1e-9;

/** The larger share comes first, then the more heads, then what the quorum says of ties. */
function foremost(meter: QuorumMeter, lot: Lot, isIn: (option: AskMeter) => boolean): number | null {
  const byTie = ranks(meter.quorum, lot);
  const isAhead = (a: number, b: number): boolean => {
    const [one, other] = [meter.options[a], meter.options[b]];
    if (!one || !other) return one !== undefined;
    if (Math.abs(one.share - other.share) > ALIKE) return one.share > other.share;
    if (one.active !== other.active) return one.active > other.active;
    return (byTie[a] ?? 0) < (byTie[b] ?? 0);
  };
  return meter.options.reduce<number | null>(
    (best, option, index) => (isIn(option) && (best === null || isAhead(index, best)) ? index : best),
    null,
  );
}

/** The place of every option in a tie. Drawn for each by itself: who else is in the tie changes nothing between two. */
const ranks = ({ tie, options }: PlannedQuorum, { seed, name }: Lot): readonly number[] =>
  options.map((_, index) => (tie === 'first' ? index : seededInteger(seed, `tie ${name} ${index}`)));
