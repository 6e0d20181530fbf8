import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WallSlice } from '#installation/frame/surface-frame.ts';
import { viewNumbers } from '#projection/looks/drawing/view-numbers.ts';
import { bloomGrid, COARSEST } from '#projection/stage/bloom-grid.ts';
import { frameOf } from './support/sample-frames.ts';

const wall = { wallWidthM: 16, wallHeightM: 2.4, floorM: 0.2 };
const slices = fc
  .record({
    xM: fc.double({ min: 0, max: 12, noNaN: true }),
    widthM: fc.double({ min: 0.5, max: 4, noNaN: true }),
    widthPx: fc.integer({ min: 96, max: 3840 }),
    heightPx: fc.integer({ min: 54, max: 2160 }),
  })
  .map(({ widthPx, heightPx, ...slice }) => ({
    slice: { ...wall, yM: 0, heightM: 2.4, ...slice } satisfies WallSlice,
    widthPx,
    heightPx,
  }));

/** The grid of a slice as places on the wall: where its lower left corner is and how large a place is, m. */
function onWall(slice: WallSlice, widthPx: number, heightPx: number) {
  const frame = frameOf([], {}, { slice });
  const grid = bloomGrid(frame, widthPx, heightPx);
  const { from, span } = viewNumbers(frame, widthPx, heightPx);
  return {
    grid,
    leftM: from[0] + grid.from[0] * span[0],
    lowM: from[1] + (1 - grid.from[1] - grid.span[1]) * span[1],
    wideM: (grid.span[0] * span[0]) / grid.wide,
    highM: (grid.span[1] * span[1]) / grid.high,
  };
}

describe('the grid of the glow', () => {
  it('has the same places on the wall for every slice, size and quality', () => {
    fc.assert(
      fc.property(slices, ({ slice, widthPx, heightPx }) => {
        const { grid, leftM, lowM, wideM, highM } = onWall(slice, widthPx, heightPx);
        const placeM = 2.4 / 270;
        expect(wideM).toBeCloseTo(placeM, 9);
        expect(highM).toBeCloseTo(placeM, 9);
        for (const atM of [leftM, lowM]) {
          const steps = atM / (COARSEST * placeM);
          expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
        }
        expect(grid.wide % COARSEST).toBe(0);
        expect(grid.high % COARSEST).toBe(0);
      }),
    );
  });

  it('covers all that is drawn, and hardly more', () => {
    fc.assert(
      fc.property(slices, ({ slice, widthPx, heightPx }) => {
        const { from, span } = bloomGrid(frameOf([], {}, { slice }), widthPx, heightPx);
        for (const axis of [0, 1] as const) {
          expect(from[axis]).toBeLessThanOrEqual(1e-6);
          expect(from[axis] + span[axis]).toBeGreaterThanOrEqual(1 - 1e-6);
        }
        const stepShare = (COARSEST * 2.4) / 270 / slice.widthM;
        expect(span[0]).toBeLessThanOrEqual(1 + 2 * stepShare);
      }),
    );
  });

  it('is no larger than graphics cards hold, however long and low the wall, and the same for its slices', () => {
    const band = { wallWidthM: 60, wallHeightM: 0.5, floorM: 0, yM: 0, heightM: 0.5 };
    const whole = onWall({ ...band, xM: 0, widthM: 60 }, 7680, 64);
    expect(whole.grid.wide).toBeLessThanOrEqual(8192);
    const part = onWall({ ...band, xM: 12, widthM: 6 }, 1920, 160);
    expect([part.wideM, part.highM]).toEqual([whole.wideM, whole.highM].map((size) => expect.closeTo(size, 9)));
    const offAxis = { lowerLeft: [0, 0, 0], lowerRight: [90, 0, 0], upperLeft: [0, 0.5, 0], eye: [2, 1, 4] } as const;
    expect(bloomGrid(frameOf([], {}, { offAxis }), 7680, 64).wide).toBeLessThanOrEqual(8192);
  });

  it('is the picture itself through a window', () => {
    const offAxis = {
      lowerLeft: [0, 0, 0],
      lowerRight: [4, 0, 0],
      upperLeft: [0, 2.25, 0],
      eye: [2, 1.6, 4],
    } as const;
    const { from, span, wide, high } = bloomGrid(frameOf([], {}, { offAxis }), 1920, 1080);
    expect([from, span]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(wide / high).toBeCloseTo(16 / 9, 1);
    expect([wide % COARSEST, high % COARSEST]).toEqual([0, 0]);
  });
});
