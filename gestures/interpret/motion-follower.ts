/** Follows a motion described in stages: how far it has unfolded, and when it is complete. */

import { clamp01 } from '#installation/time/easing.ts';
import type { BodyMeasures } from './body-measures.ts';
import type { MotionDescription, StageDescription } from './gesture-description.ts';
import type { BodyFrame, GestureFollower, RawReading } from './gesture-engine.ts';
import { HOLD_TIMING } from './gesture-hold.ts';
import { eachTerm, scoreWay, termShortfall } from './score-gesture.ts';

/** What an unfinished motion scores at most: it shows on a meter and never counts. */
const UNFINISHED = 0.5;
/** Terms that were nearly met where the way began say nothing about how far it has come. */
const LEAST_SHORTFALL = 0.5;

const SIDES = ['left', 'right'] as const;

/** How far each term of a stage is from being met, in fades; both arms' where both make it. */
function shortfalls(stage: StageDescription, measures: BodyMeasures): readonly number[] {
  const found: number[] = [];
  for (const side of SIDES) {
    if ((stage.arms === 'left' || stage.arms === 'right') && stage.arms !== side) continue;
    eachTerm(stage, measures, side, ({ value, weight }, term) =>
      found.push(weight > 0 ? termShortfall(value, term) : Number.NaN),
    );
  }
  return found;
}

/** How much of the way from `before` is behind: that of the term which has come the shortest part of it. */
function come(before: readonly number[], now: readonly number[]): number {
  let least = 1;
  let terms = 0;
  for (const [index, from] of before.entries()) {
    const left = now[index] ?? Number.NaN;
    if (!(from >= LEAST_SHORTFALL) || Number.isNaN(left)) continue;
    terms += 1;
    least = Math.min(least, 1 - left / from);
  }
  return terms === 0 ? 0 : clamp01(least);
}

export class MotionFollower implements GestureFollower {
  readonly #motion: MotionDescription;
  /** How many stages are behind. */
  #done = 0;
  /** Since when the next stage is held, if it is. */
  #heldSinceMs: number | null = null;
  /** When the last stage that is behind was last held. */
  #leftMs = 0;
  /** How far the next stage was when the one before was last held. */
  #from: readonly number[] = [];

  constructor(motion: MotionDescription) {
    this.#motion = motion;
  }

  read({ measures, atMs }: BodyFrame): RawReading {
    const { stages, countsMs } = this.#motion;
    const limitMs = stages[this.#done]?.withinMs ?? countsMs;
    if (this.#done > 0 && atMs - this.#leftMs > limitMs) this.#begin();
    this.#advance(measures, atMs);
    if (this.#done === stages.length) return { score: 1, progress: 1 };
    const progress = this.#progress(measures);
    return { score: UNFINISHED * progress, progress };
  }

  #begin(): void {
    this.#done = 0;
    this.#heldSinceMs = null;
  }

  #advance(measures: BodyMeasures, atMs: number): void {
    const next = this.#motion.stages[this.#done];
    if (next === undefined) return;
    const before = this.#motion.stages[this.#done - 1];
    if (before !== undefined && scoreWay(before, measures) >= HOLD_TIMING.enterScore) this.#leave(next, measures, atMs);
    if (scoreWay(next, measures) < HOLD_TIMING.enterScore) {
      this.#heldSinceMs = null;
      return;
    }
    this.#heldSinceMs ??= atMs;
    if (atMs - this.#heldSinceMs < next.holdMs) return;
    this.#done += 1;
    this.#heldSinceMs = null;
    this.#leave(this.#motion.stages[this.#done], measures, atMs);
  }

  #leave(next: StageDescription | undefined, measures: BodyMeasures, atMs: number): void {
    this.#leftMs = atMs;
    if (next !== undefined) this.#from = shortfalls(next, measures);
  }

  #progress(measures: BodyMeasures): number {
    const next = this.#motion.stages[this.#done];
    if (this.#done === 0 || next === undefined) return 0;
    return (this.#done - 1 + come(this.#from, shortfalls(next, measures))) / (this.#motion.stages.length - 1);
  }
}
