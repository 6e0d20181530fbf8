import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseTriangle, lowerTriangle, solveTriangle } from '#gestures/learn/lower-triangle.ts';

const SIZE = 4;
const matrices = fc
  .array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE })
  .map((factor) => {
    const at = (row: number, k: number): number => factor[row * SIZE + k] ?? 0;
    return Float64Array.from({ length: SIZE * SIZE }, (_, index) => {
      const [row, column] = [Math.floor(index / SIZE), index % SIZE];
      const product = [0, 1, 2, 3].reduce((sum, k) => sum + at(row, k) * at(column, k), 0);
      return product + (row === column ? 1 : 0);
    });
  });

describe('lower triangles', () => {
  it('solve what the matrix asks', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const wanted = Float64Array.from([1, -2, 0.5, 3]);
        const solution = solveTriangle(lowerTriangle(matrix, SIZE, 1e-12), wanted);
        for (let row = 0; row < SIZE; row += 1) {
          const sum = [0, 1, 2, 3].reduce((total, k) => total + (matrix[row * SIZE + k] ?? 0) * (solution[k] ?? 0), 0);
          expect(sum).toBeCloseTo(wanted[row] ?? 0, 6);
        }
      }),
    );
  });

  it('are undone by their inverse', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const lower = lowerTriangle(matrix, SIZE, 1e-12);
        const inverse = inverseTriangle(lower, SIZE);
        for (let row = 0; row < SIZE; row += 1) {
          for (let column = 0; column < SIZE; column += 1) {
            const sum = [0, 1, 2, 3].reduce(
              (total, k) => total + (lower[row * SIZE + k] ?? 0) * (inverse[k * SIZE + column] ?? 0),
              0,
            );
            expect(sum).toBeCloseTo(row === column ? 1 : 0, 6);
          }
        }
      }),
    );
  });
});
