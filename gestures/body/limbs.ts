/** The joints that gestures speak of: arms with their hands, and the face, of a body in the picture. */

import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { distance, type Joint, jointAt, midway } from './joint.ts';

export interface Arm {
  readonly shoulder: Joint;
  readonly elbow: Joint;
  readonly wrist: Joint;
  readonly ear: Joint;
  /** Between the roots of index and little finger. */
  readonly knuckles: Joint;
  /** The middle of the hand: between wrist and knuckles, or the wrist where the knuckles are not seen. */
  readonly hand: Joint;
  /** How far wrist and shoulder are towards the camera, as the model guesses, picture heights; zero at the hips. */
  readonly wristNear: number;
  readonly shoulderNear: number;
}

const ARM_LANDMARKS = {
  left: {
    shoulder: LANDMARK.leftShoulder,
    elbow: LANDMARK.leftElbow,
    wrist: LANDMARK.leftWrist,
    ear: LANDMARK.leftEar,
    index: LANDMARK.leftIndex,
    pinky: LANDMARK.leftPinky,
  },
  right: {
    shoulder: LANDMARK.rightShoulder,
    elbow: LANDMARK.rightElbow,
    wrist: LANDMARK.rightWrist,
    ear: LANDMARK.rightEar,
    index: LANDMARK.rightIndex,
    pinky: LANDMARK.rightPinky,
  },
} as const;

/** How far landmark `index` is towards the camera, picture heights. */
export const nearness = (landmarks: Landmarks, index: number): number => -(landmarks[index * LANDMARK_STRIDE + 2] ?? 0);

export function armOf(landmarks: Landmarks, side: 'left' | 'right'): Arm {
  const at = ARM_LANDMARKS[side];
  const wrist = jointAt(landmarks, at.wrist);
  const knuckles = midway(jointAt(landmarks, at.index), jointAt(landmarks, at.pinky));
  const middle = midway(wrist, knuckles);
  return {
    shoulder: jointAt(landmarks, at.shoulder),
    elbow: jointAt(landmarks, at.elbow),
    wrist,
    ear: jointAt(landmarks, at.ear),
    knuckles,
    hand: middle.seen > 0 ? { ...middle, seen: wrist.seen } : wrist,
    wristNear: nearness(landmarks, at.wrist),
    shoulderNear: nearness(landmarks, at.shoulder),
  };
}

/** Landmarks 0..10 are the face's. */
const FACE_LANDMARKS = 11;
/** The middle of the face above mid-shoulders, scales: where it must be when nothing of it is seen. */
const NECK = 0.42;
/** How far such a guess may be believed. */
const GUESSED = 0.7;

/**
 * The middle of the face: of as much of it as is seen, else where it must be above the shoulders (hands that cover a
 * face cover its landmarks).
 *
 * @param scale The body's unit, picture heights.
 */
export function faceOf(landmarks: Landmarks, scale: number): Joint {
  let [x, y, seen, most] = [0, 0, 0, 0];
  for (let index = 0; index < FACE_LANDMARKS; index += 1) {
    const joint = jointAt(landmarks, index);
    x += joint.x * joint.seen;
    y += joint.y * joint.seen;
    seen += joint.seen;
    most = Math.max(most, joint.seen);
  }
  if (most >= GUESSED) return { x: x / seen, y: y / seen, seen: most };
  const left = jointAt(landmarks, LANDMARK.leftShoulder);
  const right = jointAt(landmarks, LANDMARK.rightShoulder);
  const shoulders = midway(left, right);
  return { x: shoulders.x, y: shoulders.y - NECK * scale, seen: GUESSED * shoulders.seen };
}

/** Mid-shoulders. */
export const shouldersOf = (landmarks: Landmarks): Joint =>
  midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));

/** Mid-hips. */
export const hipsOf = (landmarks: Landmarks): Joint =>
  midway(jointAt(landmarks, LANDMARK.leftHip), jointAt(landmarks, LANDMARK.rightHip));

/** Whether the person's left is at the picture's right, as it is from the front: +1, else -1. */
export function leftwards(landmarks: Landmarks): 1 | -1 {
  const at = (index: number): number => landmarks[index * LANDMARK_STRIDE] ?? 0;
  return at(LANDMARK.leftShoulder) >= at(LANDMARK.rightShoulder) ? 1 : -1;
}

/** Length of the forearm in the picture, picture heights. */
export const forearmLength = ({ elbow, wrist }: Arm): number => distance(elbow, wrist);
