/** Fetches the gestures of the show from the server, again whenever they have changed, and until it succeeds. */

import { type GestureShelf, gestureShelfSchema } from '#installation/protocol/gesture-shelf.ts';
import { backOffMs } from '../clock/back-off.ts';
import type { Cancel, LocalClock } from '../clock/local-clock.ts';
import { EMPTY_BOOK, GestureBinder, type GestureBook } from './gesture-book.ts';
import { type Trouble, trouble } from './trouble.ts';

/** Where the library stands. What was read before stays in use while it is read again. */
export interface LibraryStage {
  readonly book: GestureBook;
  readonly isLoaded: boolean;
  /** Why the newest gestures are not there; null where they are, or are on their way. */
  readonly trouble: Trouble | null;
}

/** What a library needs from its surroundings. */
export interface GestureLibraryOptions {
  /** Asks the server once. Rejects, with a cause in words, where it does not answer as it should. */
  readonly fetchShelf: () => Promise<GestureShelf>;
  readonly clock: LocalClock;
  /** Called after every change. */
  readonly changed: (stage: LibraryStage) => void;
}

/** Asks for the gestures at the address of every server. */
export async function fetchShelf(): Promise<GestureShelf> {
  const response = await fetch('/api/gestures', { cache: 'no-store' });
  if (!response.ok) throw new Error(`answered with ${response.status}`);
  const shelf = gestureShelfSchema.safeParse(await response.json());
  if (!shelf.success) throw new Error('the answer is of another version of Reclaim');
  return shelf.data;
}

export class GestureLibrary {
  readonly #options: GestureLibraryOptions;
  readonly #binder = new GestureBinder();
  #stage: LibraryStage = { book: EMPTY_BOOK, isLoaded: false, trouble: null };
  #failures = 0;
  #isFetching = false;
  #isWantedAgain = false;
  #isStopped = false;
  #cancelRetry: Cancel = () => undefined;

  constructor(options: GestureLibraryOptions) {
    this.#options = options;
  }

  get stage(): LibraryStage {
    return this.#stage;
  }

  /** Begins. Returns the stop. */
  start(): Cancel {
    this.refresh();
    return () => {
      this.#isStopped = true;
      this.#cancelRetry();
    };
  }

  /** The server has other gestures now, of this version. */
  told(version: string): void {
    if (version !== this.#stage.book.version) this.refresh();
  }

  /** Reads them again at once. */
  refresh(): void {
    this.#cancelRetry();
    this.#isWantedAgain = this.#isFetching;
    if (!this.#isFetching) void this.#read();
  }

  async #read(): Promise<void> {
    this.#isFetching = true;
    try {
      const book = this.#binder.bind(await this.#options.fetchShelf());
      this.#failures = 0;
      this.#enter({ book, isLoaded: true, trouble: null });
    } catch (error) {
      this.#failures += 1;
      this.#cancelRetry = this.#options.clock.after(backOffMs(this.#failures), () => this.refresh());
      const why = error instanceof Error ? error.message : String(error);
      this.#enter({ ...this.#stage, trouble: trouble('gestures-unreached', why) });
    } finally {
      this.#isFetching = false;
    }
    if (this.#isWantedAgain && !this.#isStopped) this.refresh();
  }

  #enter(stage: LibraryStage): void {
    if (this.#isStopped) {
      this.#cancelRetry();
      return;
    }
    this.#stage = stage;
    this.#options.changed(stage);
  }
}
