/** How the show's time hangs on the server's: it runs with it, or stands still. */

import { NEVER, type ServerMs, type ShowMs, serverMs, showMs } from '../time/axes.ts';

export interface ShowClock {
  readonly paused: boolean;
  /** The last moment the clock was started or halted, on both axes. */
  readonly anchorServerMs: ServerMs;
  readonly anchorShowMs: ShowMs;
}

/** The show's time at a moment of the server's, at or after the anchor. */
export const showAt = (clock: ShowClock, atMs: ServerMs): ShowMs =>
  clock.paused ? clock.anchorShowMs : showMs(clock.anchorShowMs + (atMs - clock.anchorServerMs));

/** When the show will reach `at`; never while it is paused. */
export const serverAt = (clock: ShowClock, at: ShowMs): ServerMs =>
  clock.paused ? NEVER : serverMs(clock.anchorServerMs + (at - clock.anchorShowMs));

/** The clock halted (or set going again) at a moment of the server's. */
export const setPaused = (clock: ShowClock, paused: boolean, atMs: ServerMs): ShowClock => ({
  paused,
  anchorServerMs: atMs,
  anchorShowMs: showAt(clock, atMs),
});
