/**
 * Who belongs to whom, decided for all at once: the pairing of rows and columns whose costs sum to the least. Shortest
 * augmenting paths with potentials, O(rows^2 * columns); after R. Jonker, A. Volgenant, "A shortest augmenting path
 * algorithm for dense and sparse linear assignment problems", Computing 38 (1987).
 */

/** Costs row by row; every row of the same length. */
export type Costs = readonly (readonly number[])[];

/**
 * The column of every row in the cheapest pairing, -1 for a row that stays alone.
 *
 * @param most What leaving a row or a column alone costs: pairs as dear as this, or dearer (infinity, for what must not
 *   be), are not made.
 */
export function assign(costs: Costs, most: number): readonly number[] {
  const rows = costs.length;
  const columns = costs[0]?.length ?? 0;
  if (rows === 0 || columns === 0) return costs.map(() => -1);
  const at = (row: number, column: number): number => Math.min(costs[row]?.[column] ?? most, most);
  if (rows <= columns)
    return leastOfWide(rows, columns, at).map((column, row) => (at(row, column) < most ? column : -1));
  const rowOf = leastOfWide(columns, rows, (row, column) => at(column, row));
  const columnOf = costs.map(() => -1);
  for (const [column, row] of rowOf.entries()) if (at(row, column) < most) columnOf[row] = column;
  return columnOf;
}

/** Every row's column; at least as many columns as rows. Index 0 is the algorithm's own, rows and columns begin at 1. */
function leastOfWide(rows: number, columns: number, cost: (row: number, column: number) => number): number[] {
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const cameFrom = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row += 1) {
    rowOf[0] = row;
    let end = 0;
    const least = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY);
    const isDone = new Uint8Array(columns + 1);
    do {
      end = lengthen(end, { rowPotential, columnPotential, rowOf, cameFrom, least, isDone }, cost);
    } while (rowOf[end] !== 0);
    while (end !== 0) {
      const before = cameFrom[end] ?? 0;
      rowOf[end] = rowOf[before] ?? 0;
      end = before;
    }
  }
  const columnOf = new Array<number>(rows).fill(-1);
  for (let column = 1; column <= columns; column += 1) {
    const row = rowOf[column] ?? 0;
    if (row > 0) columnOf[row - 1] = column - 1;
  }
  return columnOf;
}

interface Search {
  readonly rowPotential: Float64Array;
  readonly columnPotential: Float64Array;
  readonly rowOf: Int32Array;
  readonly cameFrom: Int32Array;
  readonly least: Float64Array;
  readonly isDone: Uint8Array;
}

/** One step of the shortest path from column `end`: the next column it reaches, potentials moved along. */
function lengthen(end: number, search: Search, cost: (row: number, column: number) => number): number {
  const { rowPotential, columnPotential, rowOf, cameFrom, least, isDone } = search;
  isDone[end] = 1;
  const row = rowOf[end] ?? 0;
  let delta = Number.POSITIVE_INFINITY;
  let next = 0;
  for (let column = 1; column < least.length; column += 1) {
    if (isDone[column]) continue;
    const reduced = cost(row - 1, column - 1) - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0);
    if (reduced < (least[column] ?? 0)) {
      least[column] = reduced;
      cameFrom[column] = end;
    }
    if ((least[column] ?? 0) < delta) {
      delta = least[column] ?? 0;
      next = column;
    }
  }
  for (let column = 0; column < least.length; column += 1) {
    if (isDone[column]) {
      const held = rowOf[column] ?? 0;
      rowPotential[held] = (rowPotential[held] ?? 0) + delta;
      columnPotential[column] = (columnPotential[column] ?? 0) - delta;
    } else {
      least[column] = (least[column] ?? 0) - delta;
    }
  }
  return next;
}
