/** How tightly a crowd begins something together, read off when each of them began. Pure. */

import { SLOT_MS, type Sums, slotOf } from './sums.ts';

/** How people began together. */
export interface Togetherness {
  /** The largest share of the beginnings of the last seconds that fell into one quarter of a second. */
  readonly share: number;
  /** What as many independent people, spread over these seconds, reach one time in twenty. */
  readonly chance: number;
  /** How many began. */
  readonly people: number;
}

/** The seconds that are looked back on, and the window beginnings are held against. */
const LOOK_BACK_SLOTS = 80;
const WINDOW_SLOTS = 5;
/** Fewer people than this begin nothing together. */
const FEWEST = 3;

/**
 * The 95th percentile of the share that `n` >= 3 independent people bring into the best of all windows: the scan
 * statistic of 80 slots (Naus 1965), as a fit from above to four thousand simulated crowds each of 3 to 100 people: shares
 * of so few come in steps, and it is never below one.
 */
export const chanceTogether = (n: number): number =>
  Math.min(1, WINDOW_SLOTS / LOOK_BACK_SLOTS + 0.82 / Math.sqrt(n) + 0.9 / n);

/** Beginnings by slot of the server's time. */
export type Beginnings = ReadonlyMap<number, number>;

/**
 * The beginnings of the last seconds with those a count of `atMs` holds. A slot is what most of it was ever seen as: a
 * source that has fallen silent takes nothing back.
 */
export function withOnsets(known: Beginnings, onsets: Sums['onsets'][string] | undefined, atMs: number): Beginnings {
  const now = slotOf(atMs);
  const all = new Map([...known].filter(([slot]) => now - slot < LOOK_BACK_SLOTS));
  for (const [name, count] of Object.entries(onsets ?? {})) {
    const slot = Number(name);
    if (now - slot < LOOK_BACK_SLOTS) all.set(slot, Math.max(all.get(slot) ?? 0, count));
  }
  return all;
}

/** How tightly they began; null while too few have. */
export function togetherness(known: Beginnings): Togetherness | null {
  const people = [...known.values()].reduce((sum, count) => sum + count, 0);
  if (people < FEWEST) return null;
  const from = (slot: number): number =>
    Array.from({ length: WINDOW_SLOTS }, (_, i) => known.get(slot + i) ?? 0).reduce((sum, count) => sum + count, 0);
  const best = Math.max(...[...known.keys()].map(from));
  return { share: best / people, chance: chanceTogether(people), people };
}

/** The window's length, ms: what the panel says. */
export const WINDOW_MS = WINDOW_SLOTS * SLOT_MS;
