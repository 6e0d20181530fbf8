/** Smooths one track's landmarks. Starts afresh after a gap: what was before it says nothing about now. */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { OneEuro, type OneEuroTuning } from './one-euro.ts';
import { Silence } from './silence.ts';

/** A silence up to this is bridged, ms, however often somebody is looked at otherwise. */
export const MAX_GAP_MS = 250;
/** Where many share the pictures each is looked at less often, and longer silences are bridged, ms. */
const LONGEST_GAP_MS = 1000;

/** Speed in body scales per second: an arm thrown up (4 to 6) lags some 25 ms, a resting hand is held still. */
const BODY_TUNING: OneEuroTuning = { minCutoffHz: 1.5, beta: 1, speedCutoffHz: 1 };

/** x, y and z are smoothed; visibility is the model's own certainty and stays as it is. */
const SMOOTHED_PER_LANDMARK = 3;

/** The filters of one track. */
export class LandmarkSmoother {
  readonly #tuning: OneEuroTuning;
  #filters: readonly OneEuro[] = [];
  readonly #silence = new Silence({ leastMs: MAX_GAP_MS, longestMs: LONGEST_GAP_MS });

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
    if (this.#silence.endsAt(atMs)) {
      this.#filters = Array.from({ length: LANDMARKS * SMOOTHED_PER_LANDMARK }, () => new OneEuro(this.#tuning));
    }
    const smooth = landmarks.slice();
    for (const [index, filter] of this.#filters.entries()) {
      const landmark = Math.floor(index / SMOOTHED_PER_LANDMARK);
      const position = landmark * LANDMARK_STRIDE + (index % SMOOTHED_PER_LANDMARK);
      smooth[position] = filter.filter(smooth[position] ?? 0, atMs, bodyScale);
    }
    return smooth;
  }
}
