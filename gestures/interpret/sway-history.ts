/** Where a hand was during the last seconds: a short ring that is never reallocated. */

import type { Swayed } from './sway-fit.ts';

const KEPT_MS = 3000;
/** Pictures closer together than this add nothing. */
const SPACING_MS = 20;
const CAPACITY = 160;
/** A gap longer than this breaks the movement off. */
const MAX_GAP_MS = 700;
/** Of the sampling rate: faster swings are not to be told from slower ones. */
const NYQUIST = 0.42;

export class SwayHistory {
  readonly #atMs = new Float64Array(CAPACITY);
  readonly #place = new Float64Array(CAPACITY);
  readonly #times = new Float64Array(CAPACITY);
  #count = 0;

  clear(): void {
    this.#count = 0;
  }

  /** The fastest swing that the pictures come often enough for, Hz. */
  get fastestHz(): number {
    const spanMs = this.#lastMs - (this.#atMs[0] ?? 0);
    return this.#count < 2 || spanMs <= 0 ? 0 : ((this.#count - 1) / spanMs) * 1000 * NYQUIST;
  }

  get #lastMs(): number {
    return this.#count === 0 ? Number.NEGATIVE_INFINITY : (this.#atMs[this.#count - 1] ?? 0);
  }

  add(place: number, atMs: number): void {
    const sinceMs = atMs - this.#lastMs;
    if (sinceMs < SPACING_MS) return;
    if (sinceMs > MAX_GAP_MS) this.clear();
    let stale = 0;
    while (stale < this.#count && (atMs - (this.#atMs[stale] ?? 0) > KEPT_MS || this.#count - stale >= CAPACITY)) {
      stale += 1;
    }
    if (stale > 0) {
      this.#atMs.copyWithin(0, stale, this.#count);
      this.#place.copyWithin(0, stale, this.#count);
      this.#count -= stale;
    }
    this.#atMs[this.#count] = atMs;
    this.#place[this.#count] = place;
    this.#count += 1;
  }

  /** What is remembered as `fitSway` wants it; good until the next call. */
  before(atMs: number): Swayed {
    for (let index = 0; index < this.#count; index += 1) {
      this.#times[index] = ((this.#atMs[index] ?? 0) - atMs) / 1000;
    }
    return { times: this.#times, places: this.#place, count: this.#count };
  }
}
