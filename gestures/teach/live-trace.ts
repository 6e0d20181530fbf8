/** The last seconds of one gesture's score, and where it began and ceased to count. Pure. */

import { GestureHold } from '../interpret/gesture-hold.ts';
import { withThreshold } from '../interpret/threshold.ts';

export interface TracePoint {
  readonly atMs: number;
  /** 0..1, as the learner says it. */
  readonly score: number;
  readonly isActive: boolean;
}

/** How much is kept, ms. */
export const TRACE_MS = 8000;

export class LiveTrace {
  #points: readonly TracePoint[] = [];
  #hold = new GestureHold();

  get points(): readonly TracePoint[] {
    return this.#points;
  }

  /** The newest; null before the first. */
  get newest(): TracePoint | null {
    return this.#points.at(-1) ?? null;
  }

  /** @param score As the learner says it; `threshold` is where it begins to count. */
  add(atMs: number, score: number, threshold: number): void {
    const isActive = this.#hold.update(withThreshold(score, threshold), atMs);
    const recent = this.#points.filter((point) => atMs - point.atMs < TRACE_MS);
    this.#points = [...recent, { atMs, score, isActive }];
  }

  forget(): void {
    this.#points = [];
    this.#hold = new GestureHold();
  }
}
