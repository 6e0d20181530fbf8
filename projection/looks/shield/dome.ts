/** Where the dome stands: one for the whole room, over all its walls, so that every wall shows its own part of it. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';

/** The dome in the metres of one wall. */
export interface Dome {
  /** Middle along the wall, and the floor it stands on; m. */
  xM: number;
  yM: number;
  /** Half its width, and its height; m. */
  halfM: number;
  highM: number;
}

/** It is wider than the room by this, so that those at its ends stand under it too. */
const WIDER = 1.06;
/** Share of the wall above the floor that it is high. */
const HIGH = 0.975;
/** Squarer than a circle, as it stands over a crowd in a row. */
export const SQUARE = 3;
/** How much further apart what is on the dome lies towards its rim: it bends away from who looks. */
export const BULGE = 0.4;

/** Sets `dome` to where it stands on the wall of `frame`. */
export function standDome(dome: Dome, { slice, room }: SurfaceFrame): void {
  dome.xM = room.roomM / 2 - room.alongM;
  dome.yM = slice.floorM;
  dome.halfM = (room.roomM / 2) * WIDER;
  dome.highM = (slice.wallHeightM - slice.floorM) * HIGH;
}

/** How far out a place is: 0 in the middle of the floor, 1 on the dome's outline, above 1 outside. */
export const outAt = ({ xM, yM, halfM, highM }: Dome, x: number, y: number): number =>
  (Math.abs((x - xM) / halfM) ** SQUARE + Math.max(0, (y - yM) / highM) ** SQUARE) ** (1 / SQUARE);
