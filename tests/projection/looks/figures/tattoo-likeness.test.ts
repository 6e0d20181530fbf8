import { describe, expect, test } from 'vitest';
import { mixBits } from '#projection/looks/drawing/seeded.ts';
import { growTattoo, TATTOO_REGIONS, TATTOO_STRIDE } from '#projection/looks/figures/tattoo.ts';

/** People compared, and the raster each piece of skin is drawn on. */
const PEOPLE = 2000;
const POINTS = 1100;
const [ALONG, AROUND] = [20, 10];
/** Of the cells that either of two people has, at least so many are only one's: the measure of two alike is 0, of strangers 1. */
const LEAST_APART = 0.25;

const CELLS = ALONG * AROUND;
const WORDS = Math.ceil((CELLS * TATTOO_REGIONS.length) / 32);

/** The whole person's tattoos as bits: a cell is set where a line passes. */
function rasterOf(key: number): Uint32Array {
  const bits = new Uint32Array(WORDS);
  const grown = growTattoo(key, POINTS);
  for (const [place, region] of TATTOO_REGIONS.entries()) {
    const [from, to] = region.rows(POINTS);
    const points: [number, number][] = [];
    for (let row = from; row < to; row += 1) {
      points.push([grown[row * TATTOO_STRIDE] ?? 0, grown[row * TATTOO_STRIDE + 10] ?? 0]);
    }
    const [low, high] = [Math.min(...points.map(([u]) => u)), Math.max(...points.map(([u]) => u))];
    for (const [u, v] of points) {
      const i = Math.min(ALONG - 1, Math.floor(((u - low) / Math.max(1e-6, high - low)) * ALONG));
      const j = Math.min(AROUND - 1, Math.max(0, Math.floor(((v + 1) / 2) * AROUND)));
      const bit = place * CELLS + i * AROUND + j;
      bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }
  return bits;
}

/** Set bits of a word (Hacker's Delight, figure 5-2). */
function bitsIn(word: number): number {
  let count = word - ((word >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Jaccard distance of two rasters. */
function distance(a: Uint32Array, b: Uint32Array): number {
  let [either, both] = [0, 0];
  for (let word = 0; word < WORDS; word += 1) {
    const [one, other] = [a[word] ?? 0, b[word] ?? 0];
    either += bitsIn(one | other);
    both += bitsIn(one & other);
  }
  return either === 0 ? 0 : 1 - both / either;
}

describe('tattoos of a whole town', () => {
  test('are never two alike: any two people differ by more than a quarter of their lines', { timeout: 120_000 }, () => {
    const town = Array.from({ length: PEOPLE }, (_, index) => rasterOf(mixBits(index) || 1));
    let nearest = 1;
    for (const [index, one] of town.entries()) {
      for (let other = index + 1; other < PEOPLE; other += 1) {
        nearest = Math.min(nearest, distance(one, town[other] ?? one));
      }
    }
    expect(nearest).toBeGreaterThan(LEAST_APART);
  });

  test('are as alike to themselves as can be', () => {
    expect(distance(rasterOf(7), rasterOf(7))).toBe(0);
  });
});
