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
  #usual: Float64Array = new Float64Array();
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
    const parts = this.#examples.map((a, i) => this.#examples.slice(0, i).map((b) => partsBetween(a, b)));
    this.#usual = usualParts(parts.flat());
    const size = examples.length;
    this.distances = new Float64Array(size * size);
    for (const [i, row] of parts.entries()) {
      for (const [j, between] of row.entries()) {
        this.distances[i * size + j] = this.#weighed(between);
        this.distances[j * size + i] = this.distances[i * size + j] ?? 0;
      }
    }
  }

  /** Distances of a motion from every example. */
  from(views: MotionViews): Float64Array {
    const prepared = this.#prepare(views);
    return Float64Array.from(this.#examples, (example) => this.#weighed(partsBetween(prepared, example)));
  }

  #prepare({ shapes, measures, warp }: MotionViews): Prepared {
    const vectors = [...shapes, ...measures].map((vector, view) => this.#units[view]?.apply(vector) ?? vector);
    return { vectors, warp };
  }

  #weighed(parts: Float64Array): number {
    return parts.reduce((sum, part, view) => sum + part / (this.#usual[view] ?? 1), 0) / parts.length;
  }
}

function partsBetween(a: Prepared, b: Prepared): Float64Array {
  return Float64Array.from([
    ...a.vectors.map((vector, view) => squareBetween(vector, 0, b.vectors[view] ?? vector, 0, vector.length)),
    warpDistance(a.warp, b.warp),
  ]);
}

/** The mean of every view over all pairs; one where nothing differs. */
function usualParts(pairs: readonly Float64Array[]): Float64Array {
  const usual = new Float64Array(pairs[0]?.length ?? 0);
  for (const parts of pairs)
    parts.forEach((part, view) => {
      usual[view] = (usual[view] ?? 0) + part / pairs.length;
    });
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
