import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bendOf, type Mesh, regularPoints } from '#installation/mapping/bend.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const sizes = fc.tuple(fc.integer({ min: 2, max: 9 }), fc.integer({ min: 2, max: 9 }));
const kinds = fc.constantFrom<Mesh['lines']>('smooth', 'straight');

/** Meshes whose points were pulled by up to a third of a cell. */
const meshes = fc
  .tuple(sizes, kinds, fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 162, maxLength: 162 }))
  .map(
    ([[columns, rows], lines, pulls]): Mesh => ({
      columns,
      rows,
      lines,
      points: regularPoints(columns, rows).map(([x, y], at) => [
        x + (pulls[2 * at] ?? 0) / (columns - 1),
        y + (pulls[2 * at + 1] ?? 0) / (rows - 1),
      ]),
    }),
  );

describe('a mesh', () => {
  it('that is regular leaves everything where it is', () => {
    fc.assert(
      fc.property(sizes, kinds, share, share, ([columns, rows], lines, u, v) => {
        const bend = bendOf({ columns, rows, lines, points: regularPoints(columns, rows) });
        expect(bend(u, v)[0]).toBeCloseTo(u, 12);
        expect(bend(u, v)[1]).toBeCloseTo(v, 12);
      }),
    );
  });

  it('runs through its points', () => {
    fc.assert(
      fc.property(meshes, (mesh) => {
        const bend = bendOf(mesh);
        for (const [at, [x, y]] of mesh.points.entries()) {
          const [u, v] = regularPoints(mesh.columns, mesh.rows)[at] ?? [0, 0];
          expect(bend(u, v)[0]).toBeCloseTo(x, 9);
          expect(bend(u, v)[1]).toBeCloseTo(y, 9);
        }
      }),
    );
  });

  it('has no tears', () => {
    fc.assert(
      fc.property(meshes, share, share, (mesh, u, v) => {
        const bend = bendOf(mesh);
        const step = 1e-7;
        const [x, y] = bend(u, v);
        const [nextX, nextY] = bend(Math.min(1, u + step), Math.min(1, v + step));
        expect(Math.hypot(nextX - x, nextY - y)).toBeLessThan(step * 20);
      }),
    );
  });

  it('that is smooth has no kinks on its lines, and one that is straight folds there', () => {
    const points = regularPoints(3, 2).map(([x, y]): [number, number] => [x, y + (x === 0.5 ? 0.1 : 0)]);
    const slopes = (lines: Mesh['lines']): [number, number] => {
      const bend = bendOf({ columns: 3, rows: 2, lines, points });
      const step = 1e-5;
      const [, middle] = bend(0.5, 0);
      return [(middle - bend(0.5 - step, 0)[1]) / step, (bend(0.5 + step, 0)[1] - middle) / step];
    };
    const [before, after] = slopes('smooth');
    expect(before).toBeCloseTo(after, 3);
    expect(slopes('straight')[0]).toBeCloseTo(0.2, 6);
    expect(slopes('straight')[1]).toBeCloseTo(-0.2, 6);
  });
});
