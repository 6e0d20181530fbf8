/** A gesture's own threshold: scores are bent so that it lies where every gesture begins to count. */

import { HOLD_TIMING } from './gesture-hold.ts';

const COUNTS = HOLD_TIMING.enterScore;

/** The score as the show takes it: `threshold` becomes the score that counts, 0 and 1 stay. */
export function withThreshold(score: number, threshold: number): number {
  if (score < threshold) return (score * COUNTS) / threshold;
  return COUNTS + ((score - threshold) * (1 - COUNTS)) / (1 - threshold);
}

/** The way back: what the learner itself said. */
export function withoutThreshold(score: number, threshold: number): number {
  if (score < COUNTS) return (score * threshold) / COUNTS;
  return threshold + ((score - COUNTS) * (1 - threshold)) / (1 - COUNTS);
}
