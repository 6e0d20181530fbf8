/**
 * Timers that keep to a tenth of a millisecond: Node's own count whole ones, from whole ones, so that a delay of a random
 * length would come out as one of ten. A thread of its own sleeps until the next one is due.
 */

import { Worker } from 'node:worker_threads';

export interface PreciseTimers {
  /** Calls `run` once at `dueMs` on `monotonicMs`, or at once where that is past; in the order of their moments. */
  at(dueMs: number, run: () => void): void;
  close(): Promise<void>;
}

/** The machine's monotonic clock, ms, alike in all its processes. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

interface Waiting {
  readonly dueMs: number;
  readonly run: () => void;
}

export function openPreciseTimers(): PreciseTimers {
  const shared = new SharedArrayBuffer(16);
  const [bell, next] = [new Int32Array(shared, 0, 1), new Float64Array(shared, 8, 1)];
  next[0] = Number.POSITIVE_INFINITY;
  const worker = new Worker(new URL('./precise-timers-worker.ts', import.meta.url), { workerData: shared });
  let waiting: Waiting[] = [];

  const wait = (): void => {
    next[0] = waiting[0]?.dueMs ?? Number.POSITIVE_INFINITY;
    Atomics.add(bell, 0, 1);
    Atomics.notify(bell, 0);
  };

  worker.on('message', () => {
    const nowMs = monotonicMs();
    const late = waiting.findIndex(({ dueMs }) => dueMs > nowMs);
    const due = late < 0 ? waiting : waiting.slice(0, late);
    waiting = late < 0 ? [] : waiting.slice(late);
    for (const { run } of due) run();
    wait();
  });

  return {
    at: (dueMs, run) => {
      const place = waiting.findLastIndex((other) => other.dueMs <= dueMs) + 1;
      waiting.splice(place, 0, { dueMs, run });
      if (place === 0) wait();
    },
    close: async () => {
      await worker.terminate();
    },
  };
}
