/** A homography between two rectangles of a page, as CSS writes it. Pure. */

import type { Matrix } from '#installation/site/homography.ts';

export interface PxSize {
  readonly width: number;
  readonly height: number;
}

/**
 * The CSS transform, about its upper left corner, of an element of size `from` (CSS pixels) whose shares `pin` takes to
 * shares of an area of size `to`. CSS divides by a fourth coordinate as a homography does by its third; z stays as it
 * is. Columns follow one another. `none` where nothing moves, so that words stay crisp.
 */
export function cssMatrixOf(pin: Matrix, from: PxSize, to: PxSize): string {
  const last = pin[8];
  const at = (row: 0 | 1 | 2, column: 0 | 1 | 2): number => {
    const grown = [to.width, to.height, 1][row] ?? 1;
    const shrunk = [from.width, from.height, 1][column] ?? 1;
    return round(((pin[row * 3 + column] ?? 0) / last) * (grown / shrunk));
  };
  // biome-ignore format: one column of the matrix a line
  const columns = [
    at(0, 0), at(1, 0), 0, at(2, 0),
    at(0, 1), at(1, 1), 0, at(2, 1),
    0, 0, 1, 0,
    at(0, 2), at(1, 2), 0, at(2, 2),
  ];
  const isStill = columns.every((value, i) => value === (i % 5 === 0 ? 1 : 0));
  return isStill ? 'none' : `matrix3d(${columns.join(', ')})`;
}

/** What is left of a sum that should be nought is nought; far below what moves a pixel. */
const round = (value: number): number => Math.round(value * 1e12) / 1e12 || 0;
