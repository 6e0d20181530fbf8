/** Reading a file that may well not be there yet: that is an answer, not an error. */

import { readFile } from 'node:fs/promises';
import { hasCode } from './has-code.ts';

/** The bytes of the file at `path`, or null where there is none. Throws whatever else the file system throws. */
export async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}
