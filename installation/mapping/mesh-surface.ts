/** A mesh as a surface: where it takes any place of the picture, and back. Pure; shares throughout. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';

export type Mesh = NonNullable<Output['mesh']>;

/** What of a point's neighbours along one line is felt at `t` between the second and the third of them. */
type Weights = readonly [number, number, number, number];

/** Runs through every point; straight where they lie evenly on a line (E. Catmull, R. Rom, 1974, tension 1/2). */
const smooth = (t: number): Weights => [
  ((2 - t) * t - 1) * t * 0.5,
  ((3 * t - 5) * t * t + 2) * 0.5,
  ((4 - 3 * t) * t + 1) * t * 0.5,
  (t - 1) * t * t * 0.5,
];
const straight = (t: number): Weights => [0, 1 - t, t, 0];

/** The mesh's point; one beyond the edge continues the line of the last two. */
function pointAt(mesh: Mesh, column: number, row: number): Point {
  const beyond = (at: number, count: number): number => (at < 0 ? 0 : at >= count ? count - 1 : at);
  const [c, r] = [beyond(column, mesh.columns), beyond(row, mesh.rows)];
  const [x, y] = mesh.points[r * mesh.columns + c] ?? [0, 0];
  if (c === column && r === row) return [x, y];
  const inner = pointAt(mesh, 2 * c - column, 2 * r - row);
  return [2 * x - inner[0], 2 * y - inner[1]];
}

/** Which stretch of `count` lines a share lies on, and how far along it. */
function stretch(share: number, count: number): readonly [number, number] {
  const at = share * (count - 1);
  const first = Math.min(count - 2, Math.max(0, Math.floor(at)));
  return [first, at - first];
}

/** Where the picture's `point` lies inside the corners. Beyond the picture's edge the outer patches go on. */
export function meshPlace(mesh: Mesh, [u, v]: Point): Point {
  const [column, s] = stretch(u, mesh.columns);
  const [row, t] = stretch(v, mesh.rows);
  const weigh = mesh.lines === 'smooth' ? smooth : straight;
  let [x, y] = [0, 0];
  for (const [j, across] of weigh(t).entries()) {
    for (const [i, along] of weigh(s).entries()) {
      if (across * along === 0) continue;
      const point = pointAt(mesh, column + i - 1, row + j - 1);
      x += point[0] * across * along;
      y += point[1] * across * along;
    }
  }
  return [x, y];
}

const STEP = 1e-4;
const NEAR = 1e-9;

/**
 * The place of the picture that the mesh takes to `place`, within a whole picture beyond the edges; null where it is not
 * found: on folds. Newton's method, from the nearest point of the mesh.
 */
export function pictureBehind(mesh: Mesh, place: Point): Point | null {
  let [u, v] = nearestOf(mesh, place);
  for (let step = 0; step < 40; step += 1) {
    const [x, y] = meshPlace(mesh, [u, v]);
    const [dx, dy] = [place[0] - x, place[1] - y];
    if (Math.hypot(dx, dy) < NEAR) return [u, v];
    const right = meshPlace(mesh, [u + STEP, v]);
    const down = meshPlace(mesh, [u, v + STEP]);
    const [a, c] = [(right[0] - x) / STEP, (right[1] - y) / STEP];
    const [b, d] = [(down[0] - x) / STEP, (down[1] - y) / STEP];
    const area = a * d - b * c;
    if (!(Math.abs(area) > 1e-9)) return null;
    // No further than a patch at once: patches differ.
    const stride = (by: number): number => Math.min(0.25, Math.max(-0.25, by));
    u = Math.min(2, Math.max(-1, u + stride((d * dx - b * dy) / area)));
    v = Math.min(2, Math.max(-1, v + stride((a * dy - c * dx) / area)));
  }
  const [x, y] = meshPlace(mesh, [u, v]);
  return Math.hypot(place[0] - x, place[1] - y) < 1e-6 ? [u, v] : null;
}

function nearestOf(mesh: Mesh, place: Point): readonly [number, number] {
  const far = mesh.points.map(([x, y]) => Math.hypot(x - place[0], y - place[1]));
  const at = far.indexOf(Math.min(...far));
  return [(at % mesh.columns) / (mesh.columns - 1), Math.floor(at / mesh.columns) / (mesh.rows - 1)];
}

/** A mesh that bends nothing. */
export const evenMesh = (columns: number, rows: number, lines: Mesh['lines']): Mesh => ({
  columns,
  rows,
  lines,
  points: Array.from({ length: columns * rows }, (_, at): [number, number] => [
    (at % columns) / (columns - 1),
    Math.floor(at / columns) / (rows - 1),
  ]),
});
