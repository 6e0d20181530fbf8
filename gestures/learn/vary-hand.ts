/** Other takes that the same hand pose might have given: of another hand, turned another way. */

import type { Posture } from './posture.ts';
import { handSize } from './posture-size.ts';
import { copyOf, foreshorten, gaussian, jitter, mapPlane, rotation, stretch, swing } from './turn-points.ts';

const FINGERS = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [17, 18, 19, 20],
] as const;
/** Deviations: of fingers to their side and of their bends, radians; of lengths, shares. */
const SPREAD = 0.1;
const BEND = 0.15;
const LENGTH = 0.08;
/** How far the palm turns in the picture (deviation), and away from the camera (at most), radians. */
const TURN = 0.35;
const MOST_AWAY = 0.9;
/** How exact points are, of the hand's size. */
const NOISE = 0.03;

/** @param uniform Numbers in [0, 1) of a seeded stream. */
export function varyHand(posture: Posture, uniform: () => number): Posture {
  const gauss = gaussian(uniform);
  const varied = copyOf(posture);
  for (const [root, second, third, tip] of FINGERS) {
    swing(varied, root, [second, third, tip], SPREAD * gauss());
    swing(varied, second, [third, tip], BEND * gauss());
    swing(varied, third, [tip], BEND * gauss());
    stretch(varied, root, [second, third, tip], 1 + LENGTH * gauss());
    stretch(varied, second, [third, tip], 1 + LENGTH * gauss());
    stretch(varied, third, [tip], 1 + LENGTH * gauss());
  }
  mapPlane(varied, foreshorten(Math.PI * uniform(), MOST_AWAY * uniform()));
  mapPlane(varied, rotation(TURN * gauss()));
  jitter(varied, NOISE * handSize(posture), gauss);
  return varied;
}
