/** Numbers that describe a posture, each with how far it can be trusted. */

export interface FeatureVector {
  readonly values: Float64Array;
  /** 0: not known, 1: seen. As many as values. */
  readonly weights: Float64Array;
}

/** Collects features in a fixed order, so that the same place always means the same. */
export class FeatureList {
  readonly #values: number[] = [];
  readonly #weights: number[] = [];

  /** Adds one number; what cannot be worked out is not known. */
  add(value: number, weight: number): void {
    const isKnown = Number.isFinite(value) && weight > 0;
    this.#values.push(isKnown ? value : 0);
    this.#weights.push(isKnown ? weight : 0);
  }

  done(): FeatureVector {
    return { values: Float64Array.from(this.#values), weights: Float64Array.from(this.#weights) };
  }
}
