/** Invented bodies: somebody stands and holds the arms anyhow. They tell how common a posture is before anybody has shown one. */

import { LANDMARK, LANDMARKS } from '#installation/crowd/body.ts';
import { POSTURE_STRIDE, type Posture } from './posture.ts';

/** Torsos: half the shoulders' width, half the hips', the bones of an arm, the nose above the shoulders, each bone of a leg. */
const SHOULDER = 0.36;
const HIP = 0.22;
const UPPER_ARM = 0.58;
const FOREARM = 0.52;
const NOSE = 0.45;
const LEG = 0.8;
/** So often an arm just hangs, or does what the other one does. */
const HANGS = 0.3;
const ALIKE = 0.35;

interface Arm {
  /** Radians from hanging, outwards; of the forearm as well. */
  readonly upper: number;
  readonly fore: number;
  /** How much of the bones is seen: the rest points at the camera. */
  readonly seen: readonly [upper: number, fore: number];
}

/** @param uniform Numbers in [0, 1). x and y in torsos from the middle of the shoulders; legs stand. */
export function inventBody(uniform: () => number): Posture {
  const points = new Float64Array(LANDMARKS * POSTURE_STRIDE);
  const place = (landmark: number, x: number, y: number): void => points.set([x, y, 0, 1], landmark * POSTURE_STRIDE);
  const first = inventArm(uniform);
  const arms = uniform() < ALIKE ? [first, first] : [first, inventArm(uniform)];
  for (const [index, { upper, fore, seen }] of arms.entries()) {
    const side = index === 0 ? 1 : -1;
    const elbow = [side * (SHOULDER + UPPER_ARM * seen[0] * Math.sin(upper)), UPPER_ARM * seen[0] * Math.cos(upper)];
    const [x = 0, y = 0] = elbow;
    const [shoulder, joint, wrist] = ARMS[index] ?? ARMS[0];
    place(shoulder, side * SHOULDER, 0);
    place(joint, x, y);
    place(wrist, x + side * FOREARM * seen[1] * Math.sin(fore), y + FOREARM * seen[1] * Math.cos(fore));
    const [hip, knee, ankle] = LEGS[index] ?? LEGS[0];
    for (const [bone, landmark] of [hip, knee, ankle].entries()) place(landmark, side * HIP, 1 + bone * LEG);
  }
  place(LANDMARK.nose, 0, -NOSE);
  return { layout: 'body33', points };
}

const ARMS = [
  [LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist],
  [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist],
] as const;
const LEGS = [
  [LANDMARK.leftHip, LANDMARK.leftKnee, LANDMARK.leftAnkle],
  [LANDMARK.rightHip, LANDMARK.rightKnee, LANDMARK.rightAnkle],
] as const;

/** Upper arms point anywhere from inwards to straight up, elbows bend inwards or up. */
function inventArm(uniform: () => number): Arm {
  if (uniform() < HANGS) return { upper: 0.25 * uniform(), fore: 0.25 * uniform() - 0.1, seen: [1, 1] };
  const upper = -0.3 + (Math.PI + 0.3) * uniform();
  const bend = (uniform() < 0.5 ? 1 : -1) * 2.7 * uniform();
  return { upper, fore: upper + bend, seen: [1 - 0.6 * uniform() ** 2, 1 - 0.6 * uniform() ** 2] };
}
