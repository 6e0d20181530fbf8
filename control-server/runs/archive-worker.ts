/** The thread that reads runs, so that the show's own never waits for one. It does one task and ends. */

import { parentPort, workerData } from 'node:worker_threads';
import { type ArchiveTask, perform, type WorkerTold } from './archive-task.ts';

// What it was started with is what the archive, and nobody else, gave it.
const task = workerData as ArchiveTask;
const encoder = new TextEncoder();

const tell = (told: WorkerTold, given: ArrayBuffer[]): void => parentPort?.postMessage(told, given);

await perform(task, (told) => {
  if (told.kind !== 'text') return tell(told, []);
  // Bytes are handed over where text would be copied, for which the other thread has no time.
  const bytes = encoder.encode(told.text);
  tell({ kind: 'bytes', bytes }, [bytes.buffer]);
});
