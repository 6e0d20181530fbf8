import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bendOf, regularPoints } from '#installation/mapping/bend.ts';
import { isOnItsSide } from '#installation/mapping/standing.ts';
import { gridOf, pinOnto } from '#installation/mapping/warp-grid.ts';
import { project } from '#installation/site/homography.ts';
import { type Output, outputSchema, PLAIN_OUTPUT, type WrittenOutput } from '#installation/site/output.ts';

const output = (written: WrittenOutput): Output => outputSchema.parse(written);

/** Where vertices land, in shares of the projector's picture from its upper left. */
function landings(grid: ReturnType<typeof gridOf>): [number, number][] {
  return Array.from({ length: grid.columns * grid.rows }, (_, at) => {
    const [x = 0, y = 0, w = 0] = grid.thrown.subarray(3 * at, 3 * at + 3);
    return [(x / w + 1) / 2, (1 - y / w) / 2];
  });
}

describe('the grid of a projector', () => {
  it('is two triangles that fill the throw, where nothing is fitted', () => {
    const grid = gridOf(PLAIN_OUTPUT);
    expect([grid.columns, grid.rows]).toEqual([2, 2]);
    expect([...grid.shares]).toEqual([0, 0, 1, 0, 0, 1, 1, 1]);
    expect([...grid.thrown]).toEqual([-1, 1, 1, 1, 1, 1, -1, -1, 1, 1, -1, 1]);
    expect([...grid.read]).toEqual([0, 0, 1, 1, 0, 1, 0, 1, 1, 1, 1, 1]);
  });

  it.each([
    [0, false, [0.1, 0.2]],
    [90, false, [0.8, 0.1]],
    [180, false, [0.9, 0.8]],
    [270, false, [0.2, 0.9]],
    [0, true, [0.9, 0.2]],
    [90, true, [0.8, 0.9]],
    [180, true, [0.1, 0.8]],
    [270, true, [0.2, 0.1]],
  ] as const)('turned by %i (mirrored: %s) takes a place near the upper left to %j', (turn, mirror, wanted) => {
    const [x, y] = project(pinOnto(output({ turn, mirror })), [0.1, 0.2], 1) ?? [0, 0];
    expect(x).toBeCloseTo(wanted[0], 12);
    expect(y).toBeCloseTo(wanted[1], 12);
    expect(isOnItsSide({ turn })).toBe(turn === 90 || turn === 270);
  });

  it('pulls corners as viewers see them, however the projector stands', () => {
    const corners: WrittenOutput['corners'] = { topLeft: [0.2, 0.1] };
    const upright = landings(gridOf(output({ corners })))[0];
    const hung = landings(gridOf(output({ corners, turn: 180 })))[0];
    expect(upright?.[0]).toBeCloseTo(0.2, 6);
    expect(upright?.[1]).toBeCloseTo(0.1, 6);
    expect(hung?.[0]).toBeCloseTo(0.8, 6);
    expect(hung?.[1]).toBeCloseTo(0.9, 6);
  });

  it('bends first and pins then, at every vertex', () => {
    const points = regularPoints(3, 3).map(([x, y]): [number, number] => [
      x + 0.1 * y * (1 - y),
      y - 0.05 * x * (1 - x),
    ]);
    const bent = output({ mesh: { columns: 3, rows: 3, points }, corners: { topRight: [0.9, 0.15] }, turn: 90 });
    const grid = gridOf(bent);
    expect(grid.columns).toBe(25);
    const bend = bendOf(bent.mesh);
    for (const [at, [x, y]] of landings(grid).entries()) {
      const [u = 0, v = 0] = grid.shares.subarray(2 * at, 2 * at + 2);
      const [wantedX, wantedY] = project(pinOnto(bent), bend(u, v), 1) ?? [Number.NaN, Number.NaN];
      expect(x).toBeCloseTo(wantedX, 5);
      expect(y).toBeCloseTo(wantedY, 5);
    }
  });

  it('has a line on either side of each break, each read as its own part is', () => {
    const asked: [number, number][] = [];
    const reading = (u: number, v: number, inU: number): [number, number, number] => {
      asked.push([u, inU]);
      const q = inU < 0.3 ? 1 : 2;
      return [u * q, v * q, q];
    };
    const grid = gridOf(PLAIN_OUTPUT, reading, { u: [0.3], v: [] });
    expect(grid.columns).toBe(4);
    const near = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(6)));
    expect(near([...grid.shares.subarray(0, 8)])).toEqual([0, 0, 0.3, 0, 0.3, 0, 1, 0]);
    expect(near([...grid.read.subarray(0, 12)])).toEqual([0, 0, 1, 0.3, 0, 1, 0.6, 0, 2, 2, 0, 2]);
    expect(asked.slice(0, 4).map(([, inU]) => Number(inU.toFixed(6)))).toEqual([0.15, 0.15, 0.65, 0.65]);
  });

  it('keeps its lines in order, wherever breaks lie', () => {
    const breaks = fc.uniqueArray(fc.double({ min: 0.01, max: 0.99, noNaN: true }), { maxLength: 6 });
    fc.assert(
      fc.property(breaks, breaks, fc.integer({ min: 2, max: 5 }), (u, v, columns) => {
        const bent = output({ mesh: { columns, rows: 2, points: regularPoints(columns, 2) } });
        const grid = gridOf(bent, undefined, { u: u.sort((a, b) => a - b), v: v.sort((a, b) => a - b) });
        const across = Array.from({ length: grid.columns }, (_, at) => grid.shares[2 * at] ?? Number.NaN);
        expect(across).toEqual([...across].sort((a, b) => a - b));
        expect([across[0], across.at(-1)]).toEqual([0, 1]);
        for (const at of u) expect(across.filter((x) => Math.abs(x - at) < 1e-6).length).toBeGreaterThanOrEqual(2);
        expect(grid.shares.length).toBe(2 * grid.columns * grid.rows);
      }),
      { numRuns: 40 },
    );
  });
});
