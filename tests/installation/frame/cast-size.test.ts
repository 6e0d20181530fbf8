/** Members of the cast near and far: what keeps its place as they grow. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDMARK } from '#installation/crowd/body.ts';
import { drawnAtSize } from '#installation/frame/cast-size.ts';
import { poseJoints } from '#installation/frame/figure.ts';
import { POSES } from '#tests/projection/stage/support/sample-frames.ts';

const HEIGHT_M = 1.74;
const yOf = (joints: Float32Array, landmark: number): number => joints[landmark * 4 + 1] ?? 0;

describe('a member of the cast', () => {
  it('as large as life stands as it stood', () => {
    const joints = poseJoints(POSES.rest, HEIGHT_M);
    expect(drawnAtSize(joints, 1, HEIGHT_M)).toBe(0);
    expect(joints).toEqual(poseJoints(POSES.rest, HEIGHT_M));
  });

  it('keeps its eyes where they were as it comes close, and sinks at the feet', () => {
    const eyesM = yOf(poseJoints(POSES.rest, HEIGHT_M), LANDMARK.leftEar);
    for (const size of [1.2, 2, 3]) {
      const joints = poseJoints(POSES.rest, HEIGHT_M);
      const groundM = drawnAtSize(joints, size, HEIGHT_M);
      expect(groundM).toBeLessThan(0);
      expect(groundM + yOf(joints, LANDMARK.leftEar)).toBeCloseTo(eyesM, 1);
    }
  });

  it('far back is smaller and stands higher on the picture, its head below where it was', () => {
    const near = poseJoints(POSES.rest, HEIGHT_M);
    const far = poseJoints(POSES.rest, HEIGHT_M);
    const groundM = drawnAtSize(far, 0.5, HEIGHT_M);
    expect(groundM).toBeGreaterThan(0);
    expect(groundM + yOf(far, LANDMARK.nose)).toBeLessThan(yOf(near, LANDMARK.nose));
  });

  it('keeps its shape, and how sure each joint is', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.3, max: 3, noNaN: true }), (size) => {
        const before = poseJoints(POSES.rest, HEIGHT_M);
        const joints = poseJoints(POSES.rest, HEIGHT_M);
        drawnAtSize(joints, size, HEIGHT_M);
        for (let at = 0; at < joints.length; at += 1) {
          expect(joints[at]).toBeCloseTo((before[at] ?? 0) * (at % 4 === 3 ? 1 : size), 4);
        }
      }),
    );
  });
});
