import { describe, expect, it } from 'vitest';
import { postureOf } from '#gestures/learn/posture.ts';
import { changeSample, SAMPLE_CHANGES } from '#gestures/samples/change-samples.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { inventedHands } from '../support/invented-hands.ts';

const [square] = inventedHands(1, 1);
if (!square) throw new Error('no hand');
const wide: Sample = { ...square, aspect: 16 / 9 };

/** Distances of all points from the first, in picture heights over the scale a turned picture has. */
function distances(sample: Sample): number[] {
  const [frame] = sample.frames;
  if (!frame) throw new Error('no frame');
  const { points } = postureOf(frame, sample.layout, sample.aspect);
  const at = (index: number): number => points[index] ?? 0;
  return Array.from({ length: 21 }, (_, i) =>
    Math.hypot(at(4 * i) - at(0), at(4 * i + 1) - at(1), at(4 * i + 2) - at(2)),
  );
}

describe('changed samples', () => {
  it.each(SAMPLE_CHANGES)('%s keeps all distances but for one scale', (change) => {
    const [before, after] = [distances(wide), distances(changeSample(wide, change))];
    const scale = (after[9] ?? 0) / (before[9] ?? 1);
    for (const [index, value] of after.entries()) expect(value).toBeCloseTo(scale * (before[index] ?? 0), 9);
  });

  it('come back after four quarter turns, two mirrors', () => {
    const turned = [1, 2, 3, 4].reduce((sample) => changeSample(sample, 'rotate90'), wide);
    const mirrored = changeSample(changeSample(wide, 'mirror'), 'mirror');
    for (const back of [turned, mirrored, changeSample(changeSample(wide, 'rotate90'), 'rotate270')]) {
      expect(back.aspect).toBeCloseTo(wide.aspect, 9);
      for (const [index, point] of (back.frames[0]?.points ?? []).entries()) {
        for (const axis of [0, 1, 2] as const) {
          expect(point?.[axis]).toBeCloseTo(wide.frames[0]?.points[index]?.[axis] ?? 0, 9);
        }
      }
    }
  });

  it('turn clockwise: what was above is at the right', () => {
    const points = wide.frames[0]?.points.map((): [number, number, number, number] => [0.5, 0.1, 0, 1]) ?? [];
    const turned = changeSample({ ...wide, frames: [{ tMs: 0, points }] }, 'rotate90');
    expect(turned.frames[0]?.points[0]?.slice(0, 2)).toEqual([0.9, 0.5]);
  });
});
