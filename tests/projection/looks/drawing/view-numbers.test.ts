import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { dot, minus, plus, type Vector } from '#installation/mapping/vectors.ts';
import { marginPx, type ViewNumbers, viewNumbers } from '#projection/looks/drawing/view-numbers.ts';
import { frameOf, LEFT_SLICE, RIGHT_SLICE } from '../../stage/support/sample-frames.ts';

const [WIDE_PX, HIGH_PX] = [1920, 1080];
const ofSlice = (slice = LEFT_SLICE): ViewNumbers => viewNumbers(frameOf([], {}, { slice }), WIDE_PX, HIGH_PX);
const ofWindow = (offAxis: OffAxisView): ViewNumbers => viewNumbers(frameOf([], {}, { offAxis }), WIDE_PX, HIGH_PX);

/** What the shaders do: share of the drawn picture at which a place is seen, and its depth. */
function shareOf(n: ViewNumbers, place: Vector): { readonly x: number; readonly y: number; readonly w: number } {
  const off = minus(place, n.from);
  const w = dot(n.depth, off) + n.still;
  return { x: dot(n.across, off) / n.span[0] / w, y: dot(n.up, off) / n.span[1] / w, w };
}

/** And back: where on the wall one looks at a share; null where one does not look at it. */
function placeAt(n: ViewNumbers, x: number, y: number, behindM = 0): Vector | null {
  const way = plus(plus(n.ray, n.rayAcross, x), n.rayUp, y);
  if (!(way[2] > 1e-6)) return null;
  const off = [way[0] / way[2], way[1] / way[2]] as const;
  const by = 1 + n.perDepth * behindM;
  return [n.eye[0] + off[0] * by, n.eye[1] + off[1] * by, -behindM];
}

const share = fc.double({ min: 0, max: 1, noNaN: true });
const within = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });

/** Windows of any standing before an eye that is before the wall. */
const windows = fc
  .record({ turn: within(-1.5, 1.5), tip: within(-0.6, 0.6), x: within(-4, 8), y: within(0, 2), eyeZ: within(1, 6) })
  .map(({ turn, tip, x, y, eyeZ }): OffAxisView => {
    const right: Vector = [Math.cos(turn), 0, Math.sin(turn)];
    const high: Vector = [Math.sin(turn) * Math.sin(tip), Math.cos(tip), -Math.cos(turn) * Math.sin(tip)];
    const straight: Vector = [Math.sin(turn) * Math.cos(tip), -Math.sin(tip), -Math.cos(turn) * Math.cos(tip)];
    const eye: Vector = [x, y, eyeZ];
    const lowerLeft = plus(plus(plus(eye, straight, 2), right, -1.2), high, -0.8);
    return { eye, lowerLeft, lowerRight: plus(lowerLeft, right, 3), upperLeft: plus(lowerLeft, high, 1.7) };
  });

describe('the numbers of a slice', () => {
  test('have a margin of whole pixels on every side', () => {
    const { from, span, margin, pixelM } = ofSlice();
    expect(-from[0] / pixelM).toBeCloseTo(marginPx(WIDE_PX), 6);
    expect(-from[1] / pixelM).toBeCloseTo(marginPx(HIGH_PX), 6);
    expect(span[0] / pixelM).toBeCloseTo(WIDE_PX + 2 * marginPx(WIDE_PX), 6);
    expect(span[1] / pixelM).toBeCloseTo(HIGH_PX + 2 * marginPx(HIGH_PX), 6);
    expect(margin[0] * span[0]).toBeCloseTo(-from[0], 9);
  });

  test('make neighbours overlap by their margins', () => {
    const [left, right] = [ofSlice(), ofSlice(RIGHT_SLICE)];
    const overlap = left.from[0] + left.span[0] - right.from[0];
    expect(overlap).toBeCloseTo((2 * marginPx(WIDE_PX) * LEFT_SLICE.widthM) / WIDE_PX, 6);
  });

  test('know what of them no neighbour shows', () => {
    const { own, from, span } = ofSlice({ ...RIGHT_SLICE, sharedM: { left: 0.5, right: 0 } });
    expect(from[0] + own[0] * span[0]).toBeCloseTo(4.5, 9);
    expect(from[0] + own[1] * span[0]).toBeCloseTo(8, 9);
  });

  test('see every place straight, however near or far', () => {
    const near = shareOf(ofSlice(), [1, 1, 2]);
    expect(shareOf(ofSlice(), [1, 1, -9])).toEqual(near);
    expect(near.w).toBe(1);
  });

  test('look at the place that they see there', () => {
    fc.assert(
      fc.property(share, share, within(0, 5), (x, y, behindM) => {
        const place = placeAt(ofSlice(), x, y, behindM);
        if (!place) throw new Error('a slice looks at the wall everywhere');
        const seen = shareOf(ofSlice(), place);
        expect(seen.x).toBeCloseTo(x, 9);
        expect(seen.y).toBeCloseTo(y, 9);
      }),
    );
  });
});

describe('the numbers of a window', () => {
  test('see its own corners at the corners of the canvas, whatever its margin', () => {
    fc.assert(
      fc.property(windows, (view) => {
        const n = ofWindow(view);
        const upperRight = plus(view.upperLeft, minus(view.lowerRight, view.lowerLeft));
        const corners: [Vector, number, number][] = [
          [view.lowerLeft, 0, 0],
          [view.lowerRight, 1, 0],
          [view.upperLeft, 0, 1],
          [upperRight, 1, 1],
        ];
        for (const [corner, right, up] of corners) {
          const seen = shareOf(n, corner);
          expect(seen.x).toBeCloseTo(right === 0 ? n.margin[0] : 1 - n.margin[0], 9);
          expect(seen.y).toBeCloseTo(up === 0 ? n.margin[1] : 1 - n.margin[1], 9);
          expect(seen.w).toBeCloseTo(1, 9);
        }
      }),
    );
  });

  test('look at the place that they see there, on the wall and behind it', () => {
    fc.assert(
      fc.property(windows, share, share, within(0, 5), (view, x, y, behindM) => {
        const n = ofWindow(view);
        const place = placeAt(n, x, y, behindM);
        fc.pre(place !== null && Math.hypot(...place) < 200);
        if (!place) return;
        const seen = shareOf(n, place);
        expect(seen.w).toBeGreaterThan(0);
        expect(seen.x).toBeCloseTo(x, 5);
        expect(seen.y).toBeCloseTo(y, 5);
      }),
    );
  });

  test('look at nothing of the wall where they look away from it', () => {
    const sideways: OffAxisView = {
      eye: [0, 1, 2],
      lowerLeft: [-3, 0, 4],
      lowerRight: [-3, 0, 0],
      upperLeft: [-3, 2, 4],
    };
    const n = ofWindow(sideways);
    expect(placeAt(n, 0.1, 0.5)).toBeNull();
    expect(placeAt(n, 0.9, 0.5)?.[0]).toBeLessThan(-3);
  });

  test('are all finite, even with the eye in the plane of the wall', () => {
    const view: OffAxisView = {
      eye: [0, 1, 0],
      lowerLeft: [-1, 0, -1],
      lowerRight: [1, 0, -1],
      upperLeft: [-1, 2, -1],
    };
    expect(
      Object.values(ofWindow(view))
        .flat()
        .every((value) => typeof value === 'boolean' || Number.isFinite(value)),
    ).toBe(true);
  });
});
