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
/** One elbow at least must be seen, 0..1: without one there is no gesture, and trunks alone are seen in many things. */
const ELBOW_SEEN = 0.7;
/** A head may hang below the shoulders by this part of the torso, and a torso be shorter than the shoulders are wide. */
const DEEPEST_BOW = 0.1;
const SHORTEST_TORSO = 0.5;
/** Longest possible parts, in body scales (the larger of torso and 1.2 shoulder widths; foreshortening only shortens). */
const LONGEST = { neck: 1.1, ear: 0.9, upperArm: 1.15, forearm: 1.15 };

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
  if (Math.max(joint(LANDMARK.leftElbow).seen, joint(LANDMARK.rightElbow).seen) < ELBOW_SEEN) return false;
  if (!isUpright(nose, left, right, midway(joint(LANDMARK.leftHip), joint(LANDMARK.rightHip)))) return false;
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

/** Whether head, shoulders and hips follow each other as in a body; nothing to object to where the hips are hidden. */
function isUpright(nose: Joint, left: Joint, right: Joint, hips: Joint): boolean {
  if (hips.seen < 0.5) return true;
  const shoulders = midway(left, right);
  const torso = distance(shoulders, hips);
  if (torso < SHORTEST_TORSO * distance(left, right)) return false;
  const [downX, downY] = [(hips.x - shoulders.x) / torso, (hips.y - shoulders.y) / torso];
  const sunk = (nose.x - shoulders.x) * downX + (nose.y - shoulders.y) * downY;
  return sunk <= DEEPEST_BOW * torso;
}
