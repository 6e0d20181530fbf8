/** One server per data folder: two writers would tear the log apart. */

import { realpath, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readIfThere } from '../files/read-if-there.ts';

/** A held lock, or the sentence that says who holds it. */
export type Lock = { readonly ok: true; release(): Promise<void> } | { readonly ok: false; readonly says: string };

/** What the lock says: who works, and with which folder, by its path and by its number on the disk. */
const holderSchema = z.object({ process: z.int().positive(), folder: z.string(), inode: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * Takes the lock of `folder`. A lock left by a server that died is taken over, and so is one that came here in a copy of
 * another folder: its server works with that one. Throws what the file system throws.
 */
export async function lockData(folder: string): Promise<Lock> {
  const path = join(folder, 'server.lock');
  const { dev, ino } = await stat(folder, { bigint: true });
  const own: Holder = { process: process.pid, folder: await realpath(folder), inode: `${dev}:${ino}` };
  const left = await readIfThere(path);
  const holder = left && holderOf(left.toString());
  // A folder that was moved has another path and is the same; one on a disk mounted anew, the other way round.
  const isHere = holder !== null && (holder.folder === own.folder || holder.inode === own.inode);
  if (isHere && holder.process !== process.pid && (await isServer(holder.process))) {
    const says = `A server (process ${holder.process}) already works with ${folder}. Stop it, or start this one with --data FOLDER.`;
    return { ok: false, says };
  }
  if (left) await rm(path, { force: true });
  return (await isFirst(path, own))
    ? { ok: true, release: () => rm(path, { force: true }) }
    : { ok: false, says: `Another server is starting with ${folder} at the same moment. Start this one again.` };
}

/** Writes the lock, unless somebody else just has. */
async function isFirst(path: string, own: Holder): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(own), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
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

/** Whether the process lives and, where that can be told, is one of ours: numbers of dead processes are given anew. */
async function isServer(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const commandLine = await readIfThere(`/proc/${pid}/cmdline`);
  return commandLine === null || commandLine.includes('control-server/main.ts');
}
