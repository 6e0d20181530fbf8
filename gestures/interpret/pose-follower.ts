/** Follows a pose: how well it is held, and whether it has been for long enough to be meant. */

import type { PoseDescription } from './gesture-description.ts';
import type { BodyFrame, GestureFollower, RawReading } from './gesture-engine.ts';
import { HOLD_TIMING } from './gesture-hold.ts';
import { scorePose } from './score-gesture.ts';

/** What a pose scores at most while it may still be a movement that passes through it. */
const NOT_YET = HOLD_TIMING.enterScore - 0.01;

export class PoseFollower implements GestureFollower {
  readonly #pose: PoseDescription;
  #heldSinceMs: number | null = null;

  constructor(pose: PoseDescription) {
    this.#pose = pose;
  }

  read({ measures, atMs }: BodyFrame): RawReading {
    const score = scorePose(this.#pose, measures);
    if (score < HOLD_TIMING.enterScore) {
      if (score < HOLD_TIMING.leaveScore) this.#heldSinceMs = null;
      return { score };
    }
    this.#heldSinceMs ??= atMs;
    return { score: atMs - this.#heldSinceMs < this.#pose.holdMs ? NOT_YET : score };
  }
}
