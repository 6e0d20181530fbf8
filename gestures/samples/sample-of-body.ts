/** From what a camera sees of a person to the neutral form of performances. */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { HAND_POINTS, HAND_STRIDE, type HandPoints } from '../body/hand.ts';
import type { SamplePoint } from './sample.ts';

/**
 * The points of a body as shares of the picture.
 *
 * @param landmarks Picture heights.
 * @param aspect Width of the picture divided by its height; > 0.
 */
export function bodyPoints(landmarks: Landmarks, aspect: number): readonly SamplePoint[] {
  return Array.from({ length: LANDMARKS }, (_, index): SamplePoint => {
    const at = index * LANDMARK_STRIDE;
    const [x = 0, y = 0, z = 0, seen = 0] = [landmarks[at], landmarks[at + 1], landmarks[at + 2], landmarks[at + 3]];
    return [x / aspect, y, z / aspect, Math.min(1, Math.max(0, seen))];
  });
}

/** The way back: the landmarks of a body's points, picture heights. A missing point is unseen. */
export function landmarksOf(points: readonly SamplePoint[], aspect: number): Landmarks {
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (const [index, point] of points.entries()) {
    if (point && index < LANDMARKS) {
      landmarks.set([point[0] * aspect, point[1], point[2] * aspect, point[3]], index * LANDMARK_STRIDE);
    }
  }
  return landmarks;
}

/** The way back for a hand; null where a point is missing. */
export function handOf(points: readonly SamplePoint[], aspect: number): HandPoints | null {
  const hand = new Float32Array(HAND_POINTS * HAND_STRIDE);
  for (const [index, point] of points.entries()) {
    if (!point) return null;
    hand.set([point[0] * aspect, point[1], point[2] * aspect], index * HAND_STRIDE);
  }
  return hand;
}

/** The points of a hand as shares of the picture; a hand that is found is seen as a whole. */
export function handPoints(hand: HandPoints, aspect: number): readonly SamplePoint[] {
  return Array.from({ length: HAND_POINTS }, (_, index): SamplePoint => {
    const at = index * HAND_STRIDE;
    const [x = 0, y = 0, z = 0] = [hand[at], hand[at + 1], hand[at + 2]];
    return [x / aspect, y, z / aspect, 1];
  });
}
