/**
 * The One-Euro filter: a low-pass whose cut-off rises with speed, so that a still hand does not tremble and a fast one
 * does not lag. After G. Casiez, N. Roussel, D. Vogel, "1 € Filter", CHI 2012. Knows no clock.
 */

/** How hard to smooth. Speeds are in the caller's units per second. */
export interface OneEuroTuning {
  /** Cut-off of a still signal, Hz. Lower is smoother. */
  readonly minCutoffHz: number;
  /** How much one unit of speed lifts the cut-off, Hz per (unit/s). Higher lags less. */
  readonly beta: number;
  /** Cut-off of the speed estimate, Hz. */
  readonly speedCutoffHz: number;
}

/** Weight of the newest value in an exponential low-pass of this cut-off at this step. */
function weight(cutoffHz: number, stepS: number): number {
  const timeConstantS = 1 / (2 * Math.PI * cutoffHz);
  return 1 / (1 + timeConstantS / stepS);
}

/** One coordinate's filter. */
export class OneEuro {
  readonly #tuning: OneEuroTuning;
  #last: { atMs: number; value: number; speed: number } | undefined;

  constructor(tuning: OneEuroTuning) {
    this.#tuning = tuning;
  }

  /**
   * The smoothed value. Time that does not advance changes nothing.
   *
   * @param atMs When the value was measured, ms, any zero.
   * @param unit Length that counts as one unit of speed (a body's scale), in the value's own unit. Smoothing values as
   *   they are and measuring only speed in body units keeps a trembling scale out of the result.
   */
  filter(value: number, atMs: number, unit: number): number {
    const last = this.#last;
    if (last === undefined) {
      this.#last = { atMs, value, speed: 0 };
      return value;
    }
    const stepS = (atMs - last.atMs) / 1000;
    if (stepS <= 0) return last.value;
    const { minCutoffHz, beta, speedCutoffHz } = this.#tuning;
    const newSpeed = (value - last.value) / unit / stepS;
    const speed = last.speed + weight(speedCutoffHz, stepS) * (newSpeed - last.speed);
    const share = weight(minCutoffHz + beta * Math.abs(speed), stepS);
    const smooth = last.value + share * (value - last.value);
    this.#last = { atMs, value: smooth, speed };
    return smooth;
  }
}
