/** Seeded chance for things that are numbered and many: no text is hashed, so a frame can ask for thousands. */

import { scramble } from '../random/seeded.ts';

/** A number in [0, 1) for the `b`-th of `a` under `seed`; all three are taken as uint32. */
export const chanceOf = (seed: number, a: number, b: number): number =>
  scramble((scramble((scramble(seed) ^ a) >>> 0) ^ Math.imul(b + 1, 0x9e3779b9)) >>> 0) / 0x1_0000_0000;
