/**
 * Where places of the picture land in what a projector throws, and back: the mesh bends it, turn and mirror lay it into
 * the throw, the corners pin it. And how the throw is seen by whoever stands before the wall. Pure.
 */

import { adjugate, depth, homography, type Matrix, multiply, type Point, project } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { meshPlace, pictureBehind } from './mesh-surface.ts';

/** The throw's corners, clockwise from the upper left; the picture's are pinned to them in this order. */
const UNIT: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

const TURNS: Readonly<Record<Output['turn'], Matrix>> = {
  0: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  90: [0, -1, 1, 1, 0, 0, 0, 0, 1],
  180: [-1, 0, 1, 0, -1, 1, 0, 0, 1],
  270: [0, 1, 0, -1, 0, 1, 0, 0, 1],
};
const MIRROR: Matrix = [-1, 0, 1, 0, 1, 0, 0, 0, 1];

/** The four corners clockwise from the throw's upper left. */
export const ringOf = ({ corners }: Pick<Output, 'corners'>): readonly Point[] => [
  corners.topLeft,
  corners.topRight,
  corners.bottomRight,
  corners.bottomLeft,
];

/**
 * From shares of the wall as it is seen to shares of the throw: a projector on its side, upside down or behind the wall
 * throws a picture that only the wall puts right.
 */
export const seenToThrow = ({ turn, mirror }: Pick<Output, 'turn' | 'mirror'>): Matrix =>
  mirror ? multiply(TURNS[turn], MIRROR) : TURNS[turn];

/** From shares of the throw to shares of the wall as it is seen. */
export const throwToSeen = (output: Pick<Output, 'turn' | 'mirror'>): Matrix =>
  adjugate(seenToThrow(output)) ?? TURNS[0];

/** Turn, mirror and corners as one: from shares of the picture to shares of the throw. Null: the corners span nothing. */
export function pinOf(output: Pick<Output, 'turn' | 'mirror' | 'corners'>): Matrix | null {
  const pinned = homography(UNIT, ringOf(output));
  return pinned && multiply(pinned, seenToThrow(output));
}

/** `point` through `m`, wherever it lies before the horizon of the unit square's middle; null beyond. */
export const through = (m: Matrix, point: Point): Point | null => project(m, point, Math.sign(depth(m, [0.5, 0.5])));

/** Where the picture's `point` lands in the throw, through the mesh; null where it lands nowhere. */
export function thrownPlace(output: Output, point: Point): Point | null {
  const pin = pinOf(output);
  return pin && through(pin, output.mesh ? meshPlace(output.mesh, point) : point);
}

/** Which place inside the corners a place of the throw is, in shares, before any mesh; null beyond the horizon. */
export function placeInCorners(output: Output, thrown: Point): Point | null {
  const pin = pinOf(output);
  const back = pin && adjugate(pin);
  if (!back) return null;
  // A place in the middle of the picture tells the side of the horizon that the picture is on.
  const middle = through(pin, [0.5, 0.5]);
  return middle && project(back, thrown, Math.sign(depth(back, middle)));
}

/** Which place of the picture shines at a place of the throw, beyond its edges too; null where none can. */
export function picturePlace(output: Output, thrown: Point): Point | null {
  const place = placeInCorners(output, thrown);
  return place && output.mesh ? pictureBehind(output.mesh, place) : place;
}
