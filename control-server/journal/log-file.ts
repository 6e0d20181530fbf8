/**
 * A file that grows durably: `append` resolves when its bytes would survive a power cut, and not before. It never
 * rewrites what is there, and knows nothing of what the bytes mean.
 */

import type { Disk } from './disk.ts';

export interface LogFile {
  /**
   * Adds `bytes` and waits until the disk has them. On failure it throws, and nothing of them stays in the file; where
   * even that fails, it goes on throwing until what stayed could be taken out.
   */
  append(bytes: Buffer): Promise<void>;
  /** Resolves when nothing of a failed append is in the file. Throws where that cannot be had. */
  settle(): Promise<void>;
  /** Settles and closes. */
  close(): Promise<void>;
}

/** Opens `path` for appending behind its first `length` bytes. Throws what the file system throws. */
export async function openLogFile(disk: Disk, path: string, length: number): Promise<LogFile> {
  const file = await disk.open(path);
  let end = length;
  // Whole lines of a failed append would be read back as facts, though they were refused. So nothing is written behind
  // them, and no one is told of a success, before they are gone.
  let hasRest = false;

  /** Takes out what a failed append left behind, so that a power cut does not bring it back either. */
  const takeBack = async (): Promise<void> => {
    hasRest = true;
    await file.truncate(end);
    await file.sync();
    hasRest = false;
  };

  const settle = async (): Promise<void> => {
    if (hasRest) await takeBack();
  };

  return {
    append: async (bytes) => {
      await settle();
      try {
        await file.write(bytes, end);
        await file.sync();
      } catch (reason) {
        await takeBack().catch((error: unknown) => {
          throw new AggregateError([reason, error], 'an append failed and could not be taken back');
        });
        throw reason;
      }
      end += bytes.byteLength;
    },
    settle,
    close: async () => {
      try {
        await settle();
      } finally {
        await file.close();
      }
    },
  };
}
