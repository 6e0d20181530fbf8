/** The one place where the camera's pages and worker read a real clock, set a real timer or draw a random number. */

import { type LocalMs, localMs } from '#installation/time/axes.ts';

/** Calls off what was set going. Calling it twice is harmless. */
export type Cancel = () => void;

/** What everything else is given instead of a clock. */
export interface LocalClock {
  /** Monotonic; zero is the opening of the page. */
  now(): LocalMs;
  /** Calls back once, after at least `delayMs`. */
  after(delayMs: number, callback: () => void): Cancel;
  /** Calls back again and again, first after `periodMs`. */
  every(periodMs: number, callback: () => void): Cancel;
}

/** The browser's own clock; also good in workers. */
export const browserClock: LocalClock = {
  now: () => localMs(performance.now()),
  after: (delayMs, callback) => {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
  every: (periodMs, callback) => {
    const timer = setInterval(callback, periodMs);
    return () => clearInterval(timer);
  },
};

/** A uniformly drawn whole number 0..2^32-1 that nobody can foresee. */
export function drawUint32(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Fills bytes that nobody can foresee. */
export const drawBytes = (bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => crypto.getRandomValues(bytes);

/** The day and time as the wall tells them, ISO in UTC, to the second: for what is written down, never for measuring. */
export const wallIso = (): string => `${new Date().toISOString().slice(0, 19)}Z`;
