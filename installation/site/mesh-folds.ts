/** Whether a mesh lies over itself: then two parts of the picture shine on one place. Pure. */

import type { Output } from './output.ts';

/** The column and row (from 0) of the first cell that is turned over, or null. A cell in order turns to the right at each corner. */
export function foldedCell(
  mesh: NonNullable<Output['mesh']>,
): { readonly column: number; readonly row: number } | null {
  const { columns, rows, points } = mesh;
  const at = (column: number, row: number): readonly [number, number] => points[row * columns + column] ?? [0, 0];
  for (let row = 0; row < rows - 1; row++) {
    for (let column = 0; column < columns - 1; column++) {
      const round = [at(column, row), at(column + 1, row), at(column + 1, row + 1), at(column, row + 1)] as const;
      if (
        round.some(
          (point, corner) => turn(round[(corner + 3) % 4] ?? point, point, round[(corner + 1) % 4] ?? point) <= 0,
        )
      )
        return { column, row };
    }
  }
  return null;
}

type Point = readonly [number, number];

const turn = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
