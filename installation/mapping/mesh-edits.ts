/** Changes to the mesh that bends a picture inside its corners. As in `output-edits.ts`. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import type { Mesh } from './bend.ts';
import type { Edit } from './edit.ts';
import { evenMesh, meshPlace } from './mesh-surface.ts';
import { placeInCorners } from './picture-place.ts';
import { held, heldPlace } from './written-number.ts';

/** Fewest and most points of a mesh along a side. */
export const MESH_LINES = { least: 2, most: 17 } as const;
const FIRST: Mesh = evenMesh(5, 5, 'smooth');

/**
 * A mesh of so many points across and down, 2 to 17: even where there was none, otherwise in the shape of the old one
 * (exactly, where its points are among the new ones' and the lines are straight).
 */
export function setMesh(output: Output, columns: number, rows: number, lines?: Mesh['lines']): Edit {
  const [across, down] = [columns, rows].map((n) => held(Math.round(n), MESH_LINES.least, MESH_LINES.most));
  const even = evenMesh(across ?? FIRST.columns, down ?? FIRST.rows, lines ?? output.mesh?.lines ?? FIRST.lines);
  const old = output.mesh;
  const points = old ? even.points.map((point) => heldPlace(meshPlace(old, point))) : even.points;
  return { output: { ...output, mesh: { ...even, points } }, does: `Mesh of ${even.columns} by ${even.rows}` };
}

/** A mesh where there is none, of five by five; none where there is one. */
export const toggleMesh = (output: Output): Edit =>
  output.mesh ? clearMesh(output) : setMesh(output, FIRST.columns, FIRST.rows);

export function clearMesh(output: Output): Edit {
  const { mesh: _, ...others } = output;
  return { output: others, does: 'No mesh' };
}

const pointWords = (column: number, row: number): string => `Mesh point ${column + 1}/${row + 1}`;

function withPoint(output: Output, column: number, row: number, place: Point): Output | null {
  const { mesh } = output;
  const at = row * (mesh?.columns ?? 0) + column;
  if (!mesh || !(column >= 0 && column < mesh.columns) || mesh.points[at] === undefined) return null;
  return { ...output, mesh: { ...mesh, points: mesh.points.with(at, heldPlace(place)) } };
}

/** Moves a point of the mesh, counted from 0, to a place of the throw. Null: no such point, or a place beyond the horizon. */
export function moveMeshPoint(output: Output, column: number, row: number, to: Point): Edit | null {
  const place = placeInCorners(output, to);
  const moved = place && withPoint(output, column, row, place);
  return moved && { output: moved, does: pointWords(column, row) };
}

/** Puts a point of the mesh to where an even one has it. Null: no such point. */
export function resetMeshPoint(output: Output, column: number, row: number): Edit | null {
  const { mesh } = output;
  const moved = mesh && withPoint(output, column, row, [column / (mesh.columns - 1), row / (mesh.rows - 1)]);
  return moved ? { output: moved, does: `${pointWords(column, row)} back` } : null;
}

/** Evens the whole mesh out; null: there is none. */
export function resetMesh(output: Output): Edit | null {
  const { mesh } = output;
  if (!mesh) return null;
  return { output: { ...output, mesh: evenMesh(mesh.columns, mesh.rows, mesh.lines) }, does: 'Mesh evened out' };
}
