/** Who goes with whom at the least cost in all, where few pairings are possible and staying alone has a cost of its own. */

import { assign } from './assignment.ts';

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
export function pairOff(alone: readonly number[], possible: readonly Possible[]): readonly (number | null)[] {
  const result: (number | null)[] = alone.map(() => null);
  for (const group of groupsOf(possible)) {
    const rows = [...new Set(group.map(({ row }) => row))];
    const columns = [...new Set(group.map(({ column }) => column))];
    const costs = rows.map((row) => {
      const own = group.filter((pair) => pair.row === row);
      const paired = columns.map((column) => own.find((pair) => pair.column === column)?.cost ?? NEVER);
      return [...paired, ...rows.map((other) => (other === row ? (alone[row] ?? NEVER) : NEVER))];
    });
    for (const [i, at] of assign(costs, NEVER).entries()) {
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
