import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Figure } from '#installation/frame/surface-frame.ts';
import { shouldersX } from '#projection/looks/links/hands.ts';
import { createRow, REACH_M } from '#projection/looks/links/neighbours.ts';
import { crowd, POSES, standAt } from '../../stage/support/sample-frames.ts';

const [someone] = crowd();
if (!someone) throw new Error('a crowd has somebody');

const at = (xM: number, key: number, more: Partial<Figure> = {}): Figure => ({
  ...someone,
  key,
  joints: standAt(xM, POSES.rest, 1.7, 0.2),
  ...more,
});

interface Pair {
  readonly left: Figure;
  readonly right: Figure;
  readonly weight: number;
}

function pairsOf(figures: readonly Figure[], room = 64): Pair[] {
  const pairs: Pair[] = [];
  createRow(room).eachNeighbours(figures, (left, right, weight) => pairs.push({ left, right, weight }));
  return pairs;
}

const names = (pairs: readonly Pair[]): string[] => pairs.map(({ left, right }) => `${left.key}-${right.key}`).sort();
const weightOf = (pairs: readonly Pair[], a: number, b: number): number =>
  pairs.find(({ left, right }) => (left.key === a && right.key === b) || (left.key === b && right.key === a))?.weight ??
  0;

describe('neighbours', () => {
  it('are those next to each other, in whatever order they are told', () => {
    const [a, b, c] = [at(1, 1), at(2, 2), at(3.2, 3)];
    expect(names(pairsOf([a, b, c]))).toEqual(['1-2', '2-3']);
    expect(names(pairsOf([c, a, b]))).toEqual(['1-2', '2-3']);
  });

  it('are nobody beyond reach, and nobody who is not there', () => {
    expect(pairsOf([at(0, 1), at(REACH_M + 0.2, 2)])).toEqual([]);
    expect(names(pairsOf([at(0, 1), at(1, 2, { presence: 0 }), at(2, 3)]))).toEqual(['1-3']);
  });

  it('lie left and right, within reach, and weigh no more than wholly, in any crowd', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 2, maxLength: 40 }), (places) => {
        const pairs = pairsOf(places.map((x, i) => at(x, i + 1)));
        for (const { left, right, weight } of pairs) {
          expect(shouldersX(right) - shouldersX(left)).toBeGreaterThanOrEqual(0);
          expect(shouldersX(right) - shouldersX(left)).toBeLessThanOrEqual(REACH_M);
          expect(weight >= 0 && weight <= 1).toBe(true);
        }
        expect(new Set(names(pairs)).size).toBe(pairs.length);
      }),
    );
  });

  it('change without a jump while somebody walks through between two', () => {
    let before: Pair[] | null = null;
    for (let x = 0.2; x < 3; x += 0.004) {
      const pairs = pairsOf([at(1, 1), at(2, 2), at(x, 3)]);
      if (before) {
        for (const [a, b] of [
          [1, 2],
          [1, 3],
          [2, 3],
        ] as const) {
          expect(Math.abs(weightOf(pairs, a, b) - weightOf(before, a, b))).toBeLessThan(0.12);
        }
      }
      before = pairs;
    }
    expect(weightOf(pairsOf([at(1, 1), at(2, 2), at(1.5, 3)]), 1, 2)).toBe(0);
  });

  it('let somebody of the cast be bound past who stands between', () => {
    const pairs = pairsOf([at(1, 1, { isCast: true }), at(1.6, 2), at(2.2, 3)]);
    expect(weightOf(pairs, 1, 3)).toBeGreaterThan(0);
    expect(weightOf(pairs, 1, 3)).toBeLessThan(weightOf(pairs, 1, 2));
  });

  it('leave out figures that find no room', () => {
    expect(names(pairsOf([at(1, 1), at(2, 2), at(3, 3)], 2))).toEqual(['1-2']);
  });
});
