/** Counts the changes of one number of light at one place, and says how much of it is to be held back for them. */

import { type FlashKind, WITHIN_S } from './flash-light.ts';

/**
 * So many changes within a second, and the place is held from the last of them on: no more than these are ever seen, and
 * with the one of being let go again they are the six of three flashes. Two flashes a second are left alone for ever.
 */
export const REMEMBERED = 5;
/** What is left of a change that is held, in steps of what counts as one. */
export const LEFT_STEP = 0.8;
/** What is held back is let go so fast once there was a second without it, 1/s. */
export const RELEASE = 0.5;

/** What is left of a second that has passed, for all that numbers are rounded. */
export const PASSED = 1e-3;

export interface Swing {
  /** How far the number has gone since it last turned. */
  readonly extreme: number;
  /** Where it turned: above `extreme` it goes down, below it goes up, the same as it: it has done neither yet. */
  readonly turned: number;
  /** Share of the light that is held back, 0..1. */
  readonly held: number;
  /** Of the last changes, the newest first: 1 when it happened, 0 a second later and ever after. */
  readonly fresh: readonly number[];
}

export const AT_REST: Swing = { extreme: 0, turned: 0, held: 0, fresh: Array.from({ length: REMEMBERED }, () => 0) };

/**
 * The swing after `stepS` seconds more, at `value`. Held is a share that stays while the flashing lasts and is let go
 * slowly: one that followed the flashes would make what lies beside them flash.
 */
export function swung(
  { extreme: from, turned: last, held, fresh }: Swing,
  value: number,
  stepS: number,
  kind: FlashKind,
): Swing {
  const change = value - from;
  const turnsUp = from <= last && change >= kind.step && from < kind.darkBelow;
  const turnsDown = from >= last && -change >= kind.step && value < kind.darkBelow;
  const turns = turnsUp || turnsDown;
  const farther = from > last ? Math.max(from, value) : from < last ? Math.min(from, value) : from;
  const [extreme, turned] = turns ? [value, from] : [farther, last];
  const older = fresh.map((share) => Math.max(0, share - stepS / WITHIN_S));
  const newer = turns ? [1, ...older.slice(0, -1)] : older;
  const isFlashing = (newer[REMEMBERED - 1] ?? 0) > PASSED;
  const needed = 1 - (LEFT_STEP * kind.step) / Math.max(kind.step, Math.abs(extreme - turned));
  return {
    extreme,
    turned,
    held: isFlashing ? Math.max(held, needed) : Math.max(0, held - RELEASE * stepS),
    fresh: newer,
  };
}
