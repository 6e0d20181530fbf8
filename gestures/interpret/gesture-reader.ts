/** One gesture of one person: what its engine sees, made steady. */

import type { GestureReading } from '#installation/crowd/body.ts';
import type { BodyFrame, GestureEngine, GestureFollower } from './gesture-engine.ts';
import { GestureHold } from './gesture-hold.ts';

export class GestureReader {
  readonly #name: string;
  readonly #follower: GestureFollower;
  readonly #hold = new GestureHold();

  constructor(engine: GestureEngine) {
    this.#name = engine.name;
    this.#follower = engine.follow();
  }

  read(frame: BodyFrame): GestureReading {
    const raw = this.#follower.read(frame);
    return { name: this.#name, ...raw, active: this.#hold.update(raw.score, frame.atMs) };
  }
}
