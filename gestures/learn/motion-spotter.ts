/**
 * Follows how far taught motions have unfolded in a stream that has no beginning and no end: dynamic time warping in
 * which a take may start at any tick, one column per tick. (SPRING: Sakurai, Faloutsos, Yamamuro, ICDE 2007; here by
 * the mean difference per step.) It proposes; it does not decide.
 */

import type { Tick } from './motion-ticks.ts';
import { squareBetween } from './motion-warp.ts';

/** The ticks of a take, without the stillness round it. */
export interface SpotterTake {
  readonly label: string;
  /** When its first row was, ms from the beginning of the take. */
  readonly fromMs: number;
  readonly rows: number;
  /** Features of every row, one after the other. */
  readonly features: Float64Array;
  /** Way of the movers up to each row, body units. */
  readonly moved: readonly number[];
  readonly durationMs: number;
}

/** The part of the stream that is most like a take up to one of its rows. */
export interface Unfolding {
  readonly fromMs: number;
  /** Mean squared difference per step. */
  readonly difference: number;
}

/** So much of the take's way has to have been gone: stillness resembles the beginning of everything. */
const LEAST_WAY = 0.5;
/** Shorter ways are trembling, body units. */
const TREMBLING = 0.2;
/** A motion may be done this many times slower or faster. */
const LARGEST_STRETCH = 2.5;

/** Paths this many times more unlike than what is looked for are given up: most movement is unlike from its first row on. */
const HOPELESS = 4;

/** Numbers kept per row: sum of differences, steps, start, way of the stream at the start. */
const STATE = 4;

export class TakeSpotter {
  readonly take: SpotterTake;
  readonly #limit: number;
  readonly #width: number;
  #state: Float64Array;
  #next: Float64Array;
  #atMs = 0;
  #moved = 0;

  /** @param limit The largest difference that is asked for; what is far beyond may be said to be infinite. */
  constructor(take: SpotterTake, limit = Number.POSITIVE_INFINITY) {
    this.take = take;
    this.#limit = limit;
    this.#width = take.features.length / take.rows;
    this.#state = new Float64Array(take.rows * STATE).fill(Number.POSITIVE_INFINITY);
    this.#next = this.#state.slice();
  }

  /** Takes a tick in. */
  push({ features, atMs, moved }: Tick): void {
    const next = this.#next;
    next[0] = squareBetween(features, 0, this.take.features, 0, this.#width);
    next[1] = 1;
    next[2] = atMs;
    next[3] = moved;
    if ((next[0] ?? 0) > HOPELESS * this.#limit) next[0] = Number.POSITIVE_INFINITY;
    for (let row = 1; row < this.take.rows; row++) this.#extend(next, row, features);
    [this.#state, this.#next] = [next, this.#state];
    this.#atMs = atMs;
    this.#moved = moved;
  }

  /** Continues whichever path is best so far: both went on, the stream lingered, the take ran ahead. */
  #extend(next: Float64Array, row: number, features: Float64Array): void {
    const [here, before] = [row * STATE, (row - 1) * STATE];
    let [from, at, least] = [this.#state, before, mean(this.#state, before)];
    const lingered = mean(this.#state, here);
    if (lingered < least) [at, least] = [here, lingered];
    const ahead = mean(next, before);
    if (ahead < least) [from, at, least] = [next, before, ahead];
    if (least > HOPELESS * this.#limit) {
      next[here] = Number.POSITIVE_INFINITY;
      return;
    }
    next[here] = (from[at] ?? 0) + squareBetween(features, 0, this.take.features, row * this.#width, this.#width);
    next[here + 1] = (from[at + 1] ?? 0) + 1;
    next[here + 2] = from[at + 2] ?? 0;
    next[here + 3] = from[at + 3] ?? 0;
  }

  /** How much of the take the stream shows within the limit, 0..1; less than `least` is 0. */
  unfolded(least: number): number {
    const { rows } = this.take;
    for (let row = rows - 1; (row + 1) / rows >= least; row--) {
      if (mean(this.#state, row * STATE) <= this.#limit && this.upTo(row)) return (row + 1) / rows;
    }
    return 0;
  }

  /** What the stream shows of the take up to `row`; null where it hardly moved, or moved far too slowly or fast. */
  upTo(row: number): Unfolding | null {
    const at = row * STATE;
    const difference = mean(this.#state, at);
    const fromMs = this.#state[at + 2] ?? 0;
    const way = this.#moved - (this.#state[at + 3] ?? 0);
    if (!Number.isFinite(difference) || way < Math.max(TREMBLING, LEAST_WAY * (this.take.moved[row] ?? 0))) return null;
    const stretch = (this.#atMs - fromMs) / ((this.take.durationMs * (row + 1)) / this.take.rows);
    return stretch > LARGEST_STRETCH || stretch < 1 / LARGEST_STRETCH ? null : { fromMs, difference };
  }
}

function mean(state: Float64Array, at: number): number {
  const sum = state[at] ?? 0;
  return sum === Number.POSITIVE_INFINITY ? sum : sum / (state[at + 1] ?? 1);
}
