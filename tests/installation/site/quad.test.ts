import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Point } from '#installation/site/homography.ts';
import { depth, homography } from '#installation/site/homography.ts';
import { CORNER_NAMES, type Corners, quadFault } from '#installation/site/quad.ts';

const WHOLE: Corners = { topLeft: [0, 0], topRight: [1, 0], bottomRight: [1, 1], bottomLeft: [0, 1] };

/** The corners going round, beginning with another one: a picture that was turned by its corners. */
const turnedBy = (quarters: number): Corners => {
  const at = (index: number): Point => WHOLE[CORNER_NAMES[(index + quarters) % 4] ?? 'topLeft'];
  return { topLeft: at(0), topRight: at(1), bottomRight: at(2), bottomLeft: at(3) };
};

describe('the corners of a picture', () => {
  it.each([0, 1, 2, 3])('hold it, turned by %i quarters', (quarters) => {
    expect(quadFault(turnedBy(quarters))).toBeNull();
  });

  it.each<[string, Partial<Corners>, string, RegExp]>([
    ['crossed', { topRight: [1, 1], bottomRight: [1, 0] }, 'topRight', /sides of the picture cross/],
    ['on each other', { topRight: [0.001, 0] }, 'topLeft', /upper left and the upper right corner lie on each other/],
    ['in line', { bottomRight: [0.5, 0.5] }, 'bottomRight', /lower right corner lies in line/],
    ['inwards', { topLeft: [0.7, 0.7] }, 'topLeft', /upper left corner points into the picture/],
    [
      'mirrored',
      { topLeft: [1, 0], topRight: [0, 0], bottomRight: [0, 1], bottomLeft: [1, 1] },
      'topLeft',
      /mirror: true/,
    ],
  ])('are refused where they are %s', (_what, moved, corner, says) => {
    expect(quadFault({ ...WHOLE, ...moved })).toMatchObject({ corner, says: expect.stringMatching(says) });
  });

  it('that are let through put no part of the picture behind its horizon', () => {
    const point = fc.tuple(fc.double({ min: -1, max: 2, noNaN: true }), fc.double({ min: -1, max: 2, noNaN: true }));
    fc.assert(
      fc.property(point, point, point, point, (topLeft, topRight, bottomRight, bottomLeft) => {
        const corners: Corners = { topLeft, topRight, bottomRight, bottomLeft };
        if (quadFault(corners)) return;
        const from = CORNER_NAMES.map((name) => WHOLE[name]);
        const pin = homography(
          from,
          CORNER_NAMES.map((name) => corners[name]),
        );
        expect(pin).not.toBeNull();
        if (!pin) return;
        const signs = new Set(from.map((corner) => Math.sign(depth(pin, corner))));
        expect(signs.size).toBe(1);
      }),
      { numRuns: 2000 },
    );
  });
});
