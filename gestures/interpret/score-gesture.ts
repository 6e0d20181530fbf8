/** How well a body matches a gesture description, 0..1. */

import { clamp01 } from '#installation/time/easing.ts';
import type { BodyMeasures, Measurement, Side } from './body-measures.ts';
import type { GestureDescription, RangeTerm } from './gesture-description.ts';

/** 1 inside the range, falling linearly to 0 at `fade` outside it. */
export function termScore(value: number, { atLeast, atMost, fade }: RangeTerm): number {
  const below = atLeast === undefined ? 0 : (atLeast - value) / fade;
  const above = atMost === undefined ? 0 : (value - atMost) / fade;
  return clamp01(1 - Math.max(below, above));
}

/**
 * All terms must hold: the weakest one decides. As far as a term's joints are not seen, its `ifUnseen` stands in for what
 * they would say, so a hidden arm neither makes a gesture nor keeps one going.
 */
function conjunction(terms: readonly { readonly measured: Measurement; readonly term: RangeTerm }[]): number {
  const scores = terms.map(({ measured: { value, weight }, term }) => {
    return weight * termScore(value, term) + (1 - weight) * term.ifUnseen;
  });
  return Math.min(1, ...scores);
}

function scoreWithArm(gesture: GestureDescription, measures: BodyMeasures, side: Side): number {
  const other: Side = side === 'left' ? 'right' : 'left';
  return conjunction([
    ...gesture.armTerms.map((term) => ({
      measured: measures.arms[term.arm === 'this' ? side : other][term.measure],
      term,
    })),
    ...gesture.pairTerms.map((term) => ({ measured: measures.pair[term.measure], term })),
  ]);
}

/** The score of one gesture on one body in one picture: 0 nothing of it, 1 wholly. */
export function scoreGesture(gesture: GestureDescription, measures: BodyMeasures): number {
  const left = scoreWithArm(gesture, measures, 'left');
  const right = scoreWithArm(gesture, measures, 'right');
  switch (gesture.arms) {
    case 'left':
      return left;
    case 'right':
      return right;
    case 'both':
      return Math.min(left, right);
    case 'either':
      return Math.max(left, right);
  }
}
