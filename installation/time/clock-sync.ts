/**
 * Reading another machine's clock over a network: round trips in, offset and an honest bound out. Of all round trips
 * inside a window the fastest is believed, for it had the least time to be lopsided (D. Mills, NTP's clock filter).
 */

import { type LocalMs, type ServerMs, serverMs } from './axes.ts';

/** One round trip: sent and received on the local clock, taken in and answered on the server's. */
export interface RoundTrip {
  readonly sentMs: LocalMs;
  readonly takenMs: ServerMs;
  readonly answeredMs: ServerMs;
  readonly receivedMs: LocalMs;
}

/** What is known of the server's clock. */
export interface ClockReading {
  /** Server time minus local time, ms. */
  readonly offsetMs: number;
  /** The true offset lies within this of `offsetMs`, ms, however lopsided the way was. */
  readonly boundMs: number;
}

const WINDOW_MS = 15_000;
/** Ordinary quartz: two clocks part by no more than this share of the time that passes. */
const DRIFT = 100e-6;
/** How coarsely a browser may read its own clock, ms. */
const GRAIN_MS = 2;

export interface ClockEstimator {
  /** Takes in a round trip. Older ones it contradicts are forgotten: the server was started again, or is another one. */
  add(trip: RoundTrip): void;
  /** The estimate at a local time; null before the first round trip. */
  read(nowMs: LocalMs): ClockReading | null;
  /** Forgets everything: the local clock jumped (a sleep) or the server is another one. */
  reset(): void;
}

export function createClockEstimator(): ClockEstimator {
  let trips: readonly RoundTrip[] = [];

  const readingOf = (trip: RoundTrip, nowMs: LocalMs): ClockReading => ({
    offsetMs: (trip.takenMs - trip.sentMs + (trip.answeredMs - trip.receivedMs)) / 2,
    boundMs: delayOf(trip) / 2 + DRIFT * Math.max(0, nowMs - trip.receivedMs),
  });

  return {
    add: (trip) => {
      if (delayOf(trip) < 0) return;
      const now = readingOf(trip, trip.receivedMs);
      const kept = trips.filter((other) => {
        const then = readingOf(other, trip.receivedMs);
        const agrees = Math.abs(then.offsetMs - now.offsetMs) <= then.boundMs + now.boundMs + GRAIN_MS;
        return agrees && trip.receivedMs - other.receivedMs <= WINDOW_MS;
      });
      trips = [...kept, trip];
    },
    read: (nowMs) =>
      trips
        .map((trip) => readingOf(trip, nowMs))
        .reduce<ClockReading | null>(
          (best, next) => (best === null || next.boundMs < best.boundMs ? next : best),
          null,
        ),
    reset: () => {
      trips = [];
    },
  };
}

/** Time on the way there and back, ms. */
const delayOf = (trip: RoundTrip): number => trip.receivedMs - trip.sentMs - (trip.answeredMs - trip.takenMs);

/**
 * The server's time as a page lives by it: it slides to a better estimate and never runs backwards. Only where it was
 * wrong by more than a slide can mend (a sleep, another server) it steps, and then to either side.
 */
export interface SlewedClock {
  /** Server time at a local time; null until the first reading. */
  at(nowMs: LocalMs): ServerMs | null;
  follow(reading: ClockReading, nowMs: LocalMs): void;
}

/** The clock gains or loses at most this share of the time that passes: 10 ms a second, too slow to see. */
const SLEW = 0.01;
/** Further off than this (a sleep, another server), it goes straight to now. */
const STEP_MS = 250;
/**
 * A page that has just opened has hardly shown anything: so long after its first reading it takes each better one at
 * once, and stands still where that one is behind.
 */
const SETTLE_MS = 1500;

export function createSlewedClock(): SlewedClock {
  let offsetMs: number | null = null;
  let targetMs = 0;
  let lastLocalMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let firstLocalMs = Number.POSITIVE_INFINITY;

  return {
    at: (nowMs) => {
      if (offsetMs === null) return null;
      const room = Math.max(0, nowMs - lastLocalMs) * SLEW;
      offsetMs += Math.min(room, Math.max(-room, targetMs - offsetMs));
      lastLocalMs = Math.max(lastLocalMs, nowMs);
      lastMs = Math.max(lastMs, nowMs + offsetMs);
      return serverMs(lastMs);
    },
    follow: (reading, nowMs) => {
      targetMs = reading.offsetMs;
      firstLocalMs = Math.min(firstLocalMs, nowMs);
      const isNear = offsetMs !== null && Math.abs(targetMs - offsetMs) <= STEP_MS;
      if (isNear && nowMs - firstLocalMs > SETTLE_MS) return;
      offsetMs = targetMs;
      lastLocalMs = nowMs;
      if (!isNear) lastMs = Number.NEGATIVE_INFINITY;
    },
  };
}
