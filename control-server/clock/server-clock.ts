/**
 * The server's only clock and timers. Server time is continuous across a restart: its zero is kept as a wall-clock
 * moment with the run, and from the start of the process on only the monotonic clock counts.
 */

import type { WallTime } from '#installation/rules/situation.ts';
import { type ServerMs, serverMs } from '#installation/time/axes.ts';

export interface ServerClock {
  now(): ServerMs;
}

/** Puts an end to a timer. */
export type Cancel = () => void;

export interface Timers {
  after(ms: number, run: () => void): Cancel;
  every(ms: number, run: () => void): Cancel;
}

/** The wall clock, ms since 1970. For the names of runs and the zero of server time only. */
export const wallMs = (): number => Date.now();

/** What the clock on the wall says here and now, for opening hours and triggers by the time of day. */
export function wallTime(): WallTime {
  const now = new Date(wallMs());
  return { day: now.getDay(), minutes: now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60 };
}

/**
 * Server time counted from the wall-clock moment `zeroWallMs`. A wall clock set back between two starts would run the
 * show backwards, so time begins no earlier than `notBeforeMs`, the last moment the log knows.
 */
export function openServerClock(zeroWallMs: number, notBeforeMs: ServerMs): ServerClock {
  const startedAt = Math.max(wallMs() - zeroWallMs, notBeforeMs);
  const startedNs = process.hrtime.bigint();
  return { now: () => serverMs(startedAt + Number(process.hrtime.bigint() - startedNs) / 1e6) };
}

export const processTimers: Timers = {
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every: (ms, run) => {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
};
