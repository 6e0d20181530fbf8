import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Corners, cornerFault, pinOf } from '#installation/mapping/corner-pin.ts';
import { adjugate, type Point, project, squareOnto } from '#installation/site/homography.ts';

const SQUARE: Corners = { topLeft: [0, 0], topRight: [1, 0], bottomRight: [1, 1], bottomLeft: [0, 1] };
const IDENTITY = [1, 0, 0, 0, 1, 0, 0, 0, 1];
const UNIT: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];
const quad = (c: Corners): [Point, Point, Point, Point] => [c.topLeft, c.topRight, c.bottomRight, c.bottomLeft];

const near = (x: number, y: number) =>
  fc.tuple(
    fc.double({ min: x - 0.3, max: x + 0.3, noNaN: true }),
    fc.double({ min: y - 0.3, max: y + 0.3, noNaN: true }),
  );
const anyCorners = fc.record({
  topLeft: near(0, 0),
  topRight: near(1, 0),
  bottomRight: near(1, 1),
  bottomLeft: near(0, 1),
});
const goodCorners = anyCorners.filter((corners) => cornerFault(corners) === null);
const shares = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

describe('the corner pin', () => {
  it('takes the corners of the picture exactly to where they were pulled', () => {
    fc.assert(
      fc.property(goodCorners, (corners) => {
        for (const [at, corner] of UNIT.entries()) {
          const [x, y] = project(pinOf(corners), corner, 1) ?? [Number.NaN, Number.NaN];
          const [wantedX, wantedY] = quad(corners)[at] ?? [0, 0];
          expect(x).toBeCloseTo(wantedX, 9);
          expect(y).toBeCloseTo(wantedY, 9);
        }
      }),
    );
  });

  it('comes back from everywhere, and never meets its horizon inside', () => {
    fc.assert(
      fc.property(goodCorners, shares, (corners, share) => {
        const pin = pinOf(corners);
        const there = project(pin, share, 1);
        const back = adjugate(pin);
        expect(there).not.toBeNull();
        expect(back).not.toBeNull();
        if (!there || !back) return;
        const side = Math.sign(back[6] * there[0] + back[7] * there[1] + back[8]);
        const [u, v] = project(back, there, side) ?? [Number.NaN, Number.NaN];
        expect(u).toBeCloseTo(share[0], 6);
        expect(v).toBeCloseTo(share[1], 6);
      }),
    );
  });

  it('leaves straight lines straight', () => {
    fc.assert(
      fc.property(goodCorners, shares, shares, fc.double({ min: 0, max: 1, noNaN: true }), (corners, a, b, t) => {
        const middle: Point = [a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])];
        const [p, q, r] = [a, b, middle].map((place) => project(pinOf(corners), place, 1) ?? [0, 0]);
        const [px = 0, py = 0] = p ?? [];
        const [qx = 0, qy = 0] = q ?? [];
        const [rx = 0, ry = 0] = r ?? [];
        expect((qx - px) * (ry - py) - (qy - py) * (rx - px)).toBeCloseTo(0, 8);
      }),
    );
  });

  it('is the identity, to the bit, where nobody pulled', () => {
    expect(pinOf(SQUARE).map((part) => part + 0)).toEqual(IDENTITY);
  });

  it('does not exist for corners on one line', () => {
    expect(
      squareOnto([
        [0, 0],
        [0.3, 0.3],
        [0.6, 0.6],
        [1, 1],
      ]),
    ).toBeNull();
  });
});

describe('corners with a fault', () => {
  it.each([
    [{ ...SQUARE, topRight: [0.001, 0.002] }, /upper left and the upper right corner lie in one place/],
    [{ ...SQUARE, topLeft: [0.8, 0.7] }, /upper left corner lies inside the other three/],
    [{ ...SQUARE, topLeft: [0.5, 0.5] }, /upper left corner lies on the line/],
    [{ ...SQUARE, topLeft: [1, 0], topRight: [0, 0] }, /two edges of the picture cross/],
    [{ topLeft: [1, 0], topRight: [0, 0], bottomRight: [0, 1], bottomLeft: [1, 1] }, /use mirror instead/],
  ] as [Corners, RegExp][])('are told in a sentence (%#)', (corners, says) => {
    expect(cornerFault(corners)).toMatch(says);
  });

  it('pin nothing, rather than turn the picture inside out', () => {
    fc.assert(
      fc.property(anyCorners, shares, (corners, share) => {
        if (cornerFault(corners) === null) return;
        expect(project(pinOf(corners), share, 1)).toEqual([...share]);
      }),
    );
    expect(pinOf({ ...SQUARE, topLeft: [0.9, 0.9] })).toEqual(IDENTITY);
  });

  it('are none where the picture is only small, narrow or turned', () => {
    expect(cornerFault(SQUARE)).toBeNull();
    expect(
      cornerFault({ topLeft: [0.4, 0.4], topRight: [0.5, 0.4], bottomRight: [0.5, 0.5], bottomLeft: [0.4, 0.5] }),
    ).toBeNull();
    expect(cornerFault({ topLeft: [1, 0], topRight: [1, 1], bottomRight: [0, 1], bottomLeft: [0, 0] })).toBeNull();
  });
});
