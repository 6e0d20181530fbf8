/** One frame of a sample as numbers that can be measured and turned: all points on both axes in picture heights. */

import { LAYOUT_POINTS, type Layout, type SampleFrame } from '../samples/sample.ts';

/** Numbers per point in {@link Posture.points}: x, y, z and how far the point counts. */
export const POSTURE_STRIDE = 4;

/** A point that was given, however badly seen, is better than none: it counts this much at least. */
const LEAST_SEEN = 0.15;
/** Visibility below the first is a guess, above the second as good as certain. */
const GUESS = 0.1;
const CERTAIN = 0.6;

export interface Posture {
  readonly layout: Layout;
  /** x to the right, y downwards, z away from the camera, picture heights; then 0 for a missing point to 1 for a seen one. */
  readonly points: Float64Array;
}

/**
 * x is multiplied by the aspect (and z, which has the unit of x): without it the same arm has another angle in every
 * shape of picture.
 *
 * @param aspect Width of the picture divided by its height; > 0.
 */
export function postureOf(frame: SampleFrame, layout: Layout, aspect: number): Posture {
  const count = LAYOUT_POINTS[layout];
  const points = new Float64Array(count * POSTURE_STRIDE);
  for (let index = 0; index < count; index += 1) {
    const point = frame.points[index];
    if (!point) continue;
    const at = index * POSTURE_STRIDE;
    points[at] = point[0] * aspect;
    points[at + 1] = point[1];
    points[at + 2] = point[2] * aspect;
    points[at + 3] = countsFor(point[3]);
  }
  return { layout, points };
}

function countsFor(visibility: number): number {
  const seen = (visibility - GUESS) / (CERTAIN - GUESS);
  return Math.max(LEAST_SEEN, Math.min(1, seen));
}
