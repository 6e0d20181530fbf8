/** Taught gestures for tests, out of bodies built from joint angles. */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import {
  TAUGHT_FORMAT,
  type TaughtFrame,
  type TaughtGesture,
  type TaughtPoint,
  type TaughtTake,
} from '#installation/gesture/taught-gesture.ts';
import { type BodyPose, bodyOf, POSES } from '#tests/gestures/support/poses.ts';

const ASPECT = 1.6;

export function pointsOf(landmarks: Landmarks, aspect = ASPECT): TaughtPoint[] {
  return Array.from({ length: LANDMARKS }, (_, index): TaughtPoint => {
    const [x = 0, y = 0, z = 0, seen = 0] = landmarks.subarray(index * LANDMARK_STRIDE);
    return [x / aspect, y, z / aspect, seen];
  });
}

export const frameOf = (pose: BodyPose, tMs = 0): TaughtFrame => ({ tMs, points: pointsOf(bodyOf(pose)) });

/** A take of a held pose: `count` frames, 200 ms apart. */
export const takeOf = (pose: BodyPose, subject = '1', count = 3): TaughtTake => ({
  subject,
  aspect: ASPECT,
  frames: Array.from({ length: count }, (_, index) => frameOf(pose, index * 200)),
});

/** `pose` as other people do it: a little higher or lower, nearer or farther, elsewhere in the picture. */
export function variant(pose: BodyPose, index: number): BodyPose {
  const turn = (deg: number): number => deg + ([0, 5, -5, 8, -8, 3][index % 6] ?? 0);
  const arm = ({ upperDeg, foreDeg }: BodyPose['left']) => ({ upperDeg: turn(upperDeg), foreDeg: turn(foreDeg) });
  return {
    ...pose,
    left: arm(pose.left),
    right: arm(pose.right),
    at: { x: 0.6 + 0.1 * (index % 4), y: 0.4 },
    torso: 0.2 + 0.02 * (index % 5),
  };
}

export function taughtPose(name: string, pose: BodyPose, more: Partial<TaughtGesture> = {}): TaughtGesture {
  return {
    format: TAUGHT_FORMAT,
    name,
    invitation: `Do as for ${name}.`,
    layout: 'body33',
    kind: 'pose',
    sides: 'either',
    threshold: 0.6,
    takes: [0, 1, 2, 3].map((index) => takeOf(variant(pose, index), String(1 + (index % 2)))),
    ...more,
  };
}

export const SHELTER = taughtPose('shelter', POSES.cactus);
