import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BOARD, MOST_BOARDS, placesOf, salesAt } from '#projection/looks/personas/places.ts';

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const widths = fc.double({ min: 0.5, max: 60, noNaN: true });
const heights = fc.double({ min: 1.2, max: 6, noNaN: true });

describe('places for boards', () => {
  test('never touch, lie on the wall, and are the same every time', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 2, max: 60, noNaN: true }),
        fc.constantFrom(2, 2.25, 2.7, 3.4),
        (seed, wide, high) => {
          const places = placesOf(seed, wide, high);
          expect(placesOf(seed, wide, high)).toEqual(places);
          const sorted = [...places].sort((a, b) => a.x - b.x);
          for (const [index, place] of sorted.entries()) {
            const half = (BOARD.wideM / 2) * place.scale;
            expect(place.x - half).toBeGreaterThan(-1e-9);
            expect(place.x + half).toBeLessThan(wide + 1e-9);
            expect(place.top).toBeLessThanOrEqual(high);
            const next = sorted[index + 1];
            if (next) expect(next.x - (BOARD.wideM / 2) * next.scale).toBeGreaterThanOrEqual(place.x + half - 1e-9);
          }
        },
      ),
    );
  });

  test('are at least one and at most as many as are drawn', () => {
    fc.assert(
      fc.property(seeds, widths, heights, (seed, wide, high) => {
        const { length } = placesOf(seed, wide, high);
        expect(length).toBeGreaterThanOrEqual(1);
        expect(length).toBeLessThanOrEqual(MOST_BOARDS);
      }),
    );
  });

  test('fill the whole wall from the first few on: no half of it is left out', () => {
    fc.assert(
      fc.property(seeds, fc.double({ min: 6, max: 16, noNaN: true }), (seed, wide) => {
        const first = placesOf(seed, wide, 2.25).slice(0, 4);
        expect(Math.min(...first.map(({ x }) => x))).toBeLessThan(wide / 2);
        expect(Math.max(...first.map(({ x }) => x))).toBeGreaterThan(wide / 2);
      }),
    );
  });

  test('share out all sales, each to one of them', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.double({ min: 2, max: 20, noNaN: true }),
        fc.integer({ min: 0, max: 500 }),
        (seed, wide, sales) => {
          const places = placesOf(seed, wide, 2.25);
          const shared = places.reduce((sum, { turn }) => sum + salesAt(sales, turn, places.length), 0);
          expect(shared).toBe(sales);
        },
      ),
    );
  });
});
