/**
 * What all of a picture's people do at once is done by the camera: a lens bumped, a truss that sways, a hand that holds
 * it. Told from how far people stray from where they were expected, and how sure that expectation was.
 */

/** How far a sighting lay from where it was expected, and the variance that was to be expected of it. */
export interface Straying {
  readonly off: number;
  readonly variance: number;
}

/** A value and the variance of its error. */
export interface Estimate {
  readonly value: number;
  readonly variance: number;
}

/** Fewer people may well do the same by chance. */
const LEAST_PEOPLE = 3;
/** How long the camera's unrest is remembered, s. */
const MEMORY_S = 2;
/** A common straying counts as the camera's when it is larger than people's own would make it, by this much. */
const BEYOND_CHANCE = 2;
/** Degrees of freedom of the t distribution that keeps one who jumps from moving all the others. */
const FREEDOM = 4;
const ROUNDS = 3;

/** What several strayings have in common, however far some are off. */
export function commonStraying(strayings: readonly Straying[]): Estimate {
  const sorted = strayings.map(({ off }) => off).sort((a, b) => a - b);
  const half = sorted.length / 2;
  let value = ((sorted[Math.ceil(half) - 1] ?? 0) + (sorted[Math.floor(half)] ?? 0)) / 2;
  let variance = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    let [sum, weights] = [0, 0];
    for (const straying of strayings) {
      const deviations = (straying.off - value) ** 2 / straying.variance;
      const weight = (FREEDOM + 1) / (FREEDOM + deviations) / straying.variance;
      sum += weight * straying.off;
      weights += weight;
    }
    [value, variance] = [sum / weights, 1 / weights];
  }
  return { value, variance };
}

/** The unrest of one coordinate of a camera's picture. */
export class Shake {
  #unrest = 0;

  /** How far the picture may have moved between two moments, before anybody was seen: a variance. */
  get unrest(): number {
    return this.#unrest;
  }

  /** How far the picture has moved, shrunk towards nothing by as much as it may be chance. */
  take(strayings: readonly Straying[], elapsedMs: number): Estimate {
    if (strayings.length < LEAST_PEOPLE) return { value: 0, variance: this.#unrest };
    const { value, variance } = commonStraying(strayings);
    const newest = Math.max(0, value ** 2 - BEYOND_CHANCE * variance);
    const before = this.#unrest;
    const share = Math.min(1, Math.max(1, elapsedMs) / 1000 / MEMORY_S);
    this.#unrest = (1 - share) * before + share * newest;
    const unrest = Math.max(before, this.#unrest);
    if (unrest === 0) return { value: 0, variance: 0 };
    return { value: (value * unrest) / (unrest + variance), variance: (unrest * variance) / (unrest + variance) };
  }
}
