/**
 * Tells bodies from what a model makes up where nobody is: a hand close to the camera, furniture, a fold of a curtain.
 * Bent and half hidden people must pass; only what no body can do is turned away. Pure.
 */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import { distance, type Joint, jointAt, midway } from '../body/joint.ts';

/** The model must see head and shoulders at least this well on average. */
const LEAST_CERTAIN = 0.5;
/** No smaller body can be told from noise, picture heights of body scale. */
const SMALLEST_SCALE = 0.012;
/** Longest possible parts, in body scales (the larger of torso and 1.2 shoulder widths; foreshortening only shortens). */
const LONGEST = { neck: 1.1, ear: 0.9, upperArm: 1.15, forearm: 1.15, torsoPerShoulders: 6 };

const longer = (a: Joint, b: Joint, most: number): boolean => Math.min(a.seen, b.seen) > 0.5 && distance(a, b) > most;

/** False for what cannot be a body. */
export function isPlausibleBody(landmarks: Landmarks): boolean {
  if (!landmarks.every(Number.isFinite)) return false;
  const joint = (index: number): Joint => jointAt(landmarks, index);
  const [nose, left, right] = [joint(LANDMARK.nose), joint(LANDMARK.leftShoulder), joint(LANDMARK.rightShoulder)];
  if ((nose.seen + left.seen + right.seen) / 3 < LEAST_CERTAIN) return false;
  const scale = bodyScale(landmarks);
  if (scale < SMALLEST_SCALE) return false;
  const shoulders = midway(left, right);
  if (distance(nose, shoulders) > LONGEST.neck * scale) return false;
  const ears = midway(joint(LANDMARK.leftEar), joint(LANDMARK.rightEar));
  if (distance(ears, nose) > LONGEST.ear * scale) return false;
  const arms = [
    [left, LANDMARK.leftElbow, LANDMARK.leftWrist],
    [right, LANDMARK.rightElbow, LANDMARK.rightWrist],
  ] as const;
  return arms.every(
    ([shoulder, elbow, wrist]) =>
      !longer(shoulder, joint(elbow), LONGEST.upperArm * scale) &&
      !longer(joint(elbow), joint(wrist), LONGEST.forearm * scale),
  );
}
