/** The mirror image of a performance: what the other side of the body would have done. */

import { LANDMARKS } from '#installation/crowd/body.ts';
import type { Sample, SamplePoint } from './sample.ts';

/** Landmarks without a side, and before it pairs that are not neighbours: nose, then each eye's inner, middle, outer. */
const EYES = 3;

/** Where the landmark of the other side stands. */
function opposite(index: number): number {
  if (index === 0) return 0;
  if (index <= EYES) return index + EYES;
  if (index <= 2 * EYES) return index - EYES;
  return index % 2 === 1 ? index + 1 : index - 1;
}

const OPPOSITES: readonly number[] = Array.from({ length: LANDMARKS }, (_, index) => opposite(index));

const flipped = (point: SamplePoint): SamplePoint => point && [1 - point[0], point[1], point[2], point[3]];

/** The performance in a mirror. A body's left becomes its right; a hand keeps its points and becomes the other hand. */
export function mirrored<T extends Pick<Sample, 'layout' | 'frames'>>(performance: T): T {
  const isBody = performance.layout === 'body33';
  const frames = performance.frames.map(({ tMs, points }) => ({
    tMs,
    points: points.map((point, index) => flipped(isBody ? (points[OPPOSITES[index] ?? index] ?? null) : point)),
  }));
  return { ...performance, frames };
}
