/**
 * The durable log of one run: an append-only file, one JSON line a fact, behind one line that says what the file is.
 * `append` resolves when the facts would survive a power cut, and not before. It never rewrites what is there.
 */

import { type FileHandle, open } from 'node:fs/promises';
import type { Fact } from '#installation/log/fact.ts';

export interface Journal {
  /** Writes facts and waits until the disk has them. On failure nothing of them stays in the file, and it throws. */
  append(facts: readonly Fact[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens `path` for appending behind its first `length` bytes. Throws what the file system throws. */
export async function openJournal(path: string, length: number): Promise<Journal> {
  const file = await open(path, 'r+');
  let end = length;

  return {
    append: async (facts) => {
      const bytes = Buffer.from(facts.map((fact) => `${JSON.stringify(fact)}\n`).join(''));
      try {
        await writeAll(file, bytes, end);
        await file.datasync();
      } catch (error) {
        await forget(file, end, error);
        throw error;
      }
      end += bytes.byteLength;
    },
    close: () => file.close(),
  };
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  let written = 0;
  while (written < bytes.byteLength) {
    const part = await file.write(bytes, written, bytes.byteLength - written, position + written);
    written += part.bytesWritten;
  }
}

/** Takes back what a failed append left behind. If even that fails, both reasons are told; recovery drops the rest. */
async function forget(file: FileHandle, end: number, reason: unknown): Promise<void> {
  try {
    await file.truncate(end);
  } catch (error) {
    throw new AggregateError([reason, error], 'an append failed and could not be taken back');
  }
}
