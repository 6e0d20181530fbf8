/**
 * The gestures of the show as files, one each. Every change is whole or not made, says which version it replaces, and
 * leaves what it replaced beside the runs: nothing anybody recorded is lost.
 */

import { join } from 'node:path';
import { gestureFileOf, gestureHeaderSchema } from '#installation/gesture/gesture-header.ts';
import { TAUGHT_FORMAT, type TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import { writeTaught } from '#installation/gesture/write-taught.ts';
import { hashText } from '#installation/log/chain.ts';
import type { GestureChange, GestureShelf } from '#installation/protocol/gesture-shelf.ts';
import type { Disk } from '../journal/disk.ts';
import { writeWhole } from '../journal/durable-file.ts';
import { oneAfterAnother } from '../journal/in-turn.ts';
import { refuseGesture } from './gesture-refusals.ts';
import { readShelf } from './read-shelf.ts';

export interface GestureStoreOptions {
  readonly disk: Disk;
  /** Where the gestures of the show lie. */
  readonly folder: string;
  /** Receives what is replaced or taken away. */
  readonly keptFolder: string;
  /** The wall clock, ms since 1970, for the names of what is kept. */
  readonly wallMs: () => number;
}

export interface GestureStore {
  /** Reads every file anew. Throws where the folder cannot be read. */
  shelf(): Promise<GestureShelf>;
  /**
   * Puts a gesture into its file. `replaces` is the version of the file that it is to stand in place of; null: there is
   * to be none yet.
   */
  save(gesture: TaughtGesture, replaces: string | null): Promise<GestureChange>;
  /** Takes a taught gesture away whose file is at the version `replaces`. */
  remove(name: string, replaces: string): Promise<GestureChange>;
}

interface Standing {
  readonly bytes: Buffer;
  readonly version: string;
  readonly isTaught: boolean;
}

export function createGestureStore({ disk, folder, keptFolder, wallMs }: GestureStoreOptions): GestureStore {
  const inTurn = oneAfterAnother();
  const standingOf = async (name: string): Promise<Standing | null> => {
    const bytes = await disk.read(join(folder, gestureFileOf(name)));
    return bytes && { bytes, version: hashText(bytes.toString('utf8')), isTaught: isTaught(bytes) };
  };
  /** Names sort by time; should the clock stand still or run back, only the very same text has the very same name. */
  const keep = async (name: string, { bytes, version }: Standing): Promise<void> => {
    await disk.makeFolder(keptFolder);
    const stamp = new Date(wallMs()).toISOString().replaceAll(':', '-');
    await writeWhole(disk, keptFolder, `${name}.${stamp}-${version.slice(0, 8)}.json`, bytes);
  };

  const save = async (gesture: TaughtGesture, replaces: string | null): Promise<GestureChange> => {
    const { name } = gesture;
    const text = writeTaught(gesture);
    const version = hashText(text);
    const there = await standingOf(name);
    // The answer to the same wish may have been lost on its way.
    if (there?.version === version) return { ok: true, version };
    if (there && replaces === null) return refuseGesture(there.isTaught ? 'exists' : 'described', name);
    if ((there?.version ?? null) !== replaces) return refuseGesture(there ? 'changed' : 'missing', name);
    if (there) await keep(name, there);
    await disk.makeFolder(folder);
    await writeWhole(disk, folder, gestureFileOf(name), Buffer.from(text, 'utf8'));
    return { ok: true, version };
  };

  const remove = async (name: string, replaces: string): Promise<GestureChange> => {
    const there = await standingOf(name);
    if (!there) return { ok: true, version: null };
    if (!there.isTaught) return refuseGesture('described', name);
    if (there.version !== replaces) return refuseGesture('changed', name);
    await keep(name, there);
    await disk.remove(join(folder, gestureFileOf(name)));
    await disk.syncFolder(folder);
    return { ok: true, version: null };
  };

  /** A disk that fails is an answer with a way out. */
  const told = async (name: string, change: () => Promise<GestureChange>): Promise<GestureChange> => {
    try {
      return await inTurn(change);
    } catch (error) {
      return refuseGesture('disk', name, error);
    }
  };

  return {
    shelf: () => readShelf(disk, folder),
    save: (gesture, replaces) => told(gesture.name, () => save(gesture, replaces)),
    remove: (name, replaces) => told(name, () => remove(name, replaces)),
  };
}

/** What cannot be read counts as written by hand: nobody's slip is replaced without their saying so. */
function isTaught(bytes: Buffer): boolean {
  try {
    const head = gestureHeaderSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return head.success && head.data.format === TAUGHT_FORMAT;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
