import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Curve } from '#gestures/learn/motion-track.ts';
import { warpDistance } from '#gestures/learn/motion-warp.ts';

const curve = (values: readonly number[]): Curve => ({
  steps: values.length,
  width: 1,
  values: Float64Array.from(values),
});
const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 });

describe('warping one curve onto another', () => {
  it('costs nothing for the same curve, the same both ways, and never more than step by step', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        expect(warpDistance(curve(a), curve(a))).toBe(0);
        expect(warpDistance(curve(a), curve(b))).toBeCloseTo(warpDistance(curve(b), curve(a)), 9);
        const stepwise = a.reduce((sum, value, i) => sum + (value - (b[i] ?? 0)) ** 2, 0);
        expect(warpDistance(curve(a), curve(b))).toBeLessThanOrEqual(stepwise + 1e-9);
      }),
    );
  });

  it('forgives a step of delay, not a different shape', () => {
    const bump = curve([0, 0, 1, 2, 1, 0, 0, 0]);
    expect(warpDistance(bump, curve([0, 0, 0, 1, 2, 1, 0, 0]))).toBe(0);
    expect(warpDistance(bump, curve([0, 0, -1, -2, -1, 0, 0, 0]))).toBeGreaterThan(4);
  });
});
