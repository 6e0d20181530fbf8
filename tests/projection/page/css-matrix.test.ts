import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pinOnto } from '#installation/mapping/warp-grid.ts';
import { depth, type Matrix, type Point, project } from '#installation/site/homography.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { cssMatrixOf, type PxSize } from '#projection/page/css-matrix.ts';
import { anyOutput, anyShare } from '#tests/installation/mapping/support/any-output.ts';

const HD: PxSize = { width: 1920, height: 1080 };
const STANDING: PxSize = { width: 1080, height: 1920 };

/** Where CSS puts a point, in the words of css-transforms-2: column by column, then divided by w. */
function byCss(transform: string, [x, y]: Point): Point {
  if (transform === 'none') return [x, y];
  const m = /^matrix3d\((.*)\)$/.exec(transform)?.[1]?.split(', ').map(Number) ?? [];
  const row = (i: number): number => (m[i] ?? 0) * x + (m[4 + i] ?? 0) * y + (m[12 + i] ?? 0);
  return [row(0) / row(3), row(1) / row(3)];
}
const pinned = (fit: Partial<Output>): Matrix => pinOnto({ ...PLAIN_OUTPUT, ...fit });

describe('a homography as CSS', () => {
  it('is nothing where nothing moves', () => {
    expect(cssMatrixOf(pinned({}), HD, HD)).toBe('none');
  });

  it('scales a layer onto an area of another size', () => {
    expect(cssMatrixOf(pinned({}), { width: 960, height: 1080 }, HD)).toBe(
      'matrix3d(2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1)',
    );
  });

  it('stands a portrait layer in a projector on its side, and turns over what is mirrored', () => {
    const turned = cssMatrixOf(pinned({ turn: 90 }), STANDING, HD);
    expect(byCss(turned, [0, 0])).toEqual([1920, 0]);
    expect(byCss(turned, [1080, 0])).toEqual([1920, 1080]);
    expect(byCss(turned, [0, 1920])).toEqual([0, 0]);
    expect(byCss(cssMatrixOf(pinned({ turn: 180 }), HD, HD), [0, 0])).toEqual([1920, 1080]);
    expect(byCss(cssMatrixOf(pinned({ mirror: true }), HD, HD), [100, 50])).toEqual([1820, 50]);
  });

  it('puts the corners of a keystone where they are', () => {
    const corners = { ...PLAIN_OUTPUT.corners, topLeft: [0.25, 0.1], topRight: [0.75, 0] } as Output['corners'];
    const transform = cssMatrixOf(pinned({ corners }), HD, HD);
    const places: [Point, Point][] = [
      [
        [0, 0],
        [480, 108],
      ],
      [
        [1920, 0],
        [1440, 0],
      ],
      [
        [1920, 1080],
        [1920, 1080],
      ],
      [
        [0, 1080],
        [0, 1080],
      ],
    ];
    for (const [from, [x, y]] of places) {
      expect(byCss(transform, from)[0]).toBeCloseTo(x, 3);
      expect(byCss(transform, from)[1]).toBeCloseTo(y, 3);
    }
  });

  it('is the pin, for every fit and place', () => {
    fc.assert(
      fc.property(anyOutput, anyShare, (output, [u, v]) => {
        const pin = pinOnto(output);
        const throwPlace = project(pin, [u, v], Math.sign(depth(pin, [0.5, 0.5])));
        const from = output.turn % 180 === 0 ? HD : STANDING;
        const [x, y] = byCss(cssMatrixOf(pin, from, HD), [u * from.width, v * from.height]);
        expect(x).toBeCloseTo((throwPlace?.[0] ?? 0) * HD.width, 2);
        expect(y).toBeCloseTo((throwPlace?.[1] ?? 0) * HD.height, 2);
      }),
    );
  });
});
