/** How a command that reads ends: its codes, and what it is told to break off by. */

import { Unwritable } from './line-file.ts';
import type { Looked } from './look-at.ts';

export const EXIT = { done: 0, failed: 1, wrongUsage: 2, brokenOff: 130 } as const;

/** Ctrl-C and an end from outside break off once; a second Ctrl-C ends the process at once. */
export function untilInterrupted(): AbortSignal {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => ending.abort());
  return ending.signal;
}

/** The code of a reading, and the sentence to print, if it needs one. */
export function endOf({ end, unreadable }: Looked): { readonly code: number; readonly says: string | null } {
  if (end.end === 'failed') return { code: EXIT.failed, says: end.says };
  if (end.end === 'aborted') {
    return { code: EXIT.brokenOff, says: 'Broken off: what was written up to here can be read.' };
  }
  return { code: unreadable > 0 ? EXIT.failed : EXIT.done, says: null };
}

/** Runs a command to its code. What cannot be written is told in a sentence; anything else is a fault of ours. */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  // Whoever reads the first lines and closes the pipe has seen enough.
  process.stdout.on('error', () => process.exit(EXIT.failed));
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Unwritable)) throw error;
    console.error(error.message);
    process.exitCode = EXIT.failed;
  }
}
