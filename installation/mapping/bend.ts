/** The mesh: how a grid of points bends the picture inside its corners. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';

export type Mesh = NonNullable<Output['mesh']>;

/** From shares of the surface to shares of the picture inside its corners. */
export type Bend = (u: number, v: number) => Point;

/** The bend of a mesh; a regular one, and none at all, leave everything in its place. */
export function bendOf(mesh: Mesh | undefined): Bend {
  if (!mesh) return (u, v) => [u, v];
  const weigh = mesh.lines === 'smooth' ? smooth : straight;
  return (u, v) => {
    const [across, down] = [within(u, mesh.columns), within(v, mesh.rows)];
    const acrossBy = weigh(across.part);
    const downBy = weigh(down.part);
    let x = 0;
    let y = 0;
    for (let j = 0; j < 4; j += 1) {
      for (let i = 0; i < 4; i += 1) {
        const by = (acrossBy[i] ?? 0) * (downBy[j] ?? 0);
        if (by === 0) continue;
        const [px, py] = pointAt(mesh, across.cell + i - 1, down.cell + j - 1);
        x += by * px;
        y += by * py;
      }
    }
    return [x, y];
  };
}

/** The points of a mesh of so many lines that bends nothing, row by row. */
export const regularPoints = (columns: number, rows: number): [number, number][] =>
  Array.from({ length: columns * rows }, (_, at) => [
    (at % columns) / (columns - 1),
    Math.floor(at / columns) / (rows - 1),
  ]);

/** The cell between two lines that a share lies in, and how far through it. */
function within(share: number, lines: number): { readonly cell: number; readonly part: number } {
  const place = share * (lines - 1);
  const cell = Math.min(lines - 2, Math.max(0, Math.floor(place)));
  return { cell, part: place - cell };
}

/** A point of the mesh; one line beyond an edge, the straight continuation of the last two. */
function pointAt(mesh: Mesh, column: number, row: number): Point {
  if (column < 0) return beyond(pointAt(mesh, 0, row), pointAt(mesh, 1, row));
  if (column >= mesh.columns) {
    return beyond(pointAt(mesh, mesh.columns - 1, row), pointAt(mesh, mesh.columns - 2, row));
  }
  if (row < 0) return beyond(pointAt(mesh, column, 0), pointAt(mesh, column, 1));
  if (row >= mesh.rows) return beyond(pointAt(mesh, column, mesh.rows - 1), pointAt(mesh, column, mesh.rows - 2));
  return mesh.points[row * mesh.columns + column] ?? [0, 0];
}

const beyond = (edge: Point, inner: Point): Point => [2 * edge[0] - inner[0], 2 * edge[1] - inner[1]];

/** Weights of the points before, at, after and beyond the cell, `t` of the way through it. */
type Weights = (t: number) => readonly [number, number, number, number];

const straight: Weights = (t) => [0, 1 - t, t, 0];

/** Catmull and Rom, A class of local interpolating splines (1974): through every point, no kinks, straight lines stay straight. */
const smooth: Weights = (t) => [
  (-t + 2 * t * t - t * t * t) / 2,
  (2 - 5 * t * t + 3 * t * t * t) / 2,
  (t + 4 * t * t - 3 * t * t * t) / 2,
  (-t * t + t * t * t) / 2,
];
