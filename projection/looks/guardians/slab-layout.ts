/** How the protocols stand along the wall, how each comes down, and where the letters of their names fall. */

import type { WallSlice } from '#installation/frame/surface-frame.ts';
import type { ProtocolSlab } from '#installation/frame/world-frame.ts';
import { mixBits } from '../drawing/seeded.ts';

/** The ways a slab falls: over onto its face, in blocks, into the ground, in two, and last the one whose words go first. */
export const FALLS = ['topples', 'breaks', 'sinks', 'splits', 'empties'] as const;

/** Where a slab stands, m. */
export interface SlabPlace {
  /** Its middle along the wall, and its foot. */
  xM: number;
  yM: number;
  widthM: number;
  heightM: number;
  /** 0..1, its own. */
  seed: number;
}

/** How much of its share of the wall a slab takes; the rest is the gap to the next. */
const SHARE = 0.87;
/** Wider than this share of the wall's height it would be no slab. */
const WIDEST = 0.78;
/** Heights, as shares of what lies between floor and upper edge. */
const HEIGHTS = [0.9, 0.985] as const;

/** Fills `place` for slab `index` of `count`. */
export function placeSlab(
  place: SlabPlace,
  index: number,
  count: number,
  wall: Pick<WallSlice, 'wallWidthM' | 'wallHeightM' | 'floorM'>,
  seed: number,
): void {
  const pitchM = wall.wallWidthM / count;
  place.seed = mixBits(seed ^ Math.imul(index + 1, 0x9e3779b1)) / 2 ** 32;
  place.xM = (index + 0.5) * pitchM;
  place.yM = wall.floorM;
  place.widthM = Math.min(pitchM * SHARE, wall.wallHeightM * WIDEST);
  const [low, high] = HEIGHTS;
  place.heightM = (wall.wallHeightM - wall.floorM) * (low + (high - low) * place.seed);
}

/** How far slab `index` of `count` has risen at a presence of all of them: one after the other, from the left. */
export function risenAt(presence: number, index: number, count: number): number {
  const lag = count > 1 ? (0.5 * index) / (count - 1) : 0;
  const share = Math.min(1, Math.max(0, presence * 1.5 - lag));
  return share * share * (3 - 2 * share);
}

/** A slab that was restored grows again with its integrity, as its fall is forgotten at once. */
export const regrown = ({ fall, integrity }: ProtocolSlab): number => (fall > 0 ? 1 : Math.min(1, integrity / 0.25));

/**
 * Which of {@link FALLS} is slab `index`'s: by the rank of its own number among all, so that no two of five fall alike
 * and each falls the same way every evening of that seed.
 */
export function fallOf(slabs: readonly ProtocolSlab[], index: number): number {
  const own = slabs[index]?.way ?? 0;
  let rank = 0;
  for (const [other, { way }] of slabs.entries()) if (way < own || (way === own && other < index)) rank += 1;
  return rank % FALLS.length;
}

/** What of the cracks is not yet told by integrity: the covert loosening, 0..1. */
export const hairlinesOf = ({ cracks, integrity }: ProtocolSlab): number =>
  Math.min(1, Math.max(0, cracks - (1 - integrity)));

/** A letter of a name that has let go. */
export interface LooseLetter {
  downM: number;
  asideM: number;
  /** rad. */
  turn: number;
  light: number;
}

/** Fills `letter` for letter `index` of a slab whose fall has come to `fall`, 0..1. */
export function looseLetter(letter: LooseLetter, index: number, fall: number, seed: number): void {
  const own = mixBits(Math.round(seed * 1e6) + index * 7919) / 2 ** 32;
  const t = Math.max(0, (fall - own * 0.16) / (1 - 0.16));
  letter.downM = 2.2 * t * t;
  letter.asideM = (own - 0.5) * 0.5 * t;
  letter.turn = (own - 0.5) * 4 * t;
  letter.light = Math.max(0, 1 - t * 1.25) ** 1.5;
}
