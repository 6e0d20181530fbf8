/** Files that are there whole or not at all, whenever the power goes. */

import { join } from 'node:path';
import type { Disk } from './disk.ts';

/** What the name of a file ends with that is being written and means nothing yet. */
const UNFINISHED = '.part';

/**
 * Puts a file called `name` into `folder`: written under another name, synced, renamed, and the name synced. Resolves
 * when a power cut would leave it whole. On failure it throws; what had the name before is then still there or wholly
 * replaced.
 */
export async function writeWhole(disk: Disk, folder: string, name: string, bytes: Buffer): Promise<void> {
  const draft = join(folder, `${name}${UNFINISHED}`);
  try {
    const file = await disk.create(draft);
    try {
      await file.write(bytes, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(draft, join(folder, name));
  } catch (reason) {
    // A draft on a full disk takes the room that is needed to go on.
    throw await afterwards(reason, () => disk.remove(draft));
  }
  await disk.syncFolder(folder);
}

/** Keeps the bytes of `name` under `kept`, durably. */
export async function copyWhole(disk: Disk, folder: string, name: string, kept: string): Promise<void> {
  await disk.copy(join(folder, name), join(folder, kept));
  const copy = await disk.open(join(folder, kept));
  try {
    await copy.sync();
  } finally {
    await copy.close();
  }
  await disk.syncFolder(folder);
}

/** `reason`, after cleaning up; together with the cleaning's own error where that fails too. */
export async function afterwards(reason: unknown, cleanUp: () => Promise<void>): Promise<unknown> {
  try {
    await cleanUp();
    return reason;
  } catch (error) {
    return new AggregateError([reason, error], 'a file could not be written, nor taken away again');
  }
}
