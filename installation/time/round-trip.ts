/** One question and its answer between two clocks, and what it proves of how far apart they are. */

import type { LocalMs, ServerMs } from './axes.ts';

/** One round trip: sent and received on the local clock, taken in and answered on the server's. */
export interface RoundTrip {
  readonly sentMs: LocalMs;
  readonly takenMs: ServerMs;
  readonly answeredMs: ServerMs;
  readonly receivedMs: LocalMs;
}

/** Time on the way there and back, ms. Below zero the trip cannot have been. */
export const delayOf = ({ sentMs, takenMs, answeredMs, receivedMs }: RoundTrip): number =>
  receivedMs - sentMs - (answeredMs - takenMs);

/** Server time minus local time is no more than this, ms: the way there took at least no time. */
export const mostOf = ({ sentMs, takenMs }: RoundTrip): number => takenMs - sentMs;

/** Server time minus local time is no less than this, ms: the way back took at least no time. */
export const leastOf = ({ answeredMs, receivedMs }: RoundTrip): number => answeredMs - receivedMs;
