import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildOf } from '#projection/looks/figures/body-build.ts';
import { BONE, BONES } from '#projection/looks/figures/body-shape.ts';
import { createSkeleton, SKELETON_NUMBERS, TEXELS_PER_BONE } from '#projection/looks/figures/skeleton.ts';
import { POSES, standAt } from '../../stage/support/sample-frames.ts';

/** Bones that hang between landmarks: the head is drawn about its own, and so are neck and thumbs. */
const MEASURED = Object.values(BONE).filter(
  (bone) => ![BONE.head, BONE.neck, BONE.leftThumb, BONE.rightThumb].some((other) => other === bone),
);

test('how somebody is built moves no bone that was measured', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 ** 32 - 1 }),
      fc.constantFrom(POSES.rest, POSES.rise, POSES.link),
      (key, pose) => {
        const joints = standAt(2, pose, 1.7, 0.2);
        const [plain, built] = [new Float32Array(SKELETON_NUMBERS), new Float32Array(SKELETON_NUMBERS)];
        createSkeleton().write(joints, 0.2, plain, 0);
        createSkeleton().write(joints, 0.2, built, 0, false, buildOf(key));
        for (const bone of MEASURED) {
          const from = bone * TEXELS_PER_BONE * 4;
          expect([...built.subarray(from, from + 7)]).toEqual([...plain.subarray(from, from + 7)]);
        }
        expect(built.every(Number.isFinite)).toBe(true);
        expect(BONES).toBeGreaterThan(MEASURED.length);
      },
    ),
  );
});
