/** The panel's real clocks. With `timers.ts`, the only place of the panel that knows what time it is. */

import type { WallTime } from '#installation/rules/situation.ts';
import { type LocalMs, localMs } from '#installation/time/axes.ts';

/** Milliseconds since this tab was opened; never runs backwards. */
export const localNow = (): LocalMs => localMs(performance.now());

/**
 * What the clock on the wall says where this panel stands. For words such as "tomorrow" only: hours and triggers go by the
 * server's clock, and the director is in the house.
 */
export function wallTime(): WallTime {
  const now = new Date();
  return { day: now.getDay(), minutes: now.getHours() * 60 + now.getMinutes() + now.getSeconds() / 60 };
}

/** Milliseconds since 1970: only to say of a time on the server's disk that it was today. */
export const epochNow = (): number => Date.now();
