/** Smooths one track's landmarks. Starts afresh after a gap: what was before it says nothing about now. */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { OneEuro, type OneEuroTuning } from './one-euro.ts';

/** Longest silence a smoother bridges, ms. */
export const MAX_GAP_MS = 250;

/** Speed in body scales per second: an arm thrown up (4 to 6) lags some 25 ms, a resting hand is held still. */
const BODY_TUNING: OneEuroTuning = { minCutoffHz: 1.5, beta: 1, speedCutoffHz: 1 };

/** x, y and z are smoothed; visibility is the model's own certainty and stays as it is. */
const SMOOTHED_PER_LANDMARK = 3;

/** The filters of one track. */
export class LandmarkSmoother {
  readonly #tuning: OneEuroTuning;
  #filters: readonly OneEuro[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(tuning: OneEuroTuning = BODY_TUNING) {
    this.#tuning = tuning;
  }

  /**
   * Smoothed copy of `landmarks`.
   *
   * @param atMs When the picture was captured, ms.
   * @param bodyScale Length of the body's unit, picture heights; > 0.
   */
  smooth(landmarks: Landmarks, atMs: number, bodyScale: number): Landmarks {
    if (atMs - this.#lastMs > MAX_GAP_MS) {
      this.#filters = Array.from({ length: LANDMARKS * SMOOTHED_PER_LANDMARK }, () => new OneEuro(this.#tuning));
    }
    this.#lastMs = atMs;
    const smooth = landmarks.slice();
    for (const [index, filter] of this.#filters.entries()) {
      const landmark = Math.floor(index / SMOOTHED_PER_LANDMARK);
      const position = landmark * LANDMARK_STRIDE + (index % SMOOTHED_PER_LANDMARK);
      smooth[position] = filter.filter(smooth[position] ?? 0, atMs, bodyScale);
    }
    return smooth;
  }
}
