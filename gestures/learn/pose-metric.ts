/**
 * Which differences between two postures matter: differences that other people, cameras and takes make all the time
 * count little, the others much (Mahalanobis distance). What varies is learnt from variations made of each take, a
 * strong prior where takes are few, and from how the takes of one gesture really differ.
 */

import { seededStream } from '#installation/random/seeded.ts';
import type { FeatureVector } from './feature-vector.ts';
import { applyTriangle, inverseTriangle, lowerTriangle } from './lower-triangle.ts';
import { featuresOf, varied } from './pose-features.ts';
import type { Posture } from './posture.ts';

/** A take as the metric needs it. */
export interface PoseTake {
  readonly label: string;
  readonly posture: Posture;
  readonly features: FeatureVector;
}

/** Variations made of all takes together, some; enough for a covariance of a hundred features to be steady. */
const VARIATIONS = 2400;
const MOST_PER_TAKE = 24;
/** So many degrees of freedom in the takes weigh as much as the variations do. */
const PRIOR_TAKES = 10;
/** How much of the variations' correlations is believed; the rest counts features as independent. */
const CORRELATED = 0.5;
/** How exact any feature can be: variance. */
const FLOOR = 1e-3;
const SEED = 2147;

/** Maps features to a space where plain distance is the metric. */
export type Whitening = (values: Float64Array) => Float64Array;

/** @param takes At least one. */
export function learnMetric(takes: readonly PoseTake[]): Whitening {
  const size = takes[0]?.features.values.length ?? 0;
  const covariance = new Float64Array(size * size);
  addVariations(covariance, size, takes);
  addTakes(covariance, size, takes);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < row; column += 1) {
      covariance[row * size + column] = (covariance[row * size + column] ?? 0) * CORRELATED;
    }
    covariance[row * size + row] = (covariance[row * size + row] ?? 0) + FLOOR;
  }
  const inverse = inverseTriangle(lowerTriangle(covariance, size, FLOOR), size);
  return (values) => applyTriangle(inverse, values);
}

function addVariations(covariance: Float64Array, size: number, takes: readonly PoseTake[]): void {
  const perTake = Math.max(1, Math.min(MOST_PER_TAKE, Math.ceil(VARIATIONS / takes.length)));
  const share = 1 / (perTake * takes.length);
  for (const [index, { posture, features }] of takes.entries()) {
    const uniform = seededStream(SEED, `variations of take ${index}`);
    for (let round = 0; round < perTake; round += 1) {
      const other = featuresOf(varied(posture, uniform));
      addProduct(covariance, size, differenceOf(other, features), share);
    }
  }
}

function addTakes(covariance: Float64Array, size: number, takes: readonly PoseTake[]): void {
  const groups = Map.groupBy(takes, ({ label }) => label);
  const freedom = takes.length - groups.size;
  if (freedom <= 0) return;
  const share = 1 / (freedom + PRIOR_TAKES);
  for (const group of groups.values()) {
    const mean = meanOf(group.map(({ features }) => features));
    for (const { features } of group) addProduct(covariance, size, differenceOf(features, mean), share);
  }
}

/** What is not known in one of the two is no difference. */
function differenceOf(a: FeatureVector, b: FeatureVector): Float64Array {
  return a.values.map((value, at) =>
    (a.weights[at] ?? 0) * (b.weights[at] ?? 0) > 0 ? value - (b.values[at] ?? 0) : 0,
  );
}

function addProduct(covariance: Float64Array, size: number, difference: Float64Array, share: number): void {
  for (let row = 0; row < size; row += 1) {
    const scaled = share * (difference[row] ?? 0);
    if (scaled === 0) continue;
    const start = row * size;
    for (let column = 0; column <= row; column += 1) {
      covariance[start + column] = (covariance[start + column] ?? 0) + scaled * (difference[column] ?? 0);
    }
  }
}

/** The weighted mean of each feature; not known where it is known in none. */
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
