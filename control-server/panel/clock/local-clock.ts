/** The panel's real clock. With `timers.ts`, the only place of the panel that knows what time it is. */

import { type LocalMs, localMs } from '#installation/time/axes.ts';

/** Milliseconds since this tab was opened; never runs backwards. */
export const localNow = (): LocalMs => localMs(performance.now());
