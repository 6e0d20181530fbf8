/** One server per data folder: two writers would tear the log apart. */

import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A held lock, or the sentence that says who holds it. */
export type Lock = { readonly ok: true; release(): Promise<void> } | { readonly ok: false; readonly says: string };

/** Takes the lock of `folder`. A lock left by a server that died is taken over. Throws what the file system throws. */
export async function lockData(folder: string): Promise<Lock> {
  const path = join(folder, 'server.lock');
  const holder = existsSync(path) ? Number(await readFile(path, 'utf8')) : Number.NaN;
  // A power cut can leave the file empty, which would read as process 0.
  if (Number.isInteger(holder) && holder > 0 && holder !== process.pid && (await isServer(holder))) {
    const says = `A server (process ${holder}) already works with ${folder}. Stop it, or start this one with --data FOLDER.`;
    return { ok: false, says };
  }
  await writeFile(path, String(process.pid));
  return { ok: true, release: () => rm(path, { force: true }) };
}

/** Whether the process lives and, where that can be told, is one of ours: numbers of dead processes are given anew. */
async function isServer(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return existsSync(commandLine) ? (await readFile(commandLine, 'utf8')).includes('control-server/main.ts') : true;
}
