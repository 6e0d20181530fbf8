/** How good a view of somebody is: large, from the front, and little of them hidden. Pure. */

import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from './body.ts';

/** What the gestures are read from. */
const READ = [
  LANDMARK.leftShoulder,
  LANDMARK.rightShoulder,
  LANDMARK.leftElbow,
  LANDMARK.rightElbow,
  LANDMARK.leftWrist,
  LANDMARK.rightWrist,
  LANDMARK.leftHip,
  LANDMARK.rightHip,
];
/** Shoulders from the front are so wide, in torsos. */
const FRONT = 0.8;
/** A torso larger than this is not seen any better, picture heights. */
const LARGE = 0.3;
/** Another view has to be this much better to be worth a change. */
const MARGIN = 1.25;

/** 0 (nothing is seen) to 1. */
export function viewOf(landmarks: Landmarks): number {
  const at = (index: number) => {
    const [x = 0, y = 0, , seen = 0] = landmarks.subarray(index * LANDMARK_STRIDE, (index + 1) * LANDMARK_STRIDE);
    return { x, y, seen };
  };
  const [ls, rs] = [at(LANDMARK.leftShoulder), at(LANDMARK.rightShoulder)];
  const [lh, rh] = [at(LANDMARK.leftHip), at(LANDMARK.rightHip)];
  const torso = Math.hypot((ls.x + rs.x - lh.x - rh.x) / 2, (ls.y + rs.y - lh.y - rh.y) / 2);
  if (torso <= 0) return 0;
  const seen = READ.reduce((sum, index) => sum + at(index).seen, 0) / READ.length;
  const front = Math.min(1, Math.hypot(ls.x - rs.x, ls.y - rs.y) / (FRONT * torso));
  return seen * Math.sqrt(Math.min(1, torso / LARGE)) * (0.5 + 0.5 * front);
}

export const isBetterView = (other: number, current: number): boolean => other > MARGIN * current;
