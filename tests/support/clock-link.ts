/** A server's clock beside a local one, and round trips between them, made by hand. */

import fc from 'fast-check';
import { localMs, serverMs } from '#installation/time/axes.ts';
import type { RoundTrip } from '#installation/time/round-trip.ts';

/** A server whose clock runs `drift` faster than the local one and stood `offsetMs` ahead at local zero. */
export interface ClockLink {
  readonly offsetMs: number;
  readonly drift?: number;
  /** The local clock is read rounded down to this, ms; as it is where left out. */
  readonly grainMs?: number;
}

const serverAt = ({ offsetMs, drift = 0 }: ClockLink, local: number): number => local * (1 + drift) + offsetMs;

/** Server time minus local time. */
export const trueOffset = (link: ClockLink, local: number): number => serverAt(link, local) - local;

const rounded = ({ grainMs = 0 }: ClockLink, ms: number): number =>
  grainMs === 0 ? ms : Math.floor(ms / grainMs) * grainMs;

/** A round trip begun at local `sent`, `up` and `down` ms on the way and `busy` ms at the server. */
export function tripOn(link: ClockLink, sent: number, up: number, down: number, busy = 0): RoundTrip {
  return {
    sentMs: localMs(rounded(link, sent)),
    takenMs: serverMs(serverAt(link, sent + up)),
    answeredMs: serverMs(serverAt(link, sent + up + busy)),
    receivedMs: localMs(rounded(link, sent + up + busy + down)),
  };
}

/** Any delays of round trips, ms: quick and slow, even and lopsided. */
export const anyDelays = (maxLength: number) =>
  fc.array(
    fc.record({
      up: fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true })),
      down: fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 300, noNaN: true })),
    }),
    { minLength: 1, maxLength },
  );
