/** Kernel ridge regression in closed form, with the answers it would give had it not seen some of its examples. */

import { inverseTriangle, lowerTriangle } from './lower-triangle.ts';

/** A symmetric matrix, row by row. */
export interface Square {
  readonly size: number;
  readonly values: Float64Array;
}

/**
 * What is not positive is lifted to this: warping distances do not always make true kernels, and a tiny pivot would
 * blow a rounding error up.
 */
const LEAST_PIVOT = 0.005;

/** The inverse of a symmetric, (nearly) positive definite matrix with a diagonal of about one. */
export function inverse({ size, values }: Square): Square {
  const turned = inverseTriangle(lowerTriangle(values, size, LEAST_PIVOT), size);
  const inverted = new Float64Array(size * size);
  for (let k = 0; k < size; k++) {
    for (let i = 0; i <= k; i++) {
      const factor = turned[k * size + i] ?? 0;
      for (let j = 0; j <= i; j++)
        inverted[i * size + j] = (inverted[i * size + j] ?? 0) + factor * (turned[k * size + j] ?? 0);
    }
  }
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) inverted[j * size + i] = inverted[i * size + j] ?? 0;
  return { size, values: inverted };
}

/** The product of a square matrix and a column. */
export function times({ size, values }: Square, column: ArrayLike<number>): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < size; j++) sum += (values[i * size + j] ?? 0) * (column[j] ?? 0);
    return sum;
  });
}

/** One thing that is asked of every example: what is true, and the weights that were learnt for it. */
export interface Question {
  readonly target: ArrayLike<number>;
  readonly weights: ArrayLike<number>;
}

/**
 * What the regression would say of the examples in `group` had it learnt from the others only, for every question:
 * target - (the inverse's block)^-1 x the group's weights.
 */
export function unseenAnswers(
  inverted: Square,
  group: readonly number[],
  questions: readonly Question[],
): readonly Float64Array[] {
  const block = blockInverse(inverted, group);
  return questions.map(({ target, weights }) => {
    const surprise = times(
      block,
      group.map((row) => weights[row] ?? 0),
    );
    return Float64Array.from(group, (row, i) => (target[row] ?? 0) - (surprise[i] ?? 0));
  });
}

/** The inverse of the rows and columns of `group`; its diagonal is brought to one first. */
function blockInverse(inverted: Square, group: readonly number[]): Square {
  const size = group.length;
  const roots = group.map((row) => Math.sqrt(inverted.values[row * inverted.size + row] ?? 1));
  const at = (i: number, j: number): number => inverted.values[(group[i] ?? 0) * inverted.size + (group[j] ?? 0)] ?? 0;
  const unit = (i: number, j: number): number => (roots[i] ?? 1) * (roots[j] ?? 1);
  const index = (k: number): readonly [number, number] => [Math.floor(k / size), k % size];
  const scaled = Float64Array.from({ length: size * size }, (_, k) => at(...index(k)) / unit(...index(k)));
  const { values } = inverse({ size, values: scaled });
  return { size, values: values.map((value, k) => value / unit(...index(k))) };
}
