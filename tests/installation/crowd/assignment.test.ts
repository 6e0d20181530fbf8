import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type Costs } from '#installation/crowd/assignment.ts';

/** The sum of a pairing: what is paired costs its cost, every row left alone costs `most`. */
const sumOf = (costs: Costs, columns: readonly number[], most: number): number =>
  columns.reduce((sum, column, row) => sum + (column < 0 ? most : (costs[row]?.[column] ?? Number.NaN)), 0);

/** The least sum by trying every pairing. */
function leastByTrying(costs: Costs, most: number, row = 0, taken: readonly number[] = []): number {
  const here = costs[row];
  if (here === undefined) return 0;
  const alone = most + leastByTrying(costs, most, row + 1, taken);
  return here.reduce((least, cost, column) => {
    if (taken.includes(column) || cost >= most) return least;
    return Math.min(least, cost + leastByTrying(costs, most, row + 1, [...taken, column]));
  }, alone);
}

describe('assignment', () => {
  it('gives up the nearest for the best of all', () => {
    const costs = [
      [1, 2],
      [1.5, 9],
    ];
    expect(assign(costs, 100)).toEqual([1, 0]);
  });

  it('leaves alone what is too dear or must not be', () => {
    expect(assign([[5], [3]], 4)).toEqual([-1, 0]);
    expect(assign([[Number.POSITIVE_INFINITY, 4]], 4)).toEqual([-1]);
  });

  it('is content with nothing', () => {
    expect(assign([], 1)).toEqual([]);
    expect(assign([[], []], 1)).toEqual([-1, -1]);
  });

  it('finds the least sum of all pairings, whatever their shape', () => {
    const table = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })).chain(([rows, columns]) => {
      const cost = fc.oneof(fc.double({ min: 0, max: 10, noNaN: true }), fc.constant(Number.POSITIVE_INFINITY));
      const row = fc.array(cost, { minLength: columns, maxLength: columns });
      return fc.array(row, { minLength: rows, maxLength: rows });
    });
    fc.assert(
      fc.property(table, fc.double({ min: 1, max: 12, noNaN: true }), (costs, most) => {
        const columns = assign(costs, most);
        const paired = columns.filter((column) => column >= 0);
        expect(new Set(paired).size).toBe(paired.length);
        expect(columns.every((column, row) => column < 0 || (costs[row]?.[column] ?? most) < most)).toBe(true);
        expect(sumOf(costs, columns, most)).toBeCloseTo(leastByTrying(costs, most), 9);
      }),
      { numRuns: 300 },
    );
  });
});
