/** Keeps simulated show time in step with the clock, so many times as fast. */

import type { ServerClock, Timers } from '../clock/server-clock.ts';

/** How often something may be drawn while show time is waited for, ms. */
const DRAW_MS = 100;

export interface Pace {
  /** Resolves when it is time for `atMs` of the show. Calls `meanwhile` now and then with the show time that it is. */
  until(atMs: number, meanwhile: (atMs: number) => void): Promise<void>;
}

/** Show time begins now, and goes `speed` times as fast as `clock`; null: it never waits. */
export function createPace(speed: number | null, clock: ServerClock, timers: Timers): Pace {
  const startedMs = clock.now();
  return {
    until: async (atMs, meanwhile) => {
      if (speed === null) return;
      for (;;) {
        const leftMs = atMs / speed - (clock.now() - startedMs);
        if (leftMs <= 0) return;
        await new Promise<void>((resolve) => timers.after(Math.min(leftMs, DRAW_MS), resolve));
        meanwhile((clock.now() - startedMs) * speed);
      }
    },
  };
}
