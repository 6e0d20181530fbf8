/** How alike two bodies lie in the picture: the measure that joins a detection to a track. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import { type Joint, jointAt, midway } from '../body/joint.ts';

/**
 * Key points and how far each may stray, in body scales, before it counts as another's (the idea of COCO's object
 * key-point similarity). The trunk decides: arms fly about from one picture to the next.
 */
const KEY_POINTS: readonly (readonly [landmark: number, spread: number])[] = [
  [LANDMARK.nose, 0.25],
  [LANDMARK.leftEar, 0.25],
  [LANDMARK.rightEar, 0.25],
  [LANDMARK.leftShoulder, 0.2],
  [LANDMARK.rightShoulder, 0.2],
  [LANDMARK.leftHip, 0.3],
  [LANDMARK.rightHip, 0.3],
  [LANDMARK.leftElbow, 0.6],
  [LANDMARK.rightElbow, 0.6],
];

/** A guessed joint still says roughly where the body is. */
const LEAST_WEIGHT = 0.15;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Head, shoulders and one body scale below them: a box that needs no hips. */
function torsoBox(landmarks: Landmarks, scale: number): Box {
  const joints = [LANDMARK.nose, LANDMARK.leftShoulder, LANDMARK.rightShoulder].map((i) => jointAt(landmarks, i));
  const xs = joints.map((joint) => joint.x);
  const ys = joints.map((joint) => joint.y);
  const margin = scale * 0.1;
  return {
    left: Math.min(...xs) - margin,
    right: Math.max(...xs) + margin,
    top: Math.min(...ys) - margin,
    bottom: Math.max(...ys) + scale,
  };
}

function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  if (width <= 0 || height <= 0) return 0;
  const area = (box: Box): number => (box.right - box.left) * (box.bottom - box.top);
  return (width * height) / (area(a) + area(b) - width * height);
}

function keyPointLikeness(a: Landmarks, b: Landmarks, scale: number, slack: number): number {
  let sum = 0;
  let weights = 0;
  for (const [index, spread] of KEY_POINTS) {
    const [jointA, jointB] = [jointAt(a, index), jointAt(b, index)];
    const weight = Math.max(LEAST_WEIGHT, Math.min(jointA.seen, jointB.seen));
    const strays = Math.hypot(jointA.x - jointB.x, jointA.y - jointB.y) / (scale * spread * slack);
    sum += weight * Math.exp(-(strays ** 2) / 2);
    weights += weight;
  }
  return sum / weights;
}

/**
 * 0 (nothing in common) to 1 (the same body): the mean of torso-box overlap and key-point similarity.
 *
 * @param slack >= 1, how much further than usual a body may have strayed; grows while a track is lost.
 */
export function bodyLikeness(a: Landmarks, b: Landmarks, slack: number): number {
  const [scaleA, scaleB] = [bodyScale(a), bodyScale(b)];
  const scale = Math.sqrt(scaleA * scaleB);
  return (overlap(torsoBox(a, scaleA), torsoBox(b, scaleB)) + keyPointLikeness(a, b, scale, slack)) / 2;
}

/** The point a track's motion is measured at: mid-shoulders. */
export function bodyCentre(landmarks: Landmarks): Joint {
  return midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));
}

/** 0..1, how sure the model is of head and shoulders: what makes a detection strong or weak. */
export function bodyCertainty(landmarks: Landmarks): number {
  const parts = [LANDMARK.nose, LANDMARK.leftShoulder, LANDMARK.rightShoulder];
  return parts.reduce<number>((sum, index) => sum + jointAt(landmarks, index).seen, 0) / parts.length;
}
