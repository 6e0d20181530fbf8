/** Who of those in the picture is recorded, and which of their points. Pure. */

import type { Landmarks, Person } from '#installation/crowd/body.ts';
import type { TaughtPoint } from '#installation/gesture/taught-gesture.ts';
import { bodyScale } from '../body/body-scale.ts';
import type { Hands } from '../body/hand.ts';
import { bodyPoints, handPoints } from '../samples/sample-of-body.ts';
import type { Draft } from './draft.ts';

/** Who performs stays the performer until somebody else is this much larger. */
const CLEARLY = 1.6;

/** The person in front, as far as the picture tells: the largest; whoever performed before is preferred. */
export function performerOf(people: readonly Person[], before: number | null): Person | null {
  const bySize = [...people].sort((a, b) => bodyScale(b.landmarks) - bodyScale(a.landmarks));
  const [largest] = bySize;
  const known = people.find(({ track }) => track === before);
  if (largest === undefined) return null;
  if (known && bodyScale(largest.landmarks) < CLEARLY * bodyScale(known.landmarks)) return known;
  return largest;
}

/** What is recorded of the performer; null where it cannot be seen. */
export function recordedPoints(
  { layout, sides }: Pick<Draft, 'layout' | 'sides'>,
  performer: { readonly landmarks: Landmarks; readonly hands: Hands | null } | null,
  aspect: number,
): readonly TaughtPoint[] | null {
  if (performer === null) return null;
  if (layout === 'body33') return bodyPoints(performer.landmarks, aspect);
  const hand = handFor(sides, performer.hands);
  return hand && handPoints(hand, aspect);
}

/** The hand that is meant; where either may do it, the one that is held higher. */
function handFor(sides: Draft['sides'], hands: Hands | null): Hands['left'] {
  if (hands === null) return null;
  if (sides !== 'either') return hands[sides];
  if (hands.left === null || hands.right === null) return hands.left ?? hands.right;
  return (hands.left[1] ?? 1) < (hands.right[1] ?? 1) ? hands.left : hands.right;
}
