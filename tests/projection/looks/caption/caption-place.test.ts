import { describe, expect, it } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { captionPlace } from '#projection/looks/caption/caption-place.ts';
import { frameOf, LEFT_SLICE, RIGHT_SLICE } from '../../stage/support/sample-frames.ts';

const at = (more: Partial<SurfaceFrame> = {}) => captionPlace(frameOf([], {}, more));

describe('the place of the caption', () => {
  it('is one place of the wall for all its slices', () => {
    expect(at({ slice: RIGHT_SLICE })).toEqual(at({ slice: LEFT_SLICE }));
  });

  it('is low at the left, above what the floor mirrors, and ends before the cast begins', () => {
    const { corner, lengthM } = at();
    expect(corner[1]).toBeGreaterThan(2.25 * LEFT_SLICE.floorM);
    expect(corner[1]).toBeLessThan(0.3 * LEFT_SLICE.wallHeightM);
    expect(corner[0] + lengthM).toBeLessThan(0.24 * LEFT_SLICE.wallWidthM);
  });

  it('is set larger than the least of the art direction, and larger still for those who see little', () => {
    const { sizeM } = at();
    expect(sizeM).toBeGreaterThan(LEFT_SLICE.wallHeightM / 40);
    expect(at({ comfort: { reducedMotion: false, highContrast: true } }).sizeM).toBeGreaterThan(1.3 * sizeM);
  });

  it('lies on the window that bears it, whichever way that stands', () => {
    const offAxis = { eye: [3, 1.5, 3], lowerLeft: [0, 0, 4], lowerRight: [0, 0, 0], upperLeft: [0, 2, 4] } as const;
    const { corner, right, up, sizeM } = at({ offAxis });
    expect(right.map((part) => part + 0)).toEqual([0, 0, -1]);
    expect(up).toEqual([0, 1, 0]);
    expect(corner[0]).toBe(0);
    expect(corner[2]).toBeLessThan(4);
    expect(sizeM).toBeCloseTo(2 / 22, 9);
  });

  it('stays within a wall that is higher than wide', () => {
    const slice = { ...LEFT_SLICE, wallWidthM: 0.5, wallHeightM: 3 };
    const { corner, lengthM, sizeM } = at({ slice });
    expect(corner[0] + lengthM).toBeLessThanOrEqual(0.5);
    expect(sizeM).toBeLessThanOrEqual(lengthM / 6 + 1e-9);
  });
});
