/** How large a body or a hand is in the picture, as far as its points say. */

import { LANDMARK } from '#installation/crowd/body.ts';
import { between, flatDistance, type Point, pointAt, spaceDistance } from './point.ts';
import type { Posture } from './posture.ts';

/** Lengths of a grown-up: a torso (mid-shoulders to mid-hips) in widths of shoulders, in necks (to the nose). */
const TORSO_PER_SHOULDERS = 1.2;
const TORSO_PER_NECK = 2;
/** A palm's length in its width. */
const PALM_PER_WIDTH = 1.3;

/** Torsos of a body, palms of a hand: picture heights; 0 where too little is seen to say. */
export const sizeOf = (posture: Posture): number =>
  posture.layout === 'body33' ? bodySize(posture) : handSize(posture);

/**
 * The largest of what a turned or tilted body still shows of its true size: a projection only shortens. Hips are often
 * hidden, then head and shoulders have to do.
 */
export function bodySize(posture: Posture): number {
  const joint = (index: number): Point => pointAt(posture, index);
  const [left, right] = [joint(LANDMARK.leftShoulder), joint(LANDMARK.rightShoulder)];
  const shoulders = between(left, right);
  const hips = between(joint(LANDMARK.leftHip), joint(LANDMARK.rightHip));
  const nose = joint(LANDMARK.nose);
  const sizes = [
    { size: flatDistance(shoulders, hips), seen: Math.min(shoulders.seen, hips.seen) },
    { size: TORSO_PER_SHOULDERS * flatDistance(left, right), seen: Math.min(left.seen, right.seen) },
    // A nod changes it: only where nothing better is seen.
    { size: TORSO_PER_NECK * flatDistance(shoulders, nose), seen: Math.min(shoulders.seen, nose.seen) / 3 },
  ];
  const sure = sizes.filter(({ seen }) => seen >= 0.5);
  const known = sure.length > 0 ? sure : sizes.filter(({ seen }) => seen > 0);
  return Math.max(0, ...known.map(({ size }) => size));
}

/** The larger of the palm's length and what its width makes of it, so that a palm turned away stays as large. */
export function handSize(posture: Posture): number {
  const [wrist, index, middle, ring, little] = [0, 5, 9, 13, 17].map((at) => pointAt(posture, at));
  if (!wrist || !index || !middle || !ring || !little) return 0;
  const knuckles = between(middle, ring);
  const length = Math.min(wrist.seen, knuckles.seen) > 0 ? spaceDistance(wrist, knuckles) : 0;
  const width = Math.min(index.seen, little.seen) > 0 ? spaceDistance(index, little) : 0;
  return Math.max(length, PALM_PER_WIDTH * width);
}
