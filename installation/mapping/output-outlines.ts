/** What a fit looks like as lines, for drawing it: places of the throw as viewers see it, shares. Pure. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { thrownPlace } from './picture-place.ts';

export type Outline = readonly Point[];

/** Straight pieces per share of the picture's side: a curve so finely cut shows no corners. */
const PIECES = 96;

/** The line from one place of the picture to another, in the throw. What lies beyond the horizon is left out. */
function thrownLine(output: Output, from: Point, to: Point): Point[] {
  const length = Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1]));
  const pieces = output.mesh ? Math.max(1, Math.ceil(length * PIECES)) : 1;
  const along = (axis: 0 | 1, piece: number): number => from[axis] + ((to[axis] - from[axis]) * piece) / pieces;
  return Array.from({ length: pieces + 1 }, (_, piece) =>
    thrownPlace(output, [along(0, piece), along(1, piece)]),
  ).filter((place) => place !== null);
}

const closed = (output: Output, corners: readonly Point[]): Outline =>
  corners.flatMap((from, at) => thrownLine(output, from, corners[(at + 1) % corners.length] ?? from).slice(0, -1));

/** The edge of the picture, closed. */
export const pictureOutline = (output: Output): Outline =>
  closed(output, [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ]);

/** The lines of the mesh, those across first; none without one. */
export function meshLines(output: Output): readonly Outline[] {
  const { mesh } = output;
  if (!mesh) return [];
  const shares = (count: number): number[] => Array.from({ length: count }, (_, at) => at / (count - 1));
  return [
    ...shares(mesh.rows).map((v) => thrownLine(output, [0, v], [1, v])),
    ...shares(mesh.columns).map((u) => thrownLine(output, [u, 0], [u, 1])),
  ];
}

/** The edge of each mask, closed. */
export const maskOutlines = (output: Output): readonly Outline[] =>
  output.masks.map(({ points }) => closed(output, points));
