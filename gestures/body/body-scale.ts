/** The length that counts as one unit of a body, so that near and far, tall and small people have the same numbers. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { distance, type Joint, jointAt, midway } from './joint.ts';
import { oncePerBody } from './once-per-body.ts';

/** Shoulders are narrower than a torso is long, by about this. */
const TORSO_PER_SHOULDER_WIDTH = 1.2;
/** Where a table or a neighbour hides the hips: head to shoulder line, and the shoulders' own width, in torsos. */
const TORSO_PER_NECK = 2.35;
const TORSO_PER_BARE_SHOULDER_WIDTH = 1.45;
/** No body is smaller than this part of the picture's height; keeps divisions finite. */
const SMALLEST = 0.005;
/** One second steadies the scale without making it late for somebody who walks towards the camera. */
const WINDOW_MS = 1000;

/** From the shoulders to the nose or to between the ears, whichever is more: a head that is bowed keeps its ears up. */
function neckLength(landmarks: Landmarks, shoulders: Joint): number {
  const ears = midway(jointAt(landmarks, LANDMARK.leftEar), jointAt(landmarks, LANDMARK.rightEar));
  const toNose = distance(shoulders, jointAt(landmarks, LANDMARK.nose));
  return ears.seen > 0 ? Math.max(toNose, distance(shoulders, ears)) : toNose;
}

/** The unit of one picture's body, picture heights: the larger of torso and 1.2 x shoulder width, or what stands for them without hips. */
export const bodyScale = oncePerBody((landmarks: Landmarks): number => {
  const leftShoulder = jointAt(landmarks, LANDMARK.leftShoulder);
  const rightShoulder = jointAt(landmarks, LANDMARK.rightShoulder);
  const shoulders = midway(leftShoulder, rightShoulder);
  const hips = midway(jointAt(landmarks, LANDMARK.leftHip), jointAt(landmarks, LANDMARK.rightHip));
  const width = distance(leftShoulder, rightShoulder);
  if (hips.seen >= 0.5) return Math.max(distance(shoulders, hips), TORSO_PER_SHOULDER_WIDTH * width, SMALLEST);
  const neck = neckLength(landmarks, shoulders);
  return Math.max(neck * TORSO_PER_NECK, TORSO_PER_BARE_SHOULDER_WIDTH * width, SMALLEST);
});

/** The median of a body's scale over the last second. */
export class SteadyScale {
  #readings: readonly { readonly atMs: number; readonly scale: number }[] = [];

  /** Takes a picture's scale in and returns the steadied one, picture heights. */
  add(scale: number, atMs: number): number {
    const recent = this.#readings.filter((reading) => atMs - reading.atMs < WINDOW_MS);
    this.#readings = [...recent, { atMs, scale }];
    const sorted = this.#readings.map((reading) => reading.scale).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? scale;
  }
}
