/**
 * From a surface to the light of its projector, as a grid. This is the order of things, and the only place that fixes it:
 *
 * 1. A place on the surface, in shares (u, v) from its upper left corner as viewers see it.
 * 2. The mesh moves it inside the picture; without one it stays.
 * 3. The corner pin takes it to the throw as viewers see it.
 * 4. `mirror` exchanges left and right, then `turn` turns clockwise: now it is a place of the projector's own picture.
 * 5. Shares become clip space: x from -1 to 1, y up.
 *
 * 3 to 5 are one homography, and each vertex carries its w. Which light it shows is another matter: `Reading`.
 */

import { depth, type Matrix, multiply } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { bendOf } from './bend.ts';
import { pinOf } from './corner-pin.ts';
import type { WarpGrid } from './output-mapping.ts';
import { standingOf } from './standing.ts';

/**
 * Where in the drawn picture the light for a place (u, v) of the surface is read: `[x * q, y * q, q]`, x and y in shares
 * from the upper left. It must be linear in u and v between two breaks, or have breaks as near together as it asks for.
 * Grid lines lie on every break, twice: once as the end of what is before it and once as the beginning of what comes
 * after. `inU` and `inV` are the middle of the part that is asked for, so that q may jump where two sides meet.
 */
export type Reading = (u: number, v: number, inU: number, inV: number) => readonly [number, number, number];

/** A slice of a flat wall shows its picture as it is. */
export const readPlainly: Reading = (u, v) => [u, v, 1];

/** Where grid lines must lie besides the edges: shares of the surface between 0 and 1, ascending. */
export interface GridBreaks {
  readonly u: readonly number[];
  readonly v: readonly number[];
}

export const NO_BREAKS: GridBreaks = { u: [], v: [] };

/** Vertices per cell of a mesh: a curve so finely cut shows no corners. */
const STEPS = 12;

const TO_CLIP: Matrix = [2, 0, -1, 0, -2, 1, 0, 0, 1];

/** From shares of the picture inside its corners to shares of the projector's own picture. */
export const pinOnto = (output: Output): Matrix => multiply(standingOf(output), pinOf(output.corners));

/** The grid of one projector. Without a mesh, two triangles between any two breaks are exact. */
export function gridOf(output: Output, reading: Reading = readPlainly, breaks: GridBreaks = NO_BREAKS): WarpGrid {
  const { mesh } = output;
  const [across, down] = [linesOf(mesh?.columns ?? null, breaks.u), linesOf(mesh?.rows ?? null, breaks.v)];
  const vertices = across.length * down.length;
  const shares = new Float32Array(2 * vertices);
  const thrown = new Float32Array(3 * vertices);
  const read = new Float32Array(3 * vertices);
  const bend = bendOf(mesh);
  const toClip = multiply(TO_CLIP, pinOnto(output));
  for (const [row, { at: v, within: inV }] of down.entries()) {
    for (const [column, { at: u, within: inU }] of across.entries()) {
      const vertex = row * across.length + column;
      const [x, y] = bend(u, v);
      shares.set([u, v], 2 * vertex);
      thrown.set(through(toClip, x, y), 3 * vertex);
      read.set(reading(u, v, inU, inV), 3 * vertex);
    }
  }
  return { columns: across.length, rows: down.length, shares, thrown, read };
}

const through = (m: Matrix, x: number, y: number): readonly [number, number, number] => [
  m[0] * x + m[1] * y + m[2],
  m[3] * x + m[4] * y + m[5],
  depth(m, [x, y]),
];

interface GridLine {
  readonly at: number;
  /** The middle of the part between two breaks that it belongs to. */
  readonly within: number;
}

/** Grid lines along one side: edges, steps of the mesh, and both sides of every break. */
function linesOf(meshLines: number | null, breaks: readonly number[]): GridLine[] {
  const steps = meshLines === null ? 1 : (meshLines - 1) * STEPS;
  const ends = [0, ...breaks.filter((at) => at > 0 && at < 1), 1];
  return ends.slice(1).flatMap((end, part) => {
    const start = ends[part] ?? 0;
    const between = Array.from({ length: steps + 1 }, (_, step) => step / steps).filter((at) => at > start && at < end);
    return [start, ...between, end].map((at) => ({ at, within: (start + end) / 2 }));
  });
}
