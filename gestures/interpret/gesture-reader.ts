/** One gesture of one person: what its engine sees, made steady. */

import type { GestureReading } from '#installation/crowd/body.ts';
import type { BodyFrame, GestureEngine, GestureFollower, RawReading } from './gesture-engine.ts';
import { GestureHold } from './gesture-hold.ts';

export class GestureReader {
  readonly name: string;
  readonly #yieldsTo: readonly string[];
  readonly #follower: GestureFollower;
  readonly #hold = new GestureHold();

  constructor(engine: GestureEngine) {
    this.name = engine.name;
    this.#yieldsTo = engine.yieldsTo ?? [];
    this.#follower = engine.follow();
  }

  /** What this picture shows of the gesture. Once per picture. */
  look(frame: BodyFrame): RawReading {
    return this.#follower.read(frame);
  }

  /**
   * The reading to be told, with hysteresis.
   *
   * @param raw What `look` found.
   * @param scoreOf The score of another gesture of the same person in the same picture, 0 where it is not known.
   */
  settle(raw: RawReading, scoreOf: (name: string) => number, atMs: number): GestureReading {
    const left = this.#yieldsTo.reduce((least, name) => Math.min(least, 1 - scoreOf(name)), 1);
    const score = Math.min(raw.score, left);
    const active = this.#hold.update(score, atMs);
    return { name: this.name, ...raw, score, active };
  }
}
