/**
 * Watches the folder of gestures while the show plays: one that is saved, dropped in by hand, mended or taken away is
 * told to whoever recognises, without a restart.
 */

import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { GestureShelf } from '#installation/protocol/gesture-shelf.ts';
import type { Cancel, Timers } from '../clock/server-clock.ts';
import { nodeDisk } from '../journal/disk.ts';
import { oneAfterAnother } from '../journal/in-turn.ts';
import { filesIn } from './read-shelf.ts';

export interface GestureWatchOptions {
  readonly folder: string;
  readonly read: () => Promise<GestureShelf>;
  readonly timers: Timers;
  /** The gestures are others than before. Not called for what is there at first. */
  readonly changed: (shelf: GestureShelf) => void;
  /** The folder could not be looked at; the gestures stay what they were. */
  readonly onTrouble: (error: unknown) => void;
}

export interface GestureWatch {
  /** What was there at the last look; null before the first one is over, and while the folder cannot be read at all. */
  shelf(): GestureShelf | null;
  /** Looks now, and resolves when it is known what is there. */
  look(): Promise<void>;
  stop: Cancel;
}

const EVERY_MS = 2000;

/** Watches until it is stopped. */
export function watchGestures(options: GestureWatchOptions): GestureWatch {
  const { folder, read, timers, changed, onTrouble } = options;
  const inTurn = oneAfterAnother();
  let shelf: GestureShelf | null = null;
  let seen: string | null = null;
  let isLooking = false;

  const lookOnce = async (isForced: boolean): Promise<void> => {
    try {
      const mark = await markOf(folder);
      if (!isForced && mark === seen) return;
      const [before, now] = [shelf, await read()];
      shelf = now;
      seen = mark;
      if (before !== null && before.version !== now.version) changed(now);
    } catch (error) {
      onTrouble(error);
    }
  };

  const look = (isForced: boolean): Promise<void> => inTurn(() => lookOnce(isForced));

  /** A disk that is slow to answer is not asked again before it has. */
  const lookSteadily = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    await look(false);
    isLooking = false;
  };

  void lookSteadily();
  return {
    shelf: () => shelf,
    look: () => look(true),
    stop: timers.every(EVERY_MS, () => void lookSteadily()),
  };
}

/** What changes when any of the files does. */
async function markOf(folder: string): Promise<string> {
  const marks = await Promise.all(
    (await filesIn(nodeDisk, folder)).map(async (file) => {
      const { mtimeMs, size, ino } = await stat(join(folder, file)).catch(() => ({ mtimeMs: 0, size: 0, ino: 0 }));
      return `${file} ${mtimeMs} ${size} ${ino}`;
    }),
  );
  return marks.join('\n');
}
