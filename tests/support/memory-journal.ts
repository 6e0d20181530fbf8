/** A journal in memory that can be slow or broken when the test says so. */

import type { Checkpoint } from '#control-server/journal/checkpoint.ts';
import type { Journal } from '#control-server/journal/journal.ts';
import type { Fact } from '#installation/log/fact.ts';

export interface MemoryJournal extends Journal {
  /** What a disk would hold. */
  readonly facts: readonly Fact[];
  /** The groups the facts came in: one append each. */
  readonly groups: readonly (readonly Fact[])[];
  /** The checkpoints that were kept, in order. Their cores went through JSON, as those on a disk do. */
  readonly checkpoints: readonly Checkpoint[];
  /** From now on every append and checkpoint throws this; null: they succeed again. */
  breakWith(error: Error | null): void;
  /** Appends and checkpoints wait until the returned function is called. */
  hold(): () => void;
  isClosed(): boolean;
}

export function memoryJournal(kept: readonly Fact[] = []): MemoryJournal {
  const facts: Fact[] = [...kept];
  const groups: (readonly Fact[])[] = [];
  const checkpoints: Checkpoint[] = [];
  let broken: Error | null = null;
  let gate: Promise<void> = Promise.resolve();
  let closed = false;
  return {
    facts,
    groups,
    checkpoints,
    append: async (fresh) => {
      await gate;
      if (broken) throw broken;
      groups.push(fresh);
      facts.push(...fresh);
    },
    checkpoint: async (end, core, scoreHashes) => {
      await gate;
      if (broken) throw broken;
      if (end.seq > 0 && facts[end.seq - 1]?.hash !== end.hash)
        throw new RangeError(`fact ${end.seq} is none of this log`);
      checkpoints.push({ end, core: JSON.parse(JSON.stringify(core)), scoreHashes });
    },
    close: async () => {
      closed = true;
    },
    breakWith: (error) => {
      broken = error;
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    isClosed: () => closed,
  };
}
