/** One server per data folder: two writers would tear the log apart. */

import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { hasCode } from '../files/has-code.ts';
import { readIfThere } from '../files/read-if-there.ts';

/** A held lock, or the sentence that says who holds it. */
export type Lock = { readonly ok: true; release(): Promise<void> } | { readonly ok: false; readonly says: string };

/** What the lock says: who works, in which of the lives of its number, and with which folder, by path and by number on the disk. */
const holderSchema = z.object({ process: z.int().positive(), life: z.string(), folder: z.string(), inode: z.string() });
type Holder = z.infer<typeof holderSchema>;

/** A server that is started again can have the number of the one before: in a container it always does. */
const life = randomUUID();

/**
 * Takes the lock of `folder`. A lock left by a server that died is taken over, and so is one that came here in a copy of
 * another folder: its server works with that one. Of several that start in the same instant one gets it. Throws what the
 * file system throws.
 */
export async function lockData(folder: string): Promise<Lock> {
  const path = join(folder, 'server.lock');
  const { dev, ino } = await stat(folder, { bigint: true });
  const own: Holder = { process: process.pid, life, folder: await realpath(folder), inode: `${dev}:${ino}` };
  const written = `${path}.${randomUUID()}`;
  await writeFile(written, JSON.stringify(own));
  try {
    const says = (await isPut(written, path)) ? null : await takeOver(folder, path, own, written);
    return says === null ? { ok: true, release: () => rm(path, { force: true }) } : { ok: false, says };
  } finally {
    await rm(written, { force: true });
  }
}

/** Puts what is `written` in the place of a lock whose server is dead; otherwise says who is in the way. */
async function takeOver(folder: string, path: string, own: Holder, written: string): Promise<string | null> {
  const left = await readIfThere(path);
  const holder = left && holderOf(left.toString());
  // A folder that was moved has another path and is the same; one on a disk mounted anew, the other way round.
  const isHere = holder !== null && (holder.folder === own.folder || holder.inode === own.inode);
  if (isHere && (await isServer(holder))) {
    return `A server (process ${holder.process}) already works with ${folder}. Stop it, or start this one with --data FOLDER.`;
  }
  const turn = `${path}.turn`;
  const isOther = `Another server is starting with ${folder} at the same moment. Start this one again.`;
  // Only who has the turn may replace a dead lock, so nobody replaces one that has just been replaced.
  if (!(await isPut(written, turn))) return `${isOther} Should it say so again and again, delete ${turn}.`;
  try {
    const now = await readIfThere(path);
    if (left === null || !now?.equals(left)) return isOther;
    await rename(written, path);
    return null;
  } finally {
    await rm(turn);
  }
}

/** Puts the file `written` at `path` as well, whole and in one step, unless something is there. */
async function isPut(written: string, path: string): Promise<boolean> {
  try {
    // Some memory sticks know no second name for a file; there it has to be copied.
    await link(written, path).catch((error) => {
      if (hasCode(error, 'EPERM') || hasCode(error, 'ENOTSUP')) return copyFile(written, path, constants.COPYFILE_EXCL);
      throw error;
    });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Who holds the lock; null where its text names nobody: a power cut can leave it empty or torn. */
function holderOf(text: string): Holder | null {
  try {
    return holderSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Whether the holder lives and, where that can be told, is one of ours: numbers of dead processes are given anew. */
async function isServer(holder: Holder): Promise<boolean> {
  if (holder.process === process.pid) return holder.life === life;
  try {
    process.kill(holder.process, 0);
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
  const commandLine = await readIfThere(`/proc/${holder.process}/cmdline`);
  return commandLine === null || commandLine.includes('control-server/main.ts');
}
