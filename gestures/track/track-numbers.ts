/**
 * The numbers of tracks: each whole number 1..2^32-1 once, in an order that nobody can guess who was not told the keys,
 * and not one again before all are through. Needs no memory of what was given, however long the day: the numbers are a
 * keyed permutation of a count (a Feistel network, after M. Luby, C. Rackoff, 1988).
 */

import { scramble } from '#installation/random/seeded.ts';

/** Four rounds make a permutation that looks random even to somebody who sees both sides; two more are cheap. */
const ROUNDS = 6;

/** A keyed permutation of the numbers 0..2^32-1. */
function permuted(value: number, keys: readonly number[]): number {
  let [left, right] = [value >>> 16, value & 0xffff];
  for (const key of keys) {
    const mixed = scramble(((right << 16) | right) ^ key) >>> 16;
    [left, right] = [right, (left ^ mixed) & 0xffff];
  }
  return ((left << 16) | right) >>> 0;
}

/**
 * A source of track numbers.
 *
 * @param drawNumber A random whole number 0..2^32-1 at every call; asked for the keys and the beginning, never again.
 */
export function trackNumbers(drawNumber: () => number): () => number {
  const keys = Array.from({ length: ROUNDS }, drawNumber);
  let count = drawNumber() >>> 0;
  return () => {
    for (;;) {
      const number = permuted(count, keys);
      count = (count + 1) >>> 0;
      if (number !== 0) return number;
    }
  };
}
