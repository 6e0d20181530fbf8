/** A hand that hangs down out of a cuff, as a puppeteer's: its outline in pieces, and where threads are tied to it. */

import { type Line, smooth } from '../personas/outline.ts';

/** x -0.7..0.7 to the right, y up; the fingers hang down to -0.8, the sleeve leaves upwards. */
const SKIN: Line = [
  -0.21, 0.86, -0.25, 0.56, -0.42, 0.32, -0.57, 0.06, -0.63, -0.12, -0.56, -0.19, -0.47, -0.1, -0.33, 0.12, -0.29, 0.0,
  -0.31, -0.34, -0.36, -0.6, -0.3, -0.68, -0.24, -0.58, -0.19, -0.32, -0.15, -0.08, -0.13, -0.4, -0.12, -0.72, -0.06,
  -0.79, -0.01, -0.7, 0.0, -0.38, 0.03, -0.07, 0.07, -0.36, 0.09, -0.64, 0.14, -0.71, 0.19, -0.62, 0.17, -0.34, 0.19,
  -0.04, 0.25, -0.24, 0.32, -0.44, 0.38, -0.48, 0.4, -0.4, 0.35, -0.16, 0.32, 0.12, 0.28, 0.42, 0.22, 0.6, 0.21, 0.86,
];
const STROKES: readonly Line[] = [
  [-0.3, 0.84, 0.3, 0.84, 0.34, 1.06, -0.34, 1.06, -0.3, 0.84],
  [-0.36, 1.06, -0.46, 2.4],
  [0.36, 1.06, 0.46, 2.4],
  [0.24, 0.9, 0.26, 1.0],
  [-0.27, 0.14, -0.2, 0.1],
  [-0.1, 0.12, -0.04, 0.1],
  [0.06, 0.12, 0.12, 0.11],
  [0.2, 0.14, 0.26, 0.16],
  [-0.32, -0.4, -0.26, -0.41],
  [-0.12, -0.46, -0.04, -0.46],
  [0.08, -0.42, 0.16, -0.41],
];

/** Tips of the five fingers. */
export const FINGERTIPS: readonly (readonly [x: number, y: number])[] = [
  [-0.6, -0.17],
  [-0.3, -0.68],
  [-0.06, -0.79],
  [0.14, -0.71],
  [0.37, -0.48],
];

/** Straight pieces of the whole drawing: x, y, x, y each. */
export function handPieces(): Float32Array {
  const pieces: number[] = [];
  const put = (line: Line): void => {
    for (let at = 0; at + 3 < line.length; at += 2) {
      pieces.push(line[at] ?? 0, line[at + 1] ?? 0, line[at + 2] ?? 0, line[at + 3] ?? 0);
    }
  };
  put(smooth(SKIN, 3, false));
  for (const stroke of STROKES) put(stroke);
  return new Float32Array(pieces);
}
