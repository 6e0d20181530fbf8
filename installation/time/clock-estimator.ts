/**
 * Reading another machine's clock over a network: round trips in, offset and an honest bound out. The estimate is the
 * likely line through the last minute; the bound is what no delay and no drift can escape.
 */

import { type LocalMs, localMs } from './axes.ts';
import { type DriftLine, driftLine, type Limits } from './drift-line.ts';
import { createPossibleOffsets, type Interval } from './possible-offsets.ts';
import { delayOf, leastOf, mostOf, type RoundTrip } from './round-trip.ts';

/** What is known of the server's clock at a local time. Offsets are server time minus local time, ms. */
export interface ClockReading extends Interval {
  readonly offsetMs: number;
  /** What `offsetMs` gains with every ms: the drift between the two clocks. */
  readonly slope: number;
  /** The true offset lies within this of `offsetMs`, ms, however lopsided the way was. */
  readonly boundMs: number;
  /** Whether to live by it; else a better one comes in a moment. */
  readonly isSettled: boolean;
}

export interface ClockEstimator {
  /** Takes in a round trip. What came before it is forgotten where it contradicts that. */
  add(trip: RoundTrip): void;
  /** The estimate at a local time; null before the first round trip. Worked out once for every trip, then cheap. */
  read(nowMs: LocalMs): ClockReading | null;
  /** The next round trip may be to another server: it begins anew. Until then what is known stays. */
  beginAnew(): void;
}

const WINDOW_MS = 60_000;
/** After so many trips, or so long after the first of them set out, it knows what it will soon know. */
const SETTLED_TRIPS = 6;
const SETTLED_MS = 300;
/** Or at once where it cannot be wrong by more than this, ms: so little is made up in half a second. */
const GOOD_MS = 5;

/** The worst of the two ends, as seen from an offset inside. */
export const boundOf = (offsetMs: number, { leastMs, mostMs }: Interval): number =>
  Math.max(mostMs - offsetMs, offsetMs - leastMs);

/** An estimator that knows nothing yet. `grainMs`: how coarsely the local clock is read, see `clockGrain`. */
export function createClockEstimator(grainMs: number): ClockEstimator {
  let possible = createPossibleOffsets(grainMs);
  let limits: readonly Limits[] = [];
  let firstMs = localMs(0);
  let lastMs = localMs(0);
  let line: DriftLine | null = null;
  let isOver = false;

  const forget = (): void => {
    possible = createPossibleOffsets(grainMs);
    limits = [];
  };

  return {
    add: (trip) => {
      if (delayOf(trip) < -2 * grainMs) return;
      if (isOver) forget();
      isOver = false;
      if (!possible.narrow(trip)) {
        forget();
        possible.narrow(trip);
      }
      if (limits.length === 0) firstMs = trip.sentMs;
      lastMs = trip.receivedMs;
      const atMs = (trip.sentMs + trip.receivedMs) / 2;
      const known = limits.filter((other) => lastMs - other.atMs <= WINDOW_MS);
      limits = [...known, { atMs, mostMs: mostOf(trip), leastMs: leastOf(trip) }];
      line = null;
    },
    read: (nowMs) => {
      if (limits.length === 0) return null;
      line ??= driftLine(limits, lastMs, grainMs);
      // A moment before the last trip is no better known than that one.
      const interval = possible.at(nowMs > lastMs ? nowMs : lastMs);
      const { leastMs, mostMs } = interval;
      const offsetMs = Math.min(mostMs, Math.max(leastMs, line.offsetMs + line.slope * (nowMs - lastMs)));
      const boundMs = boundOf(offsetMs, interval);
      const isSettled = limits.length >= SETTLED_TRIPS || lastMs - firstMs >= SETTLED_MS || boundMs <= GOOD_MS;
      return { offsetMs, slope: line.slope, boundMs, leastMs, mostMs, isSettled };
    },
    beginAnew: () => {
      isOver = true;
    },
  };
}
