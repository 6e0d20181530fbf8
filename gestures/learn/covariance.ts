/** How features vary together: sums of products of differences, in the lower triangle of a matrix stored row by row. */

import type { FeatureVector } from './feature-vector.ts';

/** Adds `share` times the product of a difference with itself, in place. */
export function addProduct(covariance: Float64Array, difference: Float64Array, share: number): void {
  const size = difference.length;
  for (let row = 0; row < size; row += 1) {
    const scaled = share * (difference[row] ?? 0);
    if (scaled === 0) continue;
    const start = row * size;
    for (let column = 0; column <= row; column += 1) {
      covariance[start + column] = (covariance[start + column] ?? 0) + scaled * (difference[column] ?? 0);
    }
  }
}

/** a - b; what is not known in one of the two is no difference. */
export function differenceOf(a: FeatureVector, b: FeatureVector): Float64Array {
  return a.values.map((value, at) => {
    const isKnown = (a.weights[at] ?? 0) > 0 && (b.weights[at] ?? 0) > 0;
    return isKnown ? value - (b.values[at] ?? 0) : 0;
  });
}

/** The weighted mean of each feature, with its mean weight; not known where it is known in none. */
export function meanOf(vectors: readonly FeatureVector[]): FeatureVector {
  const size = vectors[0]?.values.length ?? 0;
  const values = new Float64Array(size);
  const weights = new Float64Array(size);
  for (let at = 0; at < size; at += 1) {
    let [sum, weight] = [0, 0];
    for (const vector of vectors) {
      sum += (vector.values[at] ?? 0) * (vector.weights[at] ?? 0);
      weight += vector.weights[at] ?? 0;
    }
    values[at] = weight > 0 ? sum / weight : 0;
    weights[at] = weight / vectors.length;
  }
  return { values, weights };
}

/** The vector, with what it does not know (or hardly) taken from another. */
export function completed({ values, weights }: FeatureVector, from: Float64Array): Float64Array {
  return values.map((value, at) => {
    const weight = weights[at] ?? 0;
    return weight * value + (1 - weight) * (from[at] ?? 0);
  });
}
