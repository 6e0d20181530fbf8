import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { showMs } from '#installation/time/axes.ts';
import { emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import { bearingOf, createDroneRows, type DroneBearing, MAX_DRONES } from '#projection/looks/drones/drone-rows.ts';
import { frameOf, LEFT_SLICE } from '../../stage/support/sample-frames.ts';

const flying = (acts: object, ms = 20_000): SurfaceFrame => {
  const world = worldAfterActs(emptyWorld, worldActs.parse({ drones: acts }), showMs(0), 0);
  return frameOf([], {}, { showMs: showMs(ms), world: worldNumbers(world, NO_WORDS, showMs(ms), LEFT_SLICE) });
};

const bearing = (index: number, share: number, phase: number, scatter: number, gentle = false): DroneBearing => {
  const answer = { aside: 0, higher: 0, nearerM: 0, dive: 0, bank: 0, fanTurn: 0, fanLight: 0 };
  bearingOf(answer, index, share, phase, scatter, 12_345, gentle);
  return answer;
};

describe('a drone', () => {
  test('swings its fan with all of its row while the grid holds, and by itself once it is broken', () => {
    expect(bearing(3, 0.7, 0.1, 0).fanTurn).toBe(bearing(4, 0.7, 0.8, 0).fanTurn);
    expect(bearing(3, 0.7, 0.1, 1).fanTurn).not.toBe(bearing(4, 0.7, 0.8, 1).fanTurn);
    expect([bearing(3, 0.7, 0.1, 0).bank, bearing(3, 0.7, 0.1, 1, true).bank]).toEqual([0, 0]);
    expect(bearing(3, 0.7, 0.1, 1).bank).not.toBe(0);
  });

  test('dives as it comes down to the people, and lets its place in the rows go', () => {
    expect([bearing(25, 0.7, 0, 0).dive, bearing(25, 0.3, 0, 0).dive]).toEqual([0, 1]);
    expect(bearing(25, 0.7, 0, 0).aside).toBeGreaterThan(0);
    expect(bearing(25, 0.3, 0, 0)).toMatchObject({ aside: 0, higher: 0, nearerM: 0 });
  });

  test('hangs in rows over the people, the first highest and nearest, and few of the first scan', () => {
    const rows = [0, 20, 40, 60, 80].map((index, row) => ({
      high: 0.66 + 0.03 * row + bearing(index, 0.7, 0, 0).higher,
      near: bearing(index, 0.7, 0, 0).nearerM,
    }));
    for (let row = 1; row < rows.length; row += 1) {
      expect(rows[row]?.high).toBeLessThan(rows[row - 1]?.high ?? 0);
      expect(rows[row]?.near).toBeLessThan(rows[row - 1]?.near ?? 0);
    }
    expect(rows[0]?.high).toBeLessThan(0.97);
    expect(rows.at(-1)?.high).toBeGreaterThan(0.7);
    const lit = Array.from({ length: 100 }, (_, index) => bearing(index, 0.7, 0, 0).fanLight);
    expect(lit.filter((light) => light > 0)).toHaveLength(5);
  });

  test('never jumps as it turns, dives or is scattered', () => {
    const unit = fc.double({ min: 0, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(fc.nat({ max: 399 }), unit, unit, unit, (index, share, phase, scatter) => {
        const [a, b] = [
          bearing(index, share, phase, scatter),
          bearing(index, share + 1e-3, phase + 1e-3, scatter + 1e-3),
        ];
        for (const key of ['aside', 'higher', 'nearerM', 'dive', 'bank', 'fanTurn', 'fanLight'] as const) {
          expect(Math.abs(a[key] - b[key])).toBeLessThan(0.02);
        }
      }),
    );
  });
});

describe('the rows of the swarm', () => {
  test('hold as many as fly, the farthest first, and no more than there is room for', () => {
    const rows = createDroneRows();
    expect(rows.write(flying({}))).toBe(0);
    expect(rows.write(flying({ swarm: 160 }))).toBe(160);
    const numbers = rows.rows.numbers;
    const depths = Array.from({ length: 160 }, (_, row) => numbers[row * 8 + 2] ?? Number.NaN);
    expect(depths).toEqual([...depths].sort((a, b) => a - b));
    expect(rows.write(flying({ swarm: 400 }))).toBe(MAX_DRONES);
  });

  test('fly in a lattice: no two drones of neighbouring rows stand over each other', () => {
    const rows = createDroneRows();
    rows.write(flying({ swarm: 40 }));
    const numbers = rows.rows.numbers;
    const xs = Array.from({ length: 40 }, (_, row) => numbers[row * 8] ?? Number.NaN);
    const inner = xs.filter((x) => x > 0.3 && x < LEFT_SLICE.wallWidthM - 0.5).sort((a, b) => a - b);
    for (let at = 1; at < inner.length; at += 1) expect((inner[at] ?? 0) - (inner[at - 1] ?? 0)).toBeGreaterThan(0.15);
  });
});
