/** Tells whether a file was changed without reading it. */

import { stat } from 'node:fs/promises';
import { hasCode } from './has-code.ts';

/** What changes when a file does; the same word for one that is not there. */
export async function fileMark(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}
