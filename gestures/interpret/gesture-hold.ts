/** Turns a trembling score into a steady yes or no. All durations are on the pictures' own time, never on a clock. */

import { Silence } from '../track/silence.ts';

/** When a gesture begins to count and when it stops. */
export interface HoldTiming {
  readonly enterScore: number;
  readonly enterMs: number;
  readonly leaveScore: number;
  readonly leaveMs: number;
  /** Shortest time a gesture counts once it has begun. */
  readonly minHoldMs: number;
}

/** Fast enough that an answer comes within 300 ms, slow enough that a passing arm says nothing. */
export const HOLD_TIMING: HoldTiming = {
  enterScore: 0.6,
  enterMs: 120,
  leaveScore: 0.4,
  leaveMs: 200,
  minHoldMs: 300,
};

/**
 * After a longer silence nobody knows what the score was meanwhile: what it asks for has to be asked anew, ms. A slow
 * machine reads somebody once a second: there longer silences are usual, and two readings that agree have to be enough.
 */
const MAX_GAP_MS = 600;
const LONGEST_GAP_MS = 2500;

/** The state of one gesture of one person. */
export class GestureHold {
  readonly #timing: HoldTiming;
  #active = false;
  #activeSinceMs = 0;
  /** Since when the score has asked for the other answer. */
  #pressingSinceMs: number | undefined;
  readonly #silence = new Silence({ leastMs: MAX_GAP_MS, longestMs: LONGEST_GAP_MS });

  constructor(timing: HoldTiming = HOLD_TIMING) {
    this.#timing = timing;
  }

  /**
   * Whether the gesture counts after this picture.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  update(score: number, atMs: number): boolean {
    const { enterScore, enterMs, leaveScore, leaveMs, minHoldMs } = this.#timing;
    if (this.#silence.endsAt(atMs)) this.#pressingSinceMs = undefined;
    const isPressing = this.#active ? score < leaveScore : score >= enterScore;
    if (!isPressing) {
      this.#pressingSinceMs = undefined;
      return this.#active;
    }
    this.#pressingSinceMs ??= atMs;
    const pressedMs = atMs - this.#pressingSinceMs;
    const mayLeave = pressedMs >= leaveMs && atMs - this.#activeSinceMs >= minHoldMs;
    if (this.#active ? mayLeave : pressedMs >= enterMs) {
      this.#active = !this.#active;
      this.#activeSinceMs = atMs;
      this.#pressingSinceMs = undefined;
    }
    return this.#active;
  }
}
