/** Saves the draft and takes gestures away, and knows what became of it. Holds no element of the page. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { GestureBook } from '../camera/gesture-book.ts';
import { type Draft, gestureOf } from './draft.ts';
import type { Outcome } from './gesture-client.ts';
import type { SaveStage } from './save-view.ts';

export interface SavingOptions {
  readonly save: (gesture: TaughtGesture, replaces: string | null) => Promise<Outcome>;
  readonly remove: (name: string, replaces: string) => Promise<Outcome>;
  readonly draft: () => Draft;
  readonly book: () => GestureBook;
  /** The server has the draft under this name now. */
  readonly saved: (name: string, version: string) => void;
  /** The gesture that was worked on is no longer there. */
  readonly removed: () => void;
  readonly changed: () => void;
}

export class Saving {
  readonly #options: SavingOptions;
  #stage: SaveStage = { stage: 'calm' };

  constructor(options: SavingOptions) {
    this.#options = options;
  }

  get stage(): SaveStage {
    return this.#stage;
  }

  /** Forgets what became of the last wish: something else is worked on now. */
  calm(): void {
    if (this.#stage.stage !== 'busy') this.#stage = { stage: 'calm' };
  }

  /** @param isReplacing Whatever has the name already may be replaced. */
  async save(isReplacing: boolean): Promise<void> {
    const { draft, book, save, saved } = this.#options;
    const { origin } = draft();
    const made = gestureOf(draft());
    if (!made.ok || this.#stage.stage === 'busy') return;
    const { gesture } = made;
    const isSame = origin?.name === gesture.name;
    const replaces = isSame ? origin.version : isReplacing ? (book().versions.get(gesture.name) ?? null) : null;
    this.#enter({ stage: 'busy' });
    const outcome = await save(gesture, replaces);
    if (!outcome.ok) return this.#enter({ stage: 'refused', outcome });
    saved(gesture.name, outcome.version ?? '');
    // Under a new name it would else be there twice, and each would take the other's answers.
    const left = origin !== null && !isSame ? await this.#options.remove(origin.name, origin.version) : null;
    this.#enter(left?.ok === false ? { stage: 'refused', outcome: left } : { stage: 'saved', name: gesture.name });
  }

  /** Takes the gesture that is worked on away from the server. */
  async remove(): Promise<void> {
    const { origin } = this.#options.draft();
    if (origin === null || this.#stage.stage === 'busy') return;
    this.#enter({ stage: 'busy' });
    const outcome = await this.#options.remove(origin.name, origin.version);
    if (!outcome.ok) return this.#enter({ stage: 'refused', outcome });
    this.#options.removed();
    this.#enter({ stage: 'removed', name: origin.name });
  }

  #enter(stage: SaveStage): void {
    this.#stage = stage;
    this.#options.changed();
  }
}
