/**
 * The disk as the journal needs it, and the real one. A test puts another behind the same face: one that fails at a
 * given step, or that forgets at a power cut whatever was not synced.
 */

import { copyFile, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { readIfThere } from '../files/read-if-there.ts';

/** A file that is open for writing. */
export interface DiskFile {
  /** Puts all of `bytes` at the byte `position`. They are not durable before `sync`. */
  write(bytes: Buffer, position: number): Promise<void>;
  truncate(length: number): Promise<void>;
  /** Resolves when everything written, and the length, would survive a power cut. */
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** Every operation throws what the file system throws. A name is durable only after `syncFolder`. */
export interface Disk {
  /** The names in `folder`, in no order. */
  list(folder: string): Promise<string[]>;
  /** The names of the folders in `folder`, in no order. */
  folders(folder: string): Promise<string[]>;
  /** The bytes of a file, or null where there is none. */
  read(path: string): Promise<Buffer | null>;
  /** Opens a file that is there. */
  open(path: string): Promise<DiskFile>;
  /** Makes an empty file, or empties the one that is there. */
  create(path: string): Promise<DiskFile>;
  /** Makes a folder and those above it; one that is there is left as it is. */
  makeFolder(path: string): Promise<void>;
  /** Gives a file another name, in one step, over whatever had that name. */
  rename(from: string, to: string): Promise<void>;
  /** Copies a file's bytes. The copy is not durable before it is synced. */
  copy(from: string, to: string): Promise<void>;
  /** Takes a file away; one that is not there is no error. */
  remove(path: string): Promise<void>;
  /** A new file's name is durable only once its folder is. */
  syncFolder(path: string): Promise<void>;
}

/** The disk of this machine. */
export const nodeDisk: Disk = {
  list: (folder) => readdir(folder),
  folders: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name),
  read: readIfThere,
  open: (path) => openFile(path, 'r+'),
  create: (path) => openFile(path, 'w'),
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  rename,
  copy: copyFile,
  remove: (path) => rm(path, { force: true }),
  syncFolder: async (path) => {
    // Windows opens no folders, and keeps names durable itself.
    if (process.platform === 'win32') return;
    const folder = await open(path, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  },
};

async function openFile(path: string, flags: 'r+' | 'w'): Promise<DiskFile> {
  const file = await open(path, flags);
  return {
    write: async (bytes, position) => {
      let written = 0;
      while (written < bytes.byteLength) {
        const part = await file.write(bytes, written, bytes.byteLength - written, position + written);
        written += part.bytesWritten;
      }
    },
    truncate: (length) => file.truncate(length),
    sync: () => file.datasync(),
    close: () => file.close(),
  };
}
