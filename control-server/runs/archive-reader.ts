/** The process that reads runs, so that the show's own never waits for one, nor falls with one. It does one task and ends. */

import { constants, setPriority } from 'node:os';
import { type ArchiveTask, perform, type ReaderTold } from './archive-task.ts';

/** Text goes in pieces of so many bytes: each is little work for whoever takes it. */
const PIECE_BYTES = 256 * 1024;

const encoder = new TextEncoder();

// A show that plays on the same machine comes first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
// Nobody is there any more to tell it to.
const end = (): never => process.exit(1);
process.once('disconnect', end);
process.once('message', (task) => {
  // The archive, and nobody else, has this process and its channel.
  void read(task as ArchiveTask);
});

async function read(task: ArchiveTask): Promise<void> {
  let said: Promise<void> = Promise.resolve();
  const tell = (told: ReaderTold): void => {
    said = said.then(() => say(told));
  };
  try {
    await perform(task, (told) => {
      if (told.kind === 'text') for (const bytes of piecesOf(told.text)) tell({ kind: 'bytes', bytes });
      else tell(told);
    });
    tell({ kind: 'done' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    tell({ kind: 'failed', code, says: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  await said;
  process.off('disconnect', end);
  process.disconnect();
}

/** Resolves when it is on its way. */
const say = (told: ReaderTold): Promise<void> =>
  new Promise((resolve, reject) => {
    process.send?.(told, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });

function* piecesOf(text: string): Generator<Uint8Array> {
  const bytes = encoder.encode(text);
  for (let from = 0; from < bytes.byteLength; from += PIECE_BYTES) yield bytes.subarray(from, from + PIECE_BYTES);
}
