/** Prices: how they are written, and how those of the stock wander. Closed form: a price is asked for, not kept. */

import { mixBits } from '../drawing/seeded.ts';

/** A price as it is written: whole units, thousands apart. `¥184,000` */
export function priceWords(currency: string, price: number): string {
  const digits = String(Math.max(0, Math.round(price)));
  let words = '';
  for (let at = 0; at < digits.length; at += 1) {
    if (at > 0 && (digits.length - at) % 3 === 0) words += ',';
    words += digits[at];
  }
  return currency + words;
}

/** 0..1 for the `step`-th of `seed`. */
const chance = (seed: number, step: number): number => mixBits(seed ^ Math.imul(step, 0x9e3779b1)) / 2 ** 32;

/** How long a price of the stock stands, ms. */
const STEP_MS = 2600;

/** What a stock persona costs, and since when, ms. */
export interface StockPrice {
  price: number;
  ageMs: number;
}

/** Writes the price of `seed` at `showMs` into `out`: round about its own height, up and down in steps, less in a betrayal. */
export function stockPriceAt(out: StockPrice, seed: number, showMs: number, betrayal: number): void {
  const height = 180 * 40 ** chance(seed, 0);
  const along = showMs / (STEP_MS * (0.7 + 0.8 * chance(seed, 1))) + chance(seed, 2);
  const step = Math.floor(along);
  const sway = 0.22 * Math.sin(0.35 * step + 6.28 * chance(seed, 3)) + 0.16 * (chance(seed, step + 16) - 0.5);
  out.price = height * (1 + sway) * (1 - 0.7 * betrayal);
  out.ageMs = (along - step) * STEP_MS;
}
