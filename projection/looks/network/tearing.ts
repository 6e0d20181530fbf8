/**
 * How what hangs between people tears and heals. Everything follows from how far the parts stand apart: going up it is
 * tearing, coming down it is healing, on the same way.
 */

import type { NetworkNumbers } from '#installation/frame/world-frame.ts';
import { clamp01, smoothBetween } from '#installation/time/easing.ts';

/** Where a thread of that chance (0..1) gives way: so far apart the parts stand by then. */
const givesWayAt = (chance: number): number => 0.12 + 0.45 * chance;

/** How far a thread of that chance is torn, 0 whole, 1 fallen, where the parts stand so far apart. */
export const tornAt = (apart: number, chance: number): number =>
  smoothBetween(givesWayAt(chance), givesWayAt(chance) + 0.35, apart);

/** How far it is stretched before it tears, 0..1. */
export const stretchedAt = (apart: number, chance: number): number => clamp01(apart / givesWayAt(chance));

/** Whether the parts are coming together again. */
export const isHealing = ({ parts, apart }: Pick<NetworkNumbers, 'parts' | 'apart'>): boolean => parts < 2 && apart > 0;

/** Into how many parts a wall is drawn apart; 1 while it is whole. */
export const partsOf = ({ fell, apart }: Pick<NetworkNumbers, 'fell' | 'apart'>): number => (apart > 0 ? fell : 1);

/** The part of the wall a place belongs to, 0 at its left end. */
export const partAt = (xM: number, parts: number, wallWidthM: number): number =>
  Math.min(parts - 1, Math.max(0, Math.floor((xM / wallWidthM) * parts)));

/** Where the gap lies that is next to a place, m from the wall's left end; null where there is none. */
export function gapNear(xM: number, parts: number, wallWidthM: number): number | null {
  if (parts < 2) return null;
  const gap = Math.min(parts - 1, Math.max(1, Math.round((xM / wallWidthM) * parts)));
  return (gap / parts) * wallWidthM;
}

/**
 * How far the whole's parting pulls at what is hung between two places of the wall, 0..1: wholly over a gap, elsewhere the
 * less the further it is from one.
 */
export function splitBetween(
  network: Pick<NetworkNumbers, 'fell' | 'apart'>,
  wallWidthM: number,
  leftM: number,
  rightM: number,
): number {
  const gapM = gapNear((leftM + rightM) / 2, partsOf(network), wallWidthM);
  if (gapM === null) return 0;
  const awayM = Math.max(0, Math.min(leftM, rightM) - gapM, gapM - Math.max(leftM, rightM));
  return network.apart * (1 - 0.6 * smoothBetween(0, 1.2, awayM));
}

/** Where what stands at a place goes as the gap next to it opens: away from it, so that the gap stays dark; m. */
export function besideGap(network: Pick<NetworkNumbers, 'fell' | 'apart'>, wallWidthM: number, xM: number): number {
  const gapM = gapNear(xM, partsOf(network), wallWidthM);
  if (gapM === null) return xM;
  const off = xM - gapM;
  return xM + network.apart * 0.3 * Math.exp(-Math.abs(off) / 0.5) * Math.tanh(off / 0.06);
}
