/** How the projector stands: turned on its side, upside down, behind the screen. From what viewers see to what it throws. */

import { type Matrix, multiply } from '../site/homography.ts';
import type { Output } from '../site/output.ts';

/** Clockwise turns of a whole square, shares with y down. */
const TURNS: Readonly<Record<Output['turn'], Matrix>> = {
  0: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  90: [0, -1, 1, 1, 0, 0, 0, 0, 1],
  180: [-1, 0, 1, 0, -1, 1, 0, 0, 1],
  270: [0, 1, 0, -1, 0, 1, 0, 0, 1],
};
const MIRROR: Matrix = [-1, 0, 1, 0, 1, 0, 0, 0, 1];

/** Whether a picture's sides change places on the way to the projector. */
export const isOnItsSide = (output: Pick<Output, 'turn'>): boolean => output.turn === 90 || output.turn === 270;

/** From shares as the viewers see the throw to shares of the projector's own picture: mirrored first, then turned. */
export function standingOf(output: Pick<Output, 'turn' | 'mirror'>): Matrix {
  const turn = TURNS[output.turn];
  return output.mirror ? multiply(turn, MIRROR) : turn;
}
