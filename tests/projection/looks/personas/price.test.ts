import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceWords, stockPriceAt } from '#projection/looks/personas/price.ts';

describe('a price', () => {
  test.each([
    ['¥', 0, '¥0'],
    ['¥', 640, '¥640'],
    ['¥', 1234.5, '¥1,235'],
    ['€', 184_000, '€184,000'],
    ['', 1_000_000, '1,000,000'],
    ['¥', -3, '¥0'],
  ])('%s%d is written %s', (currency, price, words) => {
    expect(priceWords(currency, price)).toBe(words);
  });

  test('of the stock stands for a while, says since when, and is less by seven tenths once betrayed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 9_000_000 }), (seed, ms) => {
        const at = { price: 0, ageMs: 0 };
        stockPriceAt(at, seed, ms, 0);
        expect(at.price).toBeGreaterThan(80);
        expect(at.price).toBeLessThan(12_000);
        expect(at.ageMs).toBeGreaterThanOrEqual(0);
        expect(at.ageMs).toBeLessThanOrEqual(2600);
        const betrayed = { price: 0, ageMs: 0 };
        stockPriceAt(betrayed, seed, ms, 1);
        expect(betrayed.price).toBeCloseTo(at.price * 0.3, 6);
      }),
    );
  });
});
