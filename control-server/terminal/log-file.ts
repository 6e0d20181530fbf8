/**
 * The file of the server's own log. It is a convenience: when it cannot be written, lines are lost and the show goes on.
 * So it never throws, never waits for a disk that refuses, and holds no more in memory than a little.
 */

import { appendFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';

export interface LogFile {
  /** Takes a line, with its line feed, and returns at once. */
  write(line: string): void;
  /** Resolves when everything taken so far is written or lost. */
  close(): Promise<void>;
}

/** More than this is not kept for a disk that does not keep up, characters. */
const MOST_WAITING = 1_000_000;

/** Opens a log that appends to `path`. `say` hears once that it cannot be written, and once that it can be again. */
export function openLogFile(path: string, say: (sentence: string) => void): LogFile {
  let waiting = '';
  let writing: Promise<void> | null = null;
  let isFailing = false;

  const writeAll = async (): Promise<void> => {
    while (waiting !== '') {
      const text = waiting;
      waiting = '';
      try {
        // What a failed write left of its last line is ended, so that the next one stands alone.
        await appendFile(path, isFailing ? `\n${text}` : text);
        if (isFailing) say(`  ${path} is written again.`);
        isFailing = false;
      } catch (error) {
        if (!isFailing) say(`  ! ${path} cannot be written (${reason(error)}). The show goes on without this log.`);
        isFailing = true;
      }
    }
    writing = null;
  };

  /** The last words of a process that ends without closing: one try, no second. */
  const atExit = (): void => {
    try {
      if (waiting !== '') appendFileSync(path, waiting);
    } catch {
      // Nobody is left to be told.
    }
  };
  process.on('exit', atExit);

  return {
    write: (line) => {
      if (waiting.length < MOST_WAITING) waiting += line;
      writing ??= writeAll();
    },
    close: async () => {
      await writing;
      process.off('exit', atExit);
    },
  };
}

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
