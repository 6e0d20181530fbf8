/** The same performances as another camera would have seen them: mirrored, turned. For evaluations. */

import type { Sample, SamplePoint } from './sample.ts';

export const SAMPLE_CHANGES = ['none', 'mirror', 'rotate90', 'rotate180', 'rotate270'] as const;
export type SampleChange = (typeof SAMPLE_CHANGES)[number];

/** Quarter turns clockwise, as one sees the picture. */
const QUARTERS: Readonly<Record<SampleChange, number>> = {
  none: 0,
  mirror: 0,
  rotate90: 1,
  rotate180: 2,
  rotate270: 3,
};

/**
 * Points that other people would label the other way in a mirror keep their index: a mirrored left arm is still called
 * left. A picture that is turned by a quarter has the other aspect.
 */
export function changeSample(sample: Sample, change: SampleChange): Sample {
  if (change === 'none') return sample;
  const { aspect } = sample;
  const isUpended = QUARTERS[change] % 2 === 1;
  const frames = sample.frames.map(({ tMs, points }) => ({
    tMs,
    points: points.map((point) => changePoint(point, aspect, change)),
  }));
  return { ...sample, aspect: isUpended ? 1 / aspect : aspect, frames };
}

function changePoint(point: SamplePoint, aspect: number, change: SampleChange): SamplePoint {
  if (point === null) return null;
  const [x, y, z, visibility] = point;
  if (change === 'mirror') return [1 - x, y, z, visibility];
  // z has the unit of x, the picture's width, which another side is after a quarter turn.
  if (change === 'rotate90') return [1 - y, x, z * aspect, visibility];
  if (change === 'rotate270') return [y, 1 - x, z * aspect, visibility];
  return [1 - x, 1 - y, z, visibility];
}
