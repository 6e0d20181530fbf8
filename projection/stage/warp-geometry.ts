/** The grid of a mapping as triangles. */

import { BufferGeometry, Float32BufferAttribute, Uint32BufferAttribute } from 'three/webgpu';
import type { WarpGrid } from '#installation/mapping/output-mapping.ts';

const PARTS = [
  ['position', 'thrown', 3],
  ['shares', 'shares', 2],
  ['read', 'read', 3],
] as const;

/** A geometry for grids of one size: `position` is where vertices are thrown (x, y, w), `shares` and `read` as in the grid. */
export function warpGeometry(grid: WarpGrid): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const [name, part, size] of PARTS) {
    geometry.setAttribute(name, new Float32BufferAttribute(grid[part].slice(), size));
  }
  geometry.setIndex(new Uint32BufferAttribute(trianglesOf(grid.columns, grid.rows), 1));
  geometry.userData = { columns: grid.columns, rows: grid.rows };
  return geometry;
}

/** Takes a grid of the same size; false where it has another one, and nothing was changed. */
export function refill(geometry: BufferGeometry, grid: WarpGrid): boolean {
  if (geometry.userData.columns !== grid.columns || geometry.userData.rows !== grid.rows) return false;
  for (const [name, part] of PARTS) {
    const attribute = geometry.getAttribute(name);
    attribute.array.set(grid[part]);
    attribute.needsUpdate = true;
  }
  return true;
}

function trianglesOf(columns: number, rows: number): Uint32Array {
  const indices = new Uint32Array(6 * (columns - 1) * (rows - 1));
  let at = 0;
  for (let row = 0; row + 1 < rows; row += 1) {
    for (let column = 0; column + 1 < columns; column += 1) {
      const upper = row * columns + column;
      const lower = upper + columns;
      indices.set([upper, lower, upper + 1, upper + 1, lower, lower + 1], at);
      at += 6;
    }
  }
  return indices;
}
