/**
 * Old evenings for a browser, read in a thread of their own: a long one takes seconds, and the conductor has none to
 * spare. One is read after the other, each by a fresh thread, so that nothing of it stays in memory.
 */

import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { oneAfterAnother } from '../journal/in-turn.ts';
import type { ArchiveTask, ListTask, ReportTask, WorkerTold } from './archive-task.ts';
import type { KnownRun } from './known-runs.ts';

/** What is being read, from when its first words are there. */
export interface Reading {
  /** What it is called where it is kept. */
  readonly fileName: string;
  /** UTF-8. Fails where the reading does. */
  readonly text: Readable;
}

export interface Archive {
  /**
   * Reads, when whatever was asked for before is read. Rejects with what the file system throws, and with the reason of
   * `signal`, which ends the reading at any time.
   */
  read(task: Omit<ListTask, 'known'> | ReportTask, signal: AbortSignal): Promise<Reading>;
  /** Ends whatever is being read. */
  close(): Promise<void>;
}

/** A report that would take more memory than this, MB, ends itself and nothing else. */
const MOST_MEMORY_MB = 1024;

export function openArchive(): Archive {
  const inTurn = oneAfterAnother();
  const closing = new AbortController();
  const known = new Map<string, KnownRun>();
  return {
    read: (task, signal) =>
      new Promise((resolve, reject) => {
        const given = AbortSignal.any([signal, closing.signal]);
        const whole: ArchiveTask = task.kind === 'list' ? { ...task, known: [...known.values()] } : task;
        inTurn(() => work(whole, given, { begun: resolve, known: (run) => known.set(run.id, run) })).catch(reject);
      }),
    close: async () => {
      closing.abort(new Error('the archive is closed'));
      await inTurn(async () => {});
    },
  };
}

interface Hearer {
  begun(reading: Reading): void;
  known(run: KnownRun): void;
}

/** One task in one thread, from its start to its end. Rejects where it fails; its text fails then, too. */
async function work(task: ArchiveTask, signal: AbortSignal, hearer: Hearer): Promise<void> {
  signal.throwIfAborted();
  const worker = new Worker(new URL('./archive-worker.ts', import.meta.url), {
    workerData: task,
    name: 'archive',
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const text = new Readable({ read: () => {} });
  const end = (): void => void worker.terminate();
  let isBegun = false;
  let failure: unknown = null;
  signal.addEventListener('abort', end, { once: true });
  // Whoever reads it has left.
  text.once('close', end);
  worker.on('message', (told: WorkerTold) => {
    if (told.kind === 'bytes') return text.push(told.bytes);
    if (told.kind === 'known') return hearer.known(told.run);
    isBegun = true;
    return hearer.begun({ fileName: told.fileName, text });
  });
  worker.once('error', (error: unknown) => {
    failure = error;
  });
  const code = await new Promise<number>((resolve) => worker.once('exit', resolve));
  signal.removeEventListener('abort', end);
  if (code === 0) {
    text.push(null);
    return;
  }
  const why = failure ?? (signal.aborted ? signal.reason : new Error(`the thread that reads runs ended with ${code}`));
  // Before it is begun nobody has the text, and nobody would hear it fail.
  if (isBegun) text.destroy(why instanceof Error ? why : new Error(String(why)));
  throw why;
}
