/** How alike two bodies lie in the picture: the measure that joins a detection to a track. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import { distance, type Joint, jointAt, midway } from '../body/joint.ts';
import type { Place } from './motion.ts';

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

/** Key-point similarity 0..1 of `a`, moved by (dx, dy), and `b`. */
function keyPointLikeness(a: Landmarks, b: Landmarks, scale: number, dx: number, dy: number): number {
  let sum = 0;
  let weights = 0;
  for (const [index, spread] of KEY_POINTS) {
    const [jointA, jointB] = [jointAt(a, index), jointAt(b, index)];
    const weight = Math.max(LEAST_WEIGHT, Math.min(jointA.seen, jointB.seen));
    const strays = Math.hypot(jointA.x + dx - jointB.x, jointA.y + dy - jointB.y) / (scale * spread);
    sum += weight * Math.exp(-(strays ** 2) / 2);
    weights += weight;
  }
  return sum / weights;
}

/** Bodies with their heads further apart, in their scales, share nothing. */
const FAR = 4;

/** 0 (nothing in common) to 1 (the same body in the same place): the mean of torso-box overlap and key-point similarity. */
export function bodyLikeness(a: Landmarks, b: Landmarks): number {
  const [scaleA, scaleB] = [bodyScale(a), bodyScale(b)];
  // Heads this far apart leave nothing to compare: of a large crowd most pairs are done with here.
  if (distance(jointAt(a, LANDMARK.nose), jointAt(b, LANDMARK.nose)) > FAR * (scaleA + scaleB)) return 0;
  const scale = Math.sqrt(scaleA * scaleB);
  return (overlap(torsoBox(a, scaleA), torsoBox(b, scaleB)) + keyPointLikeness(a, b, scale, 0, 0)) / 2;
}

/** What a wholly different posture counts for, in squared deviations: it hints at another person, it does not prove one. */
const OTHER_POSTURE = 6;
/** A posture is kept for about this long, ms. */
const POSTURE_KEPT_MS = 500;

/** How little two bodies' postures and sizes resemble each other, laid over each other: 0 and more, in squared deviations. */
export function bodyUnlikeness(before: Landmarks, now: Landmarks, elapsedMs: number): number {
  const [from, to] = [bodyCentre(before), bodyCentre(now)];
  const scale = Math.sqrt(bodyScale(before) * bodyScale(now));
  const likeness = keyPointLikeness(before, now, scale, to.x - from.x, to.y - from.y);
  return OTHER_POSTURE * (1 - likeness) * Math.exp(-elapsedMs / POSTURE_KEPT_MS);
}

/** The point a body's motion is measured at: mid-shoulders. */
function bodyCentre(landmarks: Landmarks): Joint {
  return midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));
}

/** A standing body's height in body scales. */
const HEIGHT_PER_SCALE = 3.3;
const WIDTH_PER_HEIGHT = 0.4;

/** Where a body is: its mid-shoulders, and how tall it would stand, in picture heights. */
export function bodyPlace(landmarks: Landmarks): Place {
  const { x, y } = bodyCentre(landmarks);
  const height = HEIGHT_PER_SCALE * bodyScale(landmarks);
  return { x, y, height, width: WIDTH_PER_HEIGHT * height };
}

/** Body scales, picture heights: below the first nothing can be told, above the second the picture holds no shoulders. */
const SMALLEST_SCALE = 0.01;
const LARGEST_SCALE = 1.5;
/** How far from the shoulders a head may be, body scales. */
const LONGEST_NECK = 1.2;
/** How far outside the picture a body's centre may be guessed, picture heights. */
const OUTSIDE = 0.5;

/**
 * False for what a model makes up where nobody is: points that are no numbers, a body collapsed into a point or larger
 * than the picture, a head torn off, a centre far outside.
 */
export function isPlausibleBody(landmarks: Landmarks): boolean {
  if (!landmarks.every(Number.isFinite)) return false;
  const scale = bodyScale(landmarks);
  const { x, y } = bodyCentre(landmarks);
  const nose = jointAt(landmarks, LANDMARK.nose);
  return (
    scale >= SMALLEST_SCALE &&
    scale <= LARGEST_SCALE &&
    x >= -OUTSIDE &&
    y >= -OUTSIDE &&
    y <= 1 + OUTSIDE &&
    Math.hypot(nose.x - x, nose.y - y) <= LONGEST_NECK * scale
  );
}

/** 0..1, how sure the model is of head and shoulders: what makes a detection strong or weak. */
export function bodyCertainty(landmarks: Landmarks): number {
  const parts = [LANDMARK.nose, LANDMARK.leftShoulder, LANDMARK.rightShoulder];
  return parts.reduce<number>((sum, index) => sum + jointAt(landmarks, index).seen, 0) / parts.length;
}
