/** What the server's gesture files come to: an engine each, and in words what is wrong with the others. */

import { parseTaught, TAUGHT_FORMAT, type TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { GestureShelf, ShelvedGesture } from '#installation/protocol/gesture-shelf.ts';
import { describedGesture } from '../interpret/described-gesture.ts';
import { parseGestures } from '../interpret/gesture-description.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { taughtGestures } from '../interpret/taught-gesture.ts';

/** The gestures of the show, ready to be recognised. */
export interface GestureBook {
  /** As in the shelf it was read from. */
  readonly version: string;
  /** By name. */
  readonly engines: readonly GestureEngine[];
  readonly taught: readonly TaughtGesture[];
  /** Of each file, by the gesture's name: who changes one says which version they have seen. */
  readonly versions: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

export const EMPTY_BOOK: GestureBook = { version: '', engines: [], taught: [], versions: new Map(), problems: [] };

/** Turns shelves into books. Keeps the engine of a gesture whose file is the same: whoever shows it is not disturbed. */
export class GestureBinder {
  #described: ReadonlyMap<string, GestureEngine> = new Map();
  #taughtOf = '';
  #taught: readonly GestureEngine[] = [];

  bind({ version, gestures, problems }: GestureShelf): GestureBook {
    const found = [...problems];
    const described = this.#bindDescribed(
      gestures.filter(({ format }) => format !== TAUGHT_FORMAT),
      found,
    );
    const shelved = gestures.filter(({ format }) => format === TAUGHT_FORMAT);
    const taught = shelved.flatMap(({ name, content }) => {
      const parsed = parseTaught(`${name}.json`, content);
      if (!parsed.ok) found.push(...parsed.problems);
      return parsed.ok ? [parsed.gesture] : [];
    });
    // Taught gestures compete with each other: another one may change what all of them say.
    const taughtOf = shelved.map((gesture) => gesture.version).join();
    if (taughtOf !== this.#taughtOf) this.#taught = taughtGestures(taught);
    this.#taughtOf = taughtOf;
    const engines = [...described, ...this.#taught].sort((a, b) => a.name.localeCompare(b.name, 'en'));
    const versions = new Map(gestures.map((gesture) => [gesture.name, gesture.version]));
    return { version, engines, taught, versions, problems: found };
  }

  #bindDescribed(gestures: readonly ShelvedGesture[], problems: string[]): readonly GestureEngine[] {
    const engines = new Map<string, GestureEngine>();
    for (const { name, version, content } of gestures) {
      const known = this.#described.get(version);
      const parsed = known ? null : parseGestures({ [`${name}.json`]: content });
      const engine = parsed?.ok ? parsed.gestures.map(describedGesture)[0] : known;
      if (engine) engines.set(version, engine);
      if (parsed?.ok === false) problems.push(...parsed.problems);
    }
    this.#described = engines;
    return [...engines.values()];
  }
}
