import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { horizonM, leanAt, slopeOf } from '#projection/looks/city/horizon.ts';
import { frameOf } from '../../stage/support/sample-frames.ts';

describe('the horizon', () => {
  it('lies at the feet of the figures at 0, and at their shoulders at 1', () => {
    const { floorM } = frameOf([]).slice;
    expect(horizonM(frameOf([], { horizon: 0 })) - floorM).toBeCloseTo(0.03, 9);
    expect(horizonM(frameOf([], { horizon: 1 })) - floorM).toBeCloseTo(1.23, 9);
    expect(horizonM(frameOf([], { horizon: 7 }))).toBe(horizonM(frameOf([], { horizon: 1 })));
  });

  it('leans by as many degrees as the score says, and not for those whom it would make ill', () => {
    expect(slopeOf(frameOf([], { tilt: 3 }))).toBeCloseTo(Math.tan((3 * Math.PI) / 180), 12);
    expect(slopeOf(frameOf([]))).toBe(0);
    const gentle = { comfort: { reducedMotion: true, highContrast: false } };
    expect(slopeOf(frameOf([], { tilt: 3 }, gentle))).toBe(0);
  });

  it('rises to one side as it falls to the other, fully in the middle of the room, and never out of the picture', () => {
    const slope = fc.double({ min: -0.18, max: 0.18, noNaN: true });
    fc.assert(
      fc.property(fc.double({ min: -40, max: 40, noNaN: true }), slope, (xM, lean) => {
        const here = leanAt(xM, lean);
        expect(here.riseM).toBeCloseTo(-leanAt(-xM, lean).riseM, 12);
        expect(Math.abs(here.riseM)).toBeLessThanOrEqual(0.4);
        // The slope is that of the rise.
        const step = 1e-4;
        const measured = (leanAt(xM + step, lean).riseM - leanAt(xM - step, lean).riseM) / (2 * step);
        expect(here.slope).toBeCloseTo(measured, 6);
      }),
    );
    expect(leanAt(0, 0.05)).toEqual({ riseM: 0, slope: 0.05 });
  });
});
