/** How unlike two motions are: the mean of how unlike they are in every view, each in the unit of what is usual in it. */

import type { MotionViews } from './motion-views.ts';
import { squareBetween, warpDistance } from './motion-warp.ts';

/** A number that hardly varies is not blown up: this part of the mean spread is added to its own. */
const LEAST_SPREAD = 0.3;

/** Views made comparable: centred, each number in its unit, what is unknown taken as usual. */
interface Prepared {
  readonly vectors: readonly Float64Array[];
  readonly warp: MotionViews['warp'];
}

/** Learnt from examples: what is usual in every view. */
export class MotionLikeness {
  readonly #units: readonly ViewUnit[];
  readonly #examples: readonly Prepared[];
  readonly #views: number;
  readonly #usual: Float64Array;
  /** Distance of every two examples, row by row; about 2 for two that have nothing in common. */
  readonly distances: Float64Array;

  constructor(examples: readonly MotionViews[]) {
    const first = examples[0];
    this.#units = first
      ? [
          ...first.shapes.map(
            (_, view) =>
              new ViewUnit(
                examples.map(({ shapes }) => shapes[view] ?? new Float64Array()),
                false,
              ),
          ),
          ...first.measures.map(
            (_, view) =>
              new ViewUnit(
                examples.map(({ measures }) => measures[view] ?? new Float64Array()),
                true,
              ),
          ),
        ]
      : [];
    this.#examples = examples.map((views) => this.#prepare(views));
    this.#views = (this.#examples[0]?.vectors.length ?? 0) + 1;
    const size = examples.length;
    const parts = new Float64Array(((size * (size - 1)) / 2) * this.#views);
    this.#examples.forEach((a, i) => {
      for (let j = 0; j < i; j++) partsBetween(a, this.#examples[j] ?? a, parts, pairAt(i, j) * this.#views);
    });
    this.#usual = usualParts(parts, this.#views);
    this.distances = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) {
        const distance = this.#weighed(parts, pairAt(i, j) * this.#views);
        this.distances[i * size + j] = distance;
        this.distances[j * size + i] = distance;
      }
    }
  }

  /** Distances of a motion from every example. */
  from(views: MotionViews): Float64Array {
    const prepared = this.#prepare(views);
    const parts = new Float64Array(this.#views);
    return Float64Array.from(this.#examples, (example) => {
      partsBetween(prepared, example, parts, 0);
      return this.#weighed(parts, 0);
    });
  }

  #prepare({ shapes, measures, warp }: MotionViews): Prepared {
    const vectors = [...shapes, ...measures].map((vector, view) => this.#units[view]?.apply(vector) ?? vector);
    return { vectors, warp };
  }

  /** The mean over the views from `at` on. */
  #weighed(parts: Float64Array, at: number): number {
    let sum = 0;
    for (let view = 0; view < this.#views; view++) sum += (parts[at + view] ?? 0) / (this.#usual[view] ?? 1);
    return sum / this.#views;
  }
}

/** Where a pair stands in a list of all pairs; `j` < `i`. */
const pairAt = (i: number, j: number): number => (i * (i - 1)) / 2 + j;

/** Writes how unlike two motions are in every view, from `at` on. */
function partsBetween(a: Prepared, b: Prepared, into: Float64Array, at: number): void {
  for (let view = 0; view < a.vectors.length; view++) {
    const [left, right] = [a.vectors[view], b.vectors[view]];
    if (left && right) into[at + view] = squareBetween(left, 0, right, 0, left.length);
  }
  into[at + a.vectors.length] = warpDistance(a.warp, b.warp);
}

/** The mean of every view over all pairs; one where nothing differs. */
function usualParts(parts: Float64Array, views: number): Float64Array {
  const usual = new Float64Array(views);
  const pairs = parts.length / views;
  for (let at = 0; at < parts.length; at++) usual[at % views] = (usual[at % views] ?? 0) + (parts[at] ?? 0) / pairs;
  return usual.map((value) => value || 1);
}

/** The middle and the spread of every number of a view. */
class ViewUnit {
  readonly #mean: Float64Array;
  readonly #factor: Float64Array;

  constructor(examples: readonly Float64Array[], eachInItsSpread: boolean) {
    const length = examples[0]?.length ?? 0;
    this.#mean = new Float64Array(length);
    const variance = new Float64Array(length);
    for (let k = 0; k < length; k++) {
      const known = examples.map((example) => example[k] ?? Number.NaN).filter((value) => !Number.isNaN(value));
      const mean = known.reduce((sum, value) => sum + value, 0) / (known.length || 1);
      this.#mean[k] = mean;
      variance[k] = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (known.length || 1);
    }
    const typical = Math.sqrt(variance.reduce((sum, value) => sum + value, 0) / (length || 1)) || 1;
    this.#factor = variance.map((value) => (eachInItsSpread ? 1 / (Math.sqrt(value) + LEAST_SPREAD * typical) : 1));
  }

  apply(vector: Float64Array): Float64Array {
    return vector.map((value, k) =>
      Number.isNaN(value) ? 0 : (value - (this.#mean[k] ?? 0)) * (this.#factor[k] ?? 1),
    );
  }
}
