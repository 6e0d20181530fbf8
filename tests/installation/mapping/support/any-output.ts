/** Fits as technicians may write them, at random: pins of all kinds, meshes that bend a little, masks. */

import fc from 'fast-check';
import { evenMesh } from '#installation/mapping/mesh-surface.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';

const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const near = (x: number, y: number, by: number) =>
  fc.tuple(between(x - by, x + by), between(y - by, y + by)) as fc.Arbitrary<[number, number]>;

export const anyCorners: fc.Arbitrary<Output['corners']> = fc.record({
  topLeft: near(0, 0, 0.24),
  topRight: near(1, 0, 0.24),
  bottomRight: near(1, 1, 0.24),
  bottomLeft: near(0, 1, 0.24),
});

export const anyMesh: fc.Arbitrary<NonNullable<Output['mesh']>> = fc
  .record({
    columns: fc.integer({ min: 2, max: 6 }),
    rows: fc.integer({ min: 2, max: 6 }),
    lines: fc.constantFrom('smooth' as const, 'straight' as const),
  })
  .chain(({ columns, rows, lines }) => {
    const even = evenMesh(columns, rows, lines);
    // A fifth of a patch at most: no folds.
    const by = 0.2 / Math.max(columns - 1, rows - 1);
    return fc.tuple(...even.points.map(([x, y]) => near(x, y, by))).map((points) => ({ ...even, points }));
  });

const anyMask: fc.Arbitrary<Output['masks'][number]> = fc.record({
  points: fc.array(near(0.5, 0.5, 0.5), { minLength: 3, maxLength: 6 }),
  softness: between(0, 0.5),
});

export const anyOutput: fc.Arbitrary<Output> = fc
  .record({
    turn: fc.constantFrom(0 as const, 90 as const, 180 as const, 270 as const),
    mirror: fc.boolean(),
    corners: anyCorners,
    mesh: fc.option(anyMesh),
    masks: fc.array(anyMask, { maxLength: 2 }),
  })
  .map(({ mesh, ...fit }) => ({ ...PLAIN_OUTPUT, ...fit, ...(mesh ? { mesh } : {}) }));

export const anyPlace = near(0.5, 0.5, 2);
export const anyShare = near(0.5, 0.5, 0.5);
