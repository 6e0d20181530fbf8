/** A clock that stands still until it is told to go on. */

import type { LocalClock } from '#gestures/clock/local-clock.ts';
import { localMs } from '#installation/time/axes.ts';

interface Timer {
  dueMs: number;
  readonly periodMs: number | null;
  readonly callback: () => void;
}

export interface FakeClock extends LocalClock {
  /** Lets time pass; timers that fall due are called in their order. */
  pass(ms: number): void;
}

export function fakeClock(): FakeClock {
  let nowMs = 0;
  const timers = new Set<Timer>();
  const add = (timer: Timer) => {
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => localMs(nowMs),
    after: (delayMs, callback) => add({ dueMs: nowMs + delayMs, periodMs: null, callback }),
    every: (periodMs, callback) => add({ dueMs: nowMs + periodMs, periodMs, callback }),
    pass: (ms) => {
      const endMs = nowMs + ms;
      for (;;) {
        const next = [...timers].filter((timer) => timer.dueMs <= endMs).sort((a, b) => a.dueMs - b.dueMs)[0];
        if (next === undefined) break;
        nowMs = next.dueMs;
        if (next.periodMs === null) timers.delete(next);
        else next.dueMs += next.periodMs;
        next.callback();
      }
      nowMs = endMs;
    },
  };
}
