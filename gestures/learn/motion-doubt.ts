/**
 * Doubts whether a movement in a stream is a motion at all, by plain distances. A regression asks which of a few motions
 * it is and is sure too soon; most of what people do is none of them.
 */

/** At this many times the distance of other people's takes a movement is trusted by half; how steeply that falls. */
const FAR = 2;
const FAR_STEEPNESS = 6;
/** Where the nearest take of anything else is this many times as far as the own nearest, trusted by half. */
const CLEAR = 1.3;
const CLEAR_STEEPNESS = 4;
/** So many of the nearest takes are asked how far the motion is. */
const NEAREST = 3;
/** Other people are farther from somebody's takes than those are from each other, by this. */
const STRANGER = 1.6;

export interface DoubtedTake {
  readonly label: string;
  readonly subject: string;
}

export class MotionDoubt {
  readonly #own: readonly (readonly number[])[];
  /** How far other people's takes of each label are, on average; null: there is one take only. */
  readonly #usual: readonly (number | null)[];

  /** @param distances Of every two takes, row by row. */
  constructor(labels: readonly string[], takes: readonly DoubtedTake[], distances: Float64Array) {
    this.#own = labels.map((label) => [...takes.keys()].filter((take) => takes[take]?.label === label));
    this.#usual = this.#own.map((own) => usualDistance(own, takes, distances));
  }

  /** 0..1 for each label. `distances`: of the movement from every take. */
  trust(distances: ArrayLike<number>): readonly number[] {
    const nearest = this.#own.map((own) => Math.min(...own.map((take) => distances[take] ?? 0)));
    return this.#own.map((own, label) => {
      const others = Math.min(...nearest.filter((_, other) => other !== label));
      const clear = others / Math.max(1e-9, nearest[label] ?? 0);
      const usual = this.#usual[label] ?? null;
      const far =
        usual === null
          ? 0
          : meanOfNearest(
              own.map((take) => distances[take] ?? 0),
              NEAREST,
            ) / usual;
      return 1 / (1 + (CLEAR / clear) ** CLEAR_STEEPNESS) / (1 + (far / FAR) ** FAR_STEEPNESS);
    });
  }
}

function usualDistance(own: readonly number[], takes: readonly DoubtedTake[], distances: Float64Array): number | null {
  const each = own.flatMap((take) => {
    const between = (other: number): number => distances[take * takes.length + other] ?? 0;
    const theirs = own.filter((other) => takes[other]?.subject !== takes[take]?.subject);
    if (theirs.length > 0) return [meanOfNearest(theirs.map(between), NEAREST)];
    const rest = own.filter((other) => other !== take);
    return rest.length > 0 ? [STRANGER * meanOfNearest(rest.map(between), NEAREST)] : [];
  });
  return each.length > 0 ? meanOfNearest(each, each.length) : null;
}

function meanOfNearest(distances: readonly number[], count: number): number {
  const nearest = distances.toSorted((a, b) => a - b).slice(0, count);
  return nearest.reduce((sum, distance) => sum + distance, 0) / nearest.length;
}
