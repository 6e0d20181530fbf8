/**
 * Which differences between two postures matter: differences that other people, cameras and takes make all the time
 * count little, the others much (Mahalanobis distance). What varies is learnt from variations made of each take and
 * from invented postures, a strong prior where takes are few, and from how the takes of one gesture really differ.
 */

import { seededStream } from '#installation/random/seeded.ts';
import { addProduct, differenceOf, meanOf } from './covariance.ts';
import type { FeatureVector } from './feature-vector.ts';
import type { LinearMap } from './hand-shape.ts';
import { inverseTriangle, lowerTriangle } from './lower-triangle.ts';
import { featuresOf, inventedCovariance, type PoseSpace, varied } from './pose-features.ts';
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
/** Takes beyond one of each gesture that weigh as much as the variations do. */
const PRIOR_TAKES = 10;
/** How much of correlations is believed; the rest counts features as independent. */
const CORRELATED = 0.5;
/** How exact any feature can be: variance. */
const FLOOR = 1e-3;
const SEED = 2147;

/** Maps features to a space where the plain distance, squared and divided by the dimensions, is about 2 for two takes of one pose. */
export interface Whitening {
  /** Row by row, `dimensions` x `size`. */
  readonly matrix: Float64Array;
  readonly dimensions: number;
  readonly size: number;
}

/** @param takes At least one, all of one layout. */
export function learnMetrics(takes: readonly PoseTake[], spaces: readonly PoseSpace[]): Whitening[] {
  const size = takes[0]?.features.values.length ?? 0;
  const seen = new Float64Array(size * size);
  addVariations(seen, takes);
  addTakes(seen, takes);
  const layout = takes[0]?.posture.layout;
  const invented = layout === undefined ? null : inventedCovariance(layout);
  return spaces.map(({ map, inventedShare }) => {
    const all = invented === null ? seen : seen.map((value, at) => value + inventedShare * (invented[at] ?? 0));
    return whitening(all, size, map);
  });
}

export function whiten({ matrix, dimensions, size }: Whitening, values: Float64Array): Float64Array {
  const result = new Float64Array(dimensions);
  for (let row = 0; row < dimensions; row += 1) {
    const start = row * size;
    let sum = 0;
    for (let at = 0; at < size; at += 1) sum += (matrix[start + at] ?? 0) * (values[at] ?? 0);
    result[row] = sum;
  }
  return result;
}

function whitening(features: Float64Array, size: number, map: LinearMap | null): Whitening {
  const dimensions = map?.length ?? size;
  const covariance = map === null ? features.slice() : mapped(features, size, map);
  for (let row = 0; row < dimensions; row += 1) {
    for (let column = 0; column < row; column += 1) {
      covariance[row * dimensions + column] = (covariance[row * dimensions + column] ?? 0) * CORRELATED;
    }
    covariance[row * dimensions + row] = (covariance[row * dimensions + row] ?? 0) + FLOOR;
  }
  const inverse = inverseTriangle(lowerTriangle(covariance, dimensions, FLOOR), dimensions);
  return { matrix: map === null ? inverse : product(inverse, dimensions, map, size), dimensions, size };
}

/** The covariance of mapped features: map x covariance x transposed map. */
function mapped(covariance: Float64Array, size: number, map: LinearMap): Float64Array {
  const halves = map.map((row) => {
    const half = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      for (let j = 0; j < size; j += 1) {
        half[i] = (half[i] ?? 0) + (covariance[i >= j ? i * size + j : j * size + i] ?? 0) * (row[j] ?? 0);
      }
    }
    return half;
  });
  const result = new Float64Array(map.length * map.length);
  for (const [i, row] of map.entries()) {
    for (const [j, half] of halves.entries()) result[i * map.length + j] = dot(row, half);
  }
  return result;
}

function product(matrix: Float64Array, dimensions: number, map: LinearMap, size: number): Float64Array {
  const result = new Float64Array(dimensions * size);
  for (let row = 0; row < dimensions; row += 1) {
    for (const [k, from] of map.entries()) {
      const factor = matrix[row * dimensions + k] ?? 0;
      if (factor === 0) continue;
      for (let at = 0; at < size; at += 1) {
        result[row * size + at] = (result[row * size + at] ?? 0) + factor * (from[at] ?? 0);
      }
    }
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addVariations(covariance: Float64Array, takes: readonly PoseTake[]): void {
  const perTake = Math.max(1, Math.min(MOST_PER_TAKE, Math.ceil(VARIATIONS / takes.length)));
  for (const [index, { posture, features }] of takes.entries()) {
    const uniform = seededStream(SEED, `variations of take ${index}`);
    for (let round = 0; round < perTake; round += 1) {
      const other = featuresOf(varied(posture, uniform));
      addProduct(covariance, differenceOf(other, features), 1 / (perTake * takes.length));
    }
  }
}

function addTakes(covariance: Float64Array, takes: readonly PoseTake[]): void {
  const gestures = Map.groupBy(takes, ({ label }) => label);
  const freedom = takes.length - gestures.size;
  for (const group of gestures.values()) {
    const mean = meanOf(group.map(({ features }) => features));
    for (const { features } of group) addProduct(covariance, differenceOf(features, mean), 1 / (freedom + PRIOR_TAKES));
  }
}
