/**
 * The durable log of one run: an append-only file, one JSON line a fact, behind one line that says what the file is.
 * `append` resolves when the facts would survive a power cut, and not before. It never rewrites what is there.
 */

import { type FileHandle, open } from 'node:fs/promises';
import type { Fact } from '#installation/log/fact.ts';

export interface Journal {
  /**
   * Writes facts and waits until the disk has them. On failure it throws, and nothing of them stays in the file; where
   * even that fails, it goes on throwing until what stayed could be taken out.
   */
  append(facts: readonly Fact[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens `path` for appending behind its first `length` bytes. Throws what the file system throws. */
export async function openJournal(path: string, length: number): Promise<Journal> {
  const file = await open(path, 'r+');
  let end = length;
  // Whole lines of a failed append would be read back as facts, though they were refused. So nothing is written behind
  // them, and no one is told of a success, before they are gone.
  let hasRest = false;

  /** Takes out what a failed append left behind, so that a power cut does not bring it back either. */
  const takeBack = async (): Promise<void> => {
    hasRest = true;
    await file.truncate(end);
    await file.datasync();
    hasRest = false;
  };

  return {
    append: async (facts) => {
      if (hasRest) await takeBack();
      const bytes = Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
      try {
        await writeAll(file, bytes, end);
        await file.datasync();
      } catch (reason) {
        await takeBack().catch((error: unknown) => {
          throw new AggregateError([reason, error], 'an append failed and could not be taken back');
        });
        throw reason;
      }
      end += bytes.byteLength;
    },
    close: async () => {
      try {
        if (hasRest) await takeBack();
      } finally {
        await file.close();
      }
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const part = await file.write(bytes, written, bytes.byteLength - written, position + written);
    written += part.bytesWritten;
  }
}
