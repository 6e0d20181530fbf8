/** The law of the shockwave: one ring that runs through the room in the order of its walls. Pure numbers, for every look. */

import type { RoomPlace } from '#installation/frame/surface-frame.ts';

/** How fast it runs, m/s: `over` of a cue that shows it is {@link ringSeconds}. */
export const RING_SPEED = 12;

/** It begins so far before the first wall, on the floor, m. */
const BEFORE_M = 0.6;
/** And is done when it has run so far past the last one, m. */
const BEYOND_M = 1.6;
/** So far behind the ring everything has settled that it passed, m. */
const SETTLED_M = 1.5;

/** The ring at a moment. */
export interface Ring {
  /** Its middle, along the room from the beginning of the first wall, m; it lies on the floor line. */
  readonly alongM: number;
  readonly radiusM: number;
}

/** How far it runs in all, m. */
const reachM = ({ roomM }: RoomPlace): number => BEFORE_M + roomM + BEYOND_M;

/** The ring when it has run `wave` (0..1) of its way through `room`. */
export const ringAt = (wave: number, room: RoomPlace): Ring => ({
  alongM: -BEFORE_M,
  radiusM: Math.min(1, Math.max(0, wave)) * reachM(room),
});

/** How long it takes through `room` at its own speed, s. */
export const ringSeconds = (room: RoomPlace): number => reachM(room) / RING_SPEED;

/**
 * How far the ring has gone over somebody who stands `xM` from the left end of the wall at `room`: 0 it is still to come,
 * 1 they have settled behind it. Without a wave, 0.
 */
export function passedAt(wave: number, room: RoomPlace, xM: number): number {
  const { alongM, radiusM } = ringAt(wave, room);
  const behindM = radiusM - (room.alongM + xM - alongM);
  return Math.min(1, Math.max(0, behindM / SETTLED_M));
}
