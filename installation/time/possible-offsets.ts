/**
 * Which offsets between two clocks are possible at all, from every round trip since the connection began: the true one
 * lies between `leastMs` and `mostMs` whatever the delays were, as long as the clocks part no faster than `DRIFT`.
 */

import type { LocalMs } from './axes.ts';
import { leastOf, mostOf, type RoundTrip } from './round-trip.ts';

/** Two clocks part by no more than this share of the time that passes: two ordinary quartzes, one warm, one cold. */
export const DRIFT = 150e-6;

/** Server time minus local time, ms: no less and no more than this. */
export interface Interval {
  readonly leastMs: number;
  readonly mostMs: number;
}

export interface PossibleOffsets {
  /** What is possible at `nowMs`; everything, before the first round trip. */
  at(nowMs: LocalMs): Interval;
  /** Takes a trip in. False where it contradicts what is known: the server is another one, or a clock jumped. */
  narrow(trip: RoundTrip): boolean;
}

/** Nothing known yet. `grainMs`: how coarsely the local clock is read. */
export function createPossibleOffsets(grainMs: number): PossibleOffsets {
  // Every trip's limits widen alike as time passes, so the tightest ever seen stays the tightest: one number each.
  let least = Number.NEGATIVE_INFINITY;
  let most = Number.POSITIVE_INFINITY;

  const at = (nowMs: LocalMs): Interval => ({ leastMs: least - DRIFT * nowMs, mostMs: most + DRIFT * nowMs });

  return {
    at,
    narrow: (trip) => {
      // Each limit held at some moment of the trip; reckoned from its start, it holds for all of them.
      const tripLeast = leastOf(trip) - grainMs + DRIFT * trip.sentMs;
      const tripMost = mostOf(trip) + grainMs - DRIFT * trip.sentMs;
      const nextLeast = Math.max(least, tripLeast);
      const nextMost = Math.min(most, tripMost);
      if (nextLeast - DRIFT * trip.receivedMs > nextMost + DRIFT * trip.receivedMs) return false;
      least = nextLeast;
      most = nextMost;
      return true;
    },
  };
}
