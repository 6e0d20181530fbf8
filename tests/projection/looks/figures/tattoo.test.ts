import { describe, expect, test } from 'vitest';
import { mixBits, scatter } from '#projection/looks/drawing/seeded.ts';
import { BONE, spanOf } from '#projection/looks/figures/body-shape.ts';
import { sigil } from '#projection/looks/figures/sigil.ts';
import { GROWTH_RULES, growTattoo, TATTOO_REGIONS, TATTOO_STRIDE } from '#projection/looks/figures/tattoo.ts';

const COUNT = 400;

/** Mean distance between the same points of two tattoos, in units of the bones. */
const apart = (a: Float32Array, b: Float32Array, from: number, to: number): number => {
  let sum = 0;
  for (let row = from; row < to; row += 1) {
    const at = row * TATTOO_STRIDE;
    sum += Math.hypot(...[0, 1, 2].map((part) => (a[at + part] ?? 0) - (b[at + part] ?? 0)));
  }
  return sum / (to - from);
};

describe('tattoos', () => {
  test('grow the same from the same key', () => {
    expect(growTattoo(77, COUNT)).toEqual(growTattoo(77, COUNT));
  });

  test('are never two alike: every region differs between any two of sixty keys', () => {
    const grown = Array.from({ length: 60 }, (_, index) => growTattoo(mixBits(index) || 1, COUNT));
    for (const region of TATTOO_REGIONS) {
      const [from, to] = region.rows(COUNT);
      for (const [index, one] of grown.entries()) {
        for (const other of grown.slice(index + 1)) expect(apart(one, other, from, to)).toBeGreaterThan(1e-4);
      }
    }
  });

  test('stay on the skin they belong to, with numbers a shader can use', () => {
    for (const key of [1, 2, 3, 4_294_967_295, 31_337]) {
      const grown = growTattoo(key, COUNT);
      for (const region of TATTOO_REGIONS) {
        const [from, to] = region.rows(COUNT);
        const [low, high] = region.bone === BONE.head ? [-1, 1] : spanOf(region.bone);
        for (let row = from; row < to; row += 1) {
          const point = grown.subarray(row * TATTOO_STRIDE, (row + 1) * TATTOO_STRIDE);
          for (const variant of [0, 4]) {
            expect(point[variant]).toBeGreaterThanOrEqual(low);
            expect(point[variant]).toBeLessThanOrEqual(high);
            expect(point[variant + 3]).toBeGreaterThan(0);
          }
          expect(point.every(Number.isFinite)).toBe(true);
        }
      }
    }
  });

  test('redraw themselves by the same rule into other lines, but for the sigil, which stays', () => {
    for (const key of [3, 88, 4711]) {
      const grown = growTattoo(key, COUNT);
      for (const region of TATTOO_REGIONS) {
        const [from, to] = region.rows(COUNT);
        let moved = 0;
        for (let row = from; row < to; row += 1) {
          const at = row * TATTOO_STRIDE;
          moved +=
            Math.abs((grown[at] ?? 0) - (grown[at + 4] ?? 0)) + Math.abs((grown[at + 1] ?? 0) - (grown[at + 5] ?? 0));
        }
        if (region.name === 'sigil') expect(moved).toBe(0);
        else expect(moved / (to - from)).toBeGreaterThan(0.004);
      }
    }
  });

  test('use several growth rules over a crowd', () => {
    expect(new Set(GROWTH_RULES).size).toBe(8);
    for (const rule of [...GROWTH_RULES, sigil]) {
      const strands = rule(scatter(5));
      expect(strands.length).toBeGreaterThan(1);
      for (const { line, weight } of strands) {
        expect(line.length).toBeGreaterThanOrEqual(4);
        expect(weight).toBeGreaterThan(0);
        expect(line.every((value) => Number.isFinite(value) && Math.abs(value) <= 1.0001)).toBe(true);
      }
    }
  });
});

test('no sigil is its own mirror image: two like marks side by side would make a face of it', () => {
  for (let seed = 0; seed < 80; seed += 1) {
    const points: [number, number][] = [];
    for (const { line } of sigil(scatter(seed))) {
      for (let at = 0; at + 1 < line.length; at += 2) points.push([line[at] ?? 0, line[at + 1] ?? 0]);
    }
    const stray = points.map(([u, v]) => Math.min(...points.map(([up, side]) => Math.hypot(u - up, v + side))));
    expect(Math.max(...stray)).toBeGreaterThan(0.15);
  }
});

test('scatter spreads evenly and repeats', () => {
  const draw = scatter(9);
  const mean = Array.from({ length: 4000 }, draw).reduce((sum, value) => sum + value, 0) / 4000;
  expect(mean).toBeGreaterThan(0.48);
  expect(mean).toBeLessThan(0.52);
  expect(Array.from({ length: 5 }, scatter(9))).toEqual(Array.from({ length: 5 }, scatter(9)));
});
