/** For each of some things, who was last seen doing it, the longest ago first: so that the slowest is found at once. */

import type { ServerMs } from '../time/axes.ts';

export interface Recency {
  /** `who` does `what` at `atMs`, not before anybody else who was told of. */
  touch(what: string, who: string, atMs: ServerMs): void;
  forget(what: string, who: string): void;
  /** The longest ago that somebody who does one of these was told of; null: nobody does. */
  oldest(isOf: (what: string) => boolean): ServerMs | null;
}

export function createRecency(): Recency {
  /** Maps keep the order in which their keys were set. */
  const seen = new Map<string, Map<string, ServerMs>>();
  return {
    touch: (what, who, atMs) => {
      const those = seen.get(what) ?? new Map<string, ServerMs>();
      those.delete(who);
      seen.set(what, those.set(who, atMs));
    },
    forget: (what, who) => {
      const those = seen.get(what);
      those?.delete(who);
      if (those?.size === 0) seen.delete(what);
    },
    oldest: (isOf) => {
      let oldest: ServerMs | null = null;
      for (const [what, those] of seen) {
        const [first] = those.values();
        if (first === undefined || (oldest !== null && first >= oldest) || !isOf(what)) continue;
        oldest = first;
      }
      return oldest;
    },
  };
}
