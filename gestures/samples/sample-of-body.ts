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

/** The points of a hand as shares of the picture; a hand that is found is seen as a whole. */
export function handPoints(hand: HandPoints, aspect: number): readonly SamplePoint[] {
  return Array.from({ length: HAND_POINTS }, (_, index): SamplePoint => {
    const at = index * HAND_STRIDE;
    const [x = 0, y = 0, z = 0] = [hand[at], hand[at + 1], hand[at + 2]];
    return [x / aspect, y, z / aspect, 1];
  });
}
