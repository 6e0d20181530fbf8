/** A colour per track, so that a body on the picture and its meters are seen to belong together. */

import { scramble } from '#installation/random/seeded.ts';

/** The crowd's hues lie between cyan and rose the short way over violet; acid and market red are the other side's. */
const CYAN_DEG = 185;
const ROSE_DEG = 340;

/** A CSS colour. */
export function personColour(track: number): string {
  const share = scramble(track) / 2 ** 32;
  return `hsl(${Math.round(CYAN_DEG + share * (ROSE_DEG - CYAN_DEG))} 85% 74%)`;
}
