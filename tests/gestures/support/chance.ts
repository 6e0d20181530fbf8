/** Chance for tests, that can be asked again: by seed. */

import { seededStream } from '#installation/random/seeded.ts';

export interface Chance {
  /** Between the two, evenly. */
  between(low: number, high: number): number;
  /** Normal, mean 0. */
  normal(deviation: number): number;
  isTrue(probability: number): boolean;
  oneOf<T>(all: readonly [T, ...T[]]): T;
}

export function chance(seed: number, name: string): Chance {
  const next = seededStream(seed, name);
  return {
    between: (low, high) => low + (high - low) * next(),
    normal: (deviation) => deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    isTrue: (probability) => next() < probability,
    oneOf: (all) => all[Math.floor(next() * all.length)] ?? all[0],
  };
}
