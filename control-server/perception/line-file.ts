/** A file a command writes line by line, and in words why it cannot be written. */

import { type FileHandle, open } from 'node:fs/promises';

/** The file cannot be written. The message is a sentence with what to do. */
export class Unwritable extends Error {}

const WHY: Readonly<Record<string, string>> = {
  ENOENT: 'its folder is not there: make it, or name another file.',
  ENOTDIR: 'a part of the way to it is no folder.',
  EISDIR: 'it is a folder: name a file in it.',
  EACCES: 'it may not be written: change its rights, or name another file.',
  EPERM: 'it may not be written: change its rights, or name another file.',
  EROFS: 'the disk is read-only: name a file on another.',
  ENOSPC: 'the disk is full: make room. What was written up to here can be read.',
  EDQUOT: 'the disk is full: make room. What was written up to here can be read.',
};

export interface LineFile {
  /** Appends; resolves when the system has it. Rejects with `Unwritable`. */
  write(text: string): Promise<void>;
  close(): Promise<void>;
}

/** Begins the file anew, before any work is done for it. Rejects with `Unwritable`. */
export async function openLineFile(path: string): Promise<LineFile> {
  const file: FileHandle = await told(path, () => open(path, 'w'));
  return {
    write: (text) => told(path, () => file.appendFile(text)),
    close: () => told(path, () => file.close()),
  };
}

async function told<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new Unwritable(`${path} cannot be written: ${WHY[String(error.code)] ?? error.message}`);
  }
}
