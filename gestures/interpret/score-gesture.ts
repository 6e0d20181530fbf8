/** How well a body matches a gesture description, 0..1. */

import type { BodyMeasures, Measurement, Side } from './body-measures.ts';
import type { GestureDescription, RangeTerm } from './gesture-description.ts';

/** Below the first share of seen evidence a match means nothing, from the second on it counts in full. */
const TOO_LITTLE_SEEN = 0.3;
const ENOUGH_SEEN = 0.6;

const clamp01 = (value: number): number => Math.min(1, Math.max(0, value));

/** 1 inside the range, falling linearly to 0 at `fade` outside it. */
export function termScore(value: number, { atLeast, atMost, fade }: RangeTerm): number {
  const below = atLeast === undefined ? 0 : (atLeast - value) / fade;
  const above = atMost === undefined ? 0 : (value - atMost) / fade;
  return clamp01(1 - Math.max(below, above));
}

/**
 * All terms must hold: the weakest one decides. A term holds the score down only as far as its joints are seen, and
 * where most of the evidence is hidden there is no score at all.
 */
function conjunction(terms: readonly { readonly measured: Measurement; readonly term: RangeTerm }[]): number {
  let weakest = 1;
  let seen = 0;
  for (const { measured, term } of terms) {
    weakest = Math.min(weakest, 1 - measured.weight * (1 - termScore(measured.value, term)));
    seen += measured.weight;
  }
  return weakest * clamp01((seen / terms.length - TOO_LITTLE_SEEN) / (ENOUGH_SEEN - TOO_LITTLE_SEEN));
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
