/** A journal in memory that can be slow or broken when the test says so. */

import type { Journal } from '#control-server/journal/journal.ts';
import type { Fact } from '#installation/log/fact.ts';

export interface MemoryJournal extends Journal {
  /** What a disk would hold. */
  readonly facts: readonly Fact[];
  /** The groups the facts came in: one append each. */
  readonly groups: readonly (readonly Fact[])[];
  /** From now on every append throws this; null: they succeed again. */
  breakWith(error: Error | null): void;
  /** Appends wait until the returned function is called. */
  hold(): () => void;
  isClosed(): boolean;
}

export function memoryJournal(kept: readonly Fact[] = []): MemoryJournal {
  const facts: Fact[] = [...kept];
  const groups: (readonly Fact[])[] = [];
  let broken: Error | null = null;
  let gate: Promise<void> = Promise.resolve();
  let closed = false;
  return {
    facts,
    groups,
    append: async (fresh) => {
      await gate;
      if (broken) throw broken;
      groups.push(fresh);
      facts.push(...fresh);
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
