/** The length that counts as one unit of a body, so that near and far, tall and small people have the same numbers. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { distance, jointAt, midway } from './joint.ts';

/** Shoulders are narrower than a torso is long, by about this. */
const TORSO_PER_SHOULDER_WIDTH = 1.2;
/** Nose to shoulder line, in torsos: the way out when a table or a neighbour hides the hips of someone in profile. */
const TORSO_PER_NECK = 2;
/** No body is smaller than this part of the picture's height; keeps divisions finite. */
const SMALLEST = 0.005;
/** One second steadies the scale without making it late for somebody who walks towards the camera. */
const WINDOW_MS = 1000;

/** The unit of one picture's body, picture heights: the larger of torso and 1.2 x shoulder width. */
export function bodyScale(landmarks: Landmarks): number {
  const leftShoulder = jointAt(landmarks, LANDMARK.leftShoulder);
  const rightShoulder = jointAt(landmarks, LANDMARK.rightShoulder);
  const shoulders = midway(leftShoulder, rightShoulder);
  const hips = midway(jointAt(landmarks, LANDMARK.leftHip), jointAt(landmarks, LANDMARK.rightHip));
  const neck = distance(shoulders, jointAt(landmarks, LANDMARK.nose));
  const length = hips.seen >= 0.5 ? distance(shoulders, hips) : neck * TORSO_PER_NECK;
  return Math.max(length, TORSO_PER_SHOULDER_WIDTH * distance(leftShoulder, rightShoulder), SMALLEST);
}

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
