/** A projection page's only clock, timers and animation frames. */

import { type LocalMs, localMs } from '#installation/time/axes.ts';

/** The page's monotonic clock. */
export const localNow = (): LocalMs => localMs(performance.now());

/** Wall-clock ms since 1970 on the page's monotonic clock: comparable between pages of one machine. */
export const machineNow = (): number => performance.timeOrigin + performance.now();

/** Calls `run` once, `ms` from now. */
export const after = (ms: number, run: () => void): void => {
  setTimeout(run, ms);
};

/** Calls `run` every `ms`. */
export const every = (ms: number, run: () => void): void => {
  setInterval(run, ms);
};

/** Calls `draw` before every picture of the display until the page ends. */
export function everyFrame(draw: () => void): void {
  const next = (): void => {
    requestAnimationFrame(next);
    draw();
  };
  requestAnimationFrame(next);
}
