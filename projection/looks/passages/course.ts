/** The course of a passage: how far it has closed over the picture. Pure numbers. */

import { clamp01, smoothBetween } from '#installation/time/easing.ts';

/** Shares of a passage at which the picture is gone, and at which it begins to come back. */
export const CLOSED_FROM = 0.44;
export const CLOSED_TO = 0.56;

/**
 * How far a passage has closed at `value` (0..1): 0 at both ends, 1 in the middle, where whatever changes is not seen to
 * change. It closes once and opens once, so it is one dark between two lights however long it takes.
 */
export const closedAt = (value: number): number =>
  value <= CLOSED_FROM ? smoothBetween(0, 1, value / CLOSED_FROM) : smoothBetween(0, 1, (1 - value) / (1 - CLOSED_TO));

/** How far what comes first has gone through the picture, 0..1: all through when the picture is gone. */
export const frontAt = (value: number): number => clamp01(value / CLOSED_FROM);

/** How far what follows it has. */
export const tailAt = (value: number): number => clamp01((value - CLOSED_TO) / (1 - CLOSED_TO));

/** Share of a jump's melting, from its end, at which the lid is open again, and above which it is shut. */
const OPEN_AT = 0.03;
const SHUT_AT = 0.7;

/**
 * How far a jump's lid is shut while `jump` (1 at the jump, 0 arrived) of the old picture is left. It falls at once, since
 * much of the picture is another in that instant, and opens on the new one as the rest of it melts.
 */
export const lidOfJump = (jump: number): number => smoothBetween(0, 1, (jump - OPEN_AT) / (SHUT_AT - OPEN_AT));
