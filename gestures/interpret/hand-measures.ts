/** What is measured on the 21 points of a hand, where the hands are looked at. */

import { clamp01 } from '#installation/time/easing.ts';
import { HAND_STRIDE, type HandPoints } from '../body/hand.ts';
import type { Measurement, Side } from './measurement.ts';

/** Root and tip of index, middle, ring and little finger. The thumb says little: it lies beside a fist and a palm alike. */
const FINGERS = [
  [5, 8],
  [9, 12],
  [13, 16],
  [17, 20],
] as const;
const INDEX_ROOT = 5;
const PINKY_ROOT = 17;

/** Wrist to tip over wrist to root: of a fist, and of a finger stretched out. */
const FOLDED = 1.15;
const STRETCHED = 1.75;
/** The palm's corner at the wrist, index to little finger, is some 40 degrees wide when seen flat: its sine. */
const PALM_SINE = 0.6;

const certain = (value: number): Measurement => ({ value, weight: Number.isFinite(value) ? 1 : 0 });

/** Distance of point `index` from the wrist, picture heights. */
function fromWrist(hand: HandPoints, index: number): number {
  const at = index * HAND_STRIDE;
  return Math.hypot(
    (hand[at] ?? 0) - (hand[0] ?? 0),
    (hand[at + 1] ?? 0) - (hand[1] ?? 0),
    (hand[at + 2] ?? 0) - (hand[2] ?? 0),
  );
}

/** 0 a fist, 1 all four fingers stretched. */
export function fingersStretched(hand: HandPoints): Measurement {
  let sum = 0;
  for (const [root, tip] of FINGERS) {
    sum += clamp01((fromWrist(hand, tip) / fromWrist(hand, root) - FOLDED) / (STRETCHED - FOLDED));
  }
  return certain(sum / FINGERS.length);
}

/** 1 the palm faces the camera, 0 the hand is seen edge on, -1 its back faces the camera. */
export function palmToCamera(hand: HandPoints, side: Side): Measurement {
  const from = (index: number): readonly [number, number] => [
    (hand[index * HAND_STRIDE] ?? 0) - (hand[0] ?? 0),
    (hand[index * HAND_STRIDE + 1] ?? 0) - (hand[1] ?? 0),
  ];
  const [ix, iy] = from(INDEX_ROOT);
  const [px, py] = from(PINKY_ROOT);
  const sine = (ix * py - iy * px) / (Math.hypot(ix, iy) * Math.hypot(px, py));
  // y grows downwards: a right palm held up to the camera has its index finger at the picture's right.
  const towards = (side === 'right' ? -sine : sine) / PALM_SINE;
  return certain(Math.min(1, Math.max(-1, towards)));
}
