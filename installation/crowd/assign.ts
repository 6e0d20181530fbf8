/** Who goes with whom at the least cost in all, one with one. Pure. */

/** A pairing that is possible, and what it costs. */
export interface Possible {
  readonly row: number;
  readonly column: number;
  readonly cost: number;
}

/**
 * The column of each of `rows` rows, or null: those pairings that together cost least, where a row may also stay without
 * one for its `alone`. Groups that have no pairing in common are solved by themselves.
 */
export function assign(alone: readonly number[], possible: readonly Possible[]): readonly (number | null)[] {
  const result: (number | null)[] = alone.map(() => null);
  for (const group of groupsOf(possible)) {
    const rows = [...new Set(group.map(({ row }) => row))];
    const columns = [...new Set(group.map(({ column }) => column))];
    const costs = rows.map((row) => {
      const own = group.filter((pair) => pair.row === row);
      const paired = columns.map((column) => own.find((pair) => pair.column === column)?.cost ?? NEVER);
      return [...paired, ...rows.map((other) => (other === row ? (alone[row] ?? NEVER) : NEVER))];
    });
    for (const [i, at] of cheapest(costs).entries()) {
      const row = rows[i];
      if (row !== undefined) result[row] = columns[at] ?? null;
    }
  }
  return result;
}

const NEVER = 1e9;

/** Pairings sorted into groups that share no row and no column. */
function groupsOf(possible: readonly Possible[]): readonly (readonly Possible[])[] {
  let groups: Possible[][] = [];
  for (const pair of possible) {
    const touches = (group: readonly Possible[]): boolean =>
      group.some(({ row, column }) => row === pair.row || column === pair.column);
    const joined = groups.filter(touches).flat();
    groups = [...groups.filter((group) => !touches(group)), [...joined, pair]];
  }
  return groups;
}

/** The column of each row: the Hungarian method with potentials, O(rows^2 columns). (Kuhn 1955; Jonker, Volgenant 1987) */
function cheapest(costs: readonly (readonly number[])[]): readonly number[] {
  const columns = costs[0]?.length ?? 0;
  const u = Array.from({ length: costs.length + 1 }, () => 0);
  const v = Array.from({ length: columns + 1 }, () => 0);
  /** The row (from 1) of each column (from 1); column 0 holds the row being placed. */
  const rowOf = Array.from({ length: columns + 1 }, () => 0);
  for (let row = 1; row <= costs.length; row += 1) {
    rowOf[0] = row;
    const from = grow(costs, u, v, rowOf);
    let column = from.end;
    while (column !== 0) {
      const before = from.way[column] ?? 0;
      rowOf[column] = rowOf[before] ?? 0;
      column = before;
    }
  }
  const result = costs.map(() => -1);
  for (const [column, row] of rowOf.entries()) if (column > 0 && row > 0) result[row - 1] = column - 1;
  return result;
}

/** Grows the cheapest path from the row in column 0 to a free column, and moves the potentials along. */
function grow(costs: readonly (readonly number[])[], u: number[], v: number[], rowOf: readonly number[]) {
  const least = v.map(() => Number.POSITIVE_INFINITY);
  const way = v.map(() => 0);
  const used = v.map(() => false);
  let here = 0;
  do {
    used[here] = true;
    const row = rowOf[here] ?? 0;
    let delta = Number.POSITIVE_INFINITY;
    let next = 0;
    for (let column = 1; column < v.length; column += 1) {
      if (used[column]) continue;
      const reduced = (costs[row - 1]?.[column - 1] ?? NEVER) - (u[row] ?? 0) - (v[column] ?? 0);
      if (reduced < (least[column] ?? 0)) {
        least[column] = reduced;
        way[column] = here;
      }
      if ((least[column] ?? 0) < delta) {
        delta = least[column] ?? 0;
        next = column;
      }
    }
    for (let column = 0; column < v.length; column += 1) {
      const owner = rowOf[column] ?? 0;
      if (used[column]) {
        u[owner] = (u[owner] ?? 0) + delta;
        v[column] = (v[column] ?? 0) - delta;
      } else least[column] = (least[column] ?? 0) - delta;
    }
    here = next;
  } while ((rowOf[here] ?? 0) !== 0);
  return { end: here, way };
}
