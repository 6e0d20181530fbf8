/**
 * Finds taught motions in a stream that has no beginning and no end: dynamic time warping in which a take may start at
 * any tick, one new column per tick. (SPRING: Sakurai, Faloutsos, Yamamuro, ICDE 2007.) It proposes; it does not decide.
 */

import type { Tick } from './motion-ticks.ts';
import { squareBetween } from './motion-warp.ts';

/** What a stream is compared with: the ticks of a take without the stillness round it. */
export interface SpotterTake {
  readonly label: string;
  /** One vector of features after the other. */
  readonly features: Float64Array;
  readonly rows: number;
  /** Way of the movers up to each row, body units. */
  readonly moved: Float64Array;
  /** Mean difference per tick up to which a stream may be this motion. */
  readonly limit: number;
}

/** A part of the stream that may be a taught motion. */
export interface Spotted {
  readonly label: string;
  readonly fromMs: number;
  /** Mean difference per tick, in limits; <= 1. */
  readonly difference: number;
}

/** So much of a take's way has to have been gone: stillness resembles the beginning of everything. */
const LEAST_WAY = 0.5;
/** Shorter ways are trembling, body units. */
const TREMBLING = 0.15;

/** One take's column of the warping matrix: how far it has unfolded in the stream. */
export class TakeSpotter {
  readonly take: SpotterTake;
  readonly #width: number;
  #cost: Float64Array;
  #length: Float64Array;
  #fromMs: Float64Array;
  #movedBefore: Float64Array;
  #spare: readonly Float64Array[];

  constructor(take: SpotterTake) {
    const column = (): Float64Array => new Float64Array(take.rows);
    this.take = take;
    this.#width = take.features.length / take.rows;
    [this.#cost, this.#length, this.#fromMs, this.#movedBefore] = [column(), column(), column(), column()];
    this.#cost.fill(Number.POSITIVE_INFINITY);
    this.#spare = [column(), column(), column(), column()];
  }

  /** Takes a tick in. */
  push({ features, atMs, moved }: Tick): void {
    const [cost, length, fromMs, movedBefore] = this.#spare;
    if (!cost || !length || !fromMs || !movedBefore) return;
    const { rows } = this.take;
    for (let row = 0; row < rows; row++) {
      const here = squareBetween(features, 0, this.take.features, row * this.#width, this.#width);
      const start = row === 0;
      let [best, from] = start ? [0, -1] : [cost[row - 1] ?? 0, 0];
      let steps = start ? 0 : (length[row - 1] ?? 0);
      const held = this.#cost[row] ?? 0;
      const diagonal = this.#cost[row - 1] ?? Number.POSITIVE_INFINITY;
      if (better(diagonal, this.#length[row - 1] ?? 0, best, steps)) [best, steps, from] = [diagonal, this.#length[row - 1] ?? 0, 1]; // biome-ignore format: three of a kind
      if (!start && better(held, this.#length[row] ?? 0, best, steps)) [best, steps, from] = [held, this.#length[row] ?? 0, 2]; // biome-ignore format: three of a kind
      cost[row] = best + here;
      length[row] = steps + 1;
      fromMs[row] = from === -1 ? atMs : ((from === 0 ? fromMs[row - 1] : this.#fromMs[row - (from === 1 ? 1 : 0)]) ?? 0);
      movedBefore[row] = from === -1 ? moved : ((from === 0 ? movedBefore[row - 1] : this.#movedBefore[row - (from === 1 ? 1 : 0)]) ?? 0); // biome-ignore format: as above
    }
    this.#spare = [this.#cost, this.#length, this.#fromMs, this.#movedBefore];
    [this.#cost, this.#length, this.#fromMs, this.#movedBefore] = [cost, length, fromMs, movedBefore];
  }
}
