/** A mesh as a surface: where it takes any place of the picture, and back. Pure; shares throughout. */

import type { Point } from '../site/homography.ts';
import { bendOf, type Mesh, regularPoints } from './bend.ts';

/** Where the picture's `point` lies inside the corners. Beyond the picture's edge the outer patches go on. */
export const meshPlace = (mesh: Mesh, [u, v]: Point): Point => bendOf(mesh)(u, v);

const STEP = 1e-4;
const NEAR = 1e-9;

/**
 * The place of the picture that the mesh takes to `place`, within a whole picture beyond the edges; null where it is not
 * found: on folds. Newton's method, from the nearest point of the mesh.
 */
export function pictureBehind(mesh: Mesh, place: Point): Point | null {
  const bend = bendOf(mesh);
  let [u, v] = nearestOf(mesh, place);
  for (let step = 0; step < 40; step += 1) {
    const [x, y] = bend(u, v);
    const [dx, dy] = [place[0] - x, place[1] - y];
    if (Math.hypot(dx, dy) < NEAR) return [u, v];
    const right = bend(u + STEP, v);
    const down = bend(u, v + STEP);
    const [a, c] = [(right[0] - x) / STEP, (right[1] - y) / STEP];
    const [b, d] = [(down[0] - x) / STEP, (down[1] - y) / STEP];
    const area = a * d - b * c;
    if (!(Math.abs(area) > 1e-9)) return null;
    // No further than a patch at once: patches differ.
    const stride = (by: number): number => Math.min(0.25, Math.max(-0.25, by));
    u = Math.min(2, Math.max(-1, u + stride((d * dx - b * dy) / area)));
    v = Math.min(2, Math.max(-1, v + stride((a * dy - c * dx) / area)));
  }
  const [x, y] = bend(u, v);
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
  points: regularPoints(columns, rows),
});
