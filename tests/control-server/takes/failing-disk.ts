/** A disk in memory that is full, or may not be written, once the test says so. */

import type { Disk } from '#control-server/journal/disk.ts';

export interface FailingDisk {
  readonly disk: Disk;
  /** From here on every write fails with this code; null: none does. */
  fails(code: 'ENOSPC' | 'EACCES' | null): void;
  text(path: string): string;
  paths(): readonly string[];
  /** How many files are open. */
  openFiles(): number;
}

export function failingDisk(): FailingDisk {
  const files = new Map<string, Buffer>();
  let failure: string | null = null;
  let openFiles = 0;
  const mayFail = (): void => {
    if (failure !== null) throw Object.assign(new Error(`${failure}: no`), { code: failure });
  };
  const unused = (): never => {
    throw new Error('a recorder does not do that');
  };
  return {
    fails: (code) => {
      failure = code;
    },
    text: (path) => files.get(path)?.toString('utf8') ?? '',
    paths: () => [...files.keys()],
    openFiles: () => openFiles,
    disk: {
      list: unused,
      folders: unused,
      read: unused,
      open: unused,
      rename: unused,
      copy: unused,
      remove: unused,
      syncFolder: unused,
      makeFolder: async () => mayFail(),
      create: async (path) => {
        mayFail();
        openFiles += 1;
        files.set(path, Buffer.alloc(0));
        return {
          write: async (bytes, position) => {
            mayFail();
            const before = files.get(path) ?? Buffer.alloc(0);
            files.set(path, Buffer.concat([before.subarray(0, position), bytes]));
          },
          truncate: unused,
          sync: async () => mayFail(),
          close: async () => {
            openFiles -= 1;
          },
        };
      },
    },
  };
}
