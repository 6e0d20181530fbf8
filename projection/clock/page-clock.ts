/** A projection page's only clock, timers and animation frames. */

import { type LocalMs, localMs } from '#installation/time/axes.ts';
import { clockGrain } from '#installation/time/clock-grain.ts';

/** The page's monotonic clock. */
export const localNow = (): LocalMs => localMs(performance.now());

/** How coarsely it is read, ms; the clock worker's is no coarser. */
export const localGrain = (): number => clockGrain(localNow);

/** Ms since 1970 at a local time, on the page's monotonic clock: comparable between pages of one machine. */
export const machineAt = (at: LocalMs): number => performance.timeOrigin + at;

/** Ms since 1970 on the machine's clock, which goes on while no page is open and may be set at any time. */
export const wallNow = (): number => Date.now();

/** Calls `run` once, `ms` from now. Answers what calls that off. */
export const after = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

/** Calls `run` every `ms`. */
export const every = (ms: number, run: () => void): void => {
  setInterval(run, ms);
};

/**
 * Calls `draw` before every picture of the display until the page ends, with the time of that picture as the display
 * counts them: evenly spaced however late the call comes, and the same for pages on displays that run in step.
 */
export function everyFrame(draw: (at: LocalMs) => void): void {
  const next = (at: number): void => {
    requestAnimationFrame(next);
    draw(localMs(at));
  };
  requestAnimationFrame(next);
}

/** Resolves before the next picture of the display. */
export const nextFrame = (): Promise<void> => new Promise((resolve) => requestAnimationFrame(() => resolve()));
