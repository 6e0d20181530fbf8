/**
 * Old evenings for a browser, read in a process of their own: a long one takes seconds and hundreds of megabytes, and the
 * conductor can spare neither. A thread would share its memory, and its fall. One is read after the other, each by a fresh
 * process, so that nothing of it stays.
 */

import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { oneAfterAnother } from '../journal/in-turn.ts';
import type { ArchiveTask, ListTask, ReaderTold, ReportTask } from './archive-task.ts';
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
   * Reads, when whatever was asked for before is read. Rejects with what the file system says, with a `ReaderLost`, and
   * with the reason of `signal`, which ends the reading at any time.
   */
  read(task: Omit<ListTask, 'known'> | ReportTask, signal: AbortSignal): Promise<Reading>;
  /** Ends whatever is being read. */
  close(): Promise<void>;
}

/** The process that read is gone before it was done: most likely the run takes more memory than it is given. */
export class ReaderLost extends Error {}

/** The memory for one reading, MB. Twenty thousand facts take some sixty of them. */
const MOST_MEMORY_MB = 1024;

/** `mostMemoryMb`: what a reading that takes more ends with, and nothing else does. */
export function openArchive(mostMemoryMb = MOST_MEMORY_MB): Archive {
  const inTurn = oneAfterAnother();
  const closing = new AbortController();
  const known = new Map<string, KnownRun>();
  return {
    read: (task, signal) =>
      new Promise((resolve, reject) => {
        inTurn(async () => {
          const either = AbortSignal.any([signal, closing.signal]);
          either.throwIfAborted();
          const reader = fork(join(import.meta.dirname, 'archive-reader.ts'), {
            serialization: 'advanced',
            execArgv: [`--max-old-space-size=${mostMemoryMb}`],
            stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
          });
          const whole: ArchiveTask = task.kind === 'list' ? { ...task, known: [...known.values()] } : task;
          await hear(reader, whole, either, { begun: resolve, known: (run) => known.set(run.id, run) });
        }).catch(reject);
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

/** One task in one process, from its start to its end. Rejects where it fails; its text fails then, too. */
async function hear(reader: ChildProcess, task: ArchiveTask, signal: AbortSignal, hearer: Hearer): Promise<void> {
  const text = new Readable({ read: () => {} });
  const end = (): void => void reader.kill('SIGKILL');
  signal.addEventListener('abort', end, { once: true });
  // Whoever reads it has left.
  text.once('close', end);
  const told = listen(reader, text, hearer);
  const lost = await goneOf(reader, task);
  signal.removeEventListener('abort', end);
  if (told.isDone) return;
  end();
  const why = told.failure ?? (signal.aborted ? signal.reason : new ReaderLost(`${lost} ${told.lastWords}`));
  // Before it is begun nobody has the text, and nobody would hear it fail.
  if (told.isBegun) text.destroy(why instanceof Error ? why : new Error(String(why)));
  throw why;
}

interface Told {
  isBegun: boolean;
  isDone: boolean;
  failure: Error | null;
  /** What the process wrote that is not for us: why it fell. */
  lastWords: string;
}

/** So much of the last words is kept, characters. */
const MOST_WORDS = 2000;

/** Passes on what the process tells, and notes how far it has come. */
function listen(reader: ChildProcess, text: Readable, hearer: Hearer): Told {
  const so: Told = { isBegun: false, isDone: false, failure: null, lastWords: '' };
  reader.stderr?.setEncoding('utf8').on('data', (words: string) => {
    so.lastWords = (so.lastWords + words).slice(-MOST_WORDS);
  });
  reader.on('message', (message) => {
    // The channel is its own: nothing else can speak on it.
    const told = message as ReaderTold;
    switch (told.kind) {
      case 'begun':
        so.isBegun = true;
        return hearer.begun({ fileName: told.fileName, text });
      case 'bytes':
        return void text.push(told.bytes);
      case 'known':
        return hearer.known(told.run);
      case 'done':
        so.isDone = true;
        return void text.push(null);
      case 'failed':
        so.failure = Object.assign(new Error(told.says), told.code === null ? {} : { code: told.code });
    }
  });
  return so;
}

/** Gives the process its task and waits until it is gone; answers how, in words. */
const goneOf = (reader: ChildProcess, task: ArchiveTask): Promise<string> =>
  new Promise((resolve) => {
    // It closes when all that it told has come.
    reader.once('close', (code, killedBy) => resolve(`the process that reads runs ended with ${killedBy ?? code}`));
    reader.on('error', (error) => resolve(`the process that reads runs cannot be had: ${error.message}`));
    reader.send(task, (error) => error && resolve(`the process that reads runs does not listen: ${error.message}`));
  });
