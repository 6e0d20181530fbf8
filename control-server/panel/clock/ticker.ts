/** Looks again when it is time to: once for every change, and by itself when the last look said so. */

import type { Stop, Timers } from './timers.ts';

export interface Ticker {
  /** Something changed: look before the next frame is drawn. Many calls before that are one look. */
  wake(): void;
  stop(): void;
}

/** Calls `look` before a frame; it answers in how many milliseconds it wants to be called again. */
export function startTicker(timers: Timers, look: () => number): Ticker {
  let stopFrame: Stop | null = null;
  let stopTimer: Stop = () => {};
  let stopped = false;

  const wake = (): void => {
    if (stopped || stopFrame) return;
    stopTimer();
    stopFrame = timers.nextFrame(() => {
      stopFrame = null;
      const inMs = look();
      stopTimer = timers.after(inMs, wake);
    });
  };

  return {
    wake,
    stop: () => {
      stopped = true;
      stopTimer();
      stopFrame?.();
    },
  };
}
