/**
 * A figure turns to whoever looks: bodies of light are made to be seen from before, so in a scene that is seen through
 * windows each stands facing the viewers' eyes, on every wall alike. On a slice everybody faces straight out.
 */

import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';

/** As a matrix about the upright axis through (xM, zM): its cosine less one, and its sine. */
export interface FigureTurn {
  cosineLess1: number;
  sine: number;
  xM: number;
  zM: number;
}

/** Nearer than this the eye is in the figure, and it stays as it is, m. */
const NEAREST_M = 0.2;

/** Turns `turn` so that a figure at (xM, zM) faces `eye`; null: straight out. Allocates nothing. */
export function turnTo(turn: FigureTurn, eye: ScenePlace | null, xM: number, zM: number): void {
  turn.xM = xM;
  turn.zM = zM;
  const [dx, dz] = eye === null ? [0, 1] : [eye[0] - xM, eye[2] - zM];
  const away = Math.hypot(dx, dz);
  const isFacing = away < NEAREST_M;
  turn.cosineLess1 = isFacing ? 0 : dz / away - 1;
  turn.sine = isFacing ? 0 : dx / away;
}

/** Where a point of the turned figure comes to lie: x. */
export const turnedX = (turn: FigureTurn, xM: number, zM: number): number =>
  xM + (xM - turn.xM) * turn.cosineLess1 + (zM - turn.zM) * turn.sine;

/** Where a point of the turned figure comes to lie: z. */
export const turnedZ = (turn: FigureTurn, xM: number, zM: number): number =>
  zM + (zM - turn.zM) * turn.cosineLess1 - (xM - turn.xM) * turn.sine;
