/** How well a body matches a described way of holding it, 0..1. */

import { clamp01 } from '#installation/time/easing.ts';
import type { BodyMeasures } from './body-measures.ts';
import type { PoseDescription } from './gesture-description.ts';
import type { RangeTerm, Way } from './gesture-terms.ts';
import type { Measurement, Side } from './measurement.ts';

/** How far `value` is outside the term's range, in fades: 0 inside. */
export function termShortfall(value: number, { atLeast, atMost, fade }: RangeTerm): number {
  const below = atLeast === undefined ? 0 : (atLeast - value) / fade;
  const over = atMost === undefined ? 0 : (value - atMost) / fade;
  return Math.max(0, below, over);
}

/** 1 inside the range, falling linearly to 0 at `fade` outside it. */
export const termScore = (value: number, term: RangeTerm): number => clamp01(1 - termShortfall(value, term));

/**
 * As far as a term's joints are not seen, its `ifUnseen` stands in for what they would say, so a hidden arm neither makes
 * a gesture nor keeps one going.
 */
const weighed = ({ value, weight }: Measurement, term: RangeTerm): number =>
  weight * termScore(value, term) + (1 - weight) * term.ifUnseen;

/** Calls `visit` with every term of a way made with one arm, and what is measured for it. */
export function eachTerm(
  way: Pick<Way, 'armTerms' | 'pairTerms'>,
  measures: BodyMeasures,
  side: Side,
  visit: (measured: Measurement, term: RangeTerm, index: number) => void,
): void {
  const own = measures.arms[side];
  const other = measures.arms[side === 'left' ? 'right' : 'left'];
  let index = 0;
  for (const term of way.armTerms) visit((term.arm === 'this' ? own : other)[term.measure], term, index++);
  for (const term of way.pairTerms) visit(measures.pair[term.measure], term, index++);
}

/** All terms must hold: the weakest one decides. */
export function scoreWithArm(way: Pick<Way, 'armTerms' | 'pairTerms'>, measures: BodyMeasures, side: Side): number {
  let least = 1;
  eachTerm(way, measures, side, (measured, term) => {
    least = Math.min(least, weighed(measured, term));
  });
  return least;
}

/** The score of one way on one body in one picture: 0 nothing of it, 1 wholly. */
export function scoreWay(way: Way, measures: BodyMeasures): number {
  switch (way.arms) {
    case 'left':
    case 'right':
      return scoreWithArm(way, measures, way.arms);
    case 'both':
      return Math.min(scoreWithArm(way, measures, 'left'), scoreWithArm(way, measures, 'right'));
    case 'either':
      return Math.max(scoreWithArm(way, measures, 'left'), scoreWithArm(way, measures, 'right'));
  }
}

/** The score of a pose on one body in one picture: that of the way it is held best in. */
export function scorePose({ ways }: Pick<PoseDescription, 'ways'>, measures: BodyMeasures): number {
  let most = 0;
  for (const way of ways) most = Math.max(most, scoreWay(way, measures));
  return most;
}
