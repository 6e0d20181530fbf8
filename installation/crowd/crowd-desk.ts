/** Where the counts of all cameras and phones come together. Keeps only the last of each, and forgets who falls silent. */

import type { ServerMs } from '../time/axes.ts';
import type { CountedSource } from './source-tally.ts';
import type { Tally } from './tally.ts';

/** A source that has said nothing for this long no longer counts, ms. */
export const FRESH_MS = 1500;

export interface CrowdDesk {
  /** Takes in what a source counted, told at `atMs`. */
  count(kind: CountedSource['kind'], source: string, tally: Tally, atMs: ServerMs): void;
  forget(kind: CountedSource['kind'], source: string): void;
  /** The sources that count at `atMs`, by kind and name. */
  sources(atMs: ServerMs): readonly CountedSource[];
}

/** A desk nobody has told anything yet. */
export function createCrowdDesk(): CrowdDesk {
  const latest = new Map<string, CountedSource>();
  const isFresh = (entry: CountedSource, atMs: ServerMs): boolean => atMs - entry.atMs <= FRESH_MS;
  return {
    count: (kind, source, tally, atMs) => {
      const key = keyOf(kind, source);
      if (!latest.has(key)) {
        // Phones come and go by the hundred, and not all of them say goodbye.
        for (const [other, entry] of latest) if (!isFresh(entry, atMs)) latest.delete(other);
      }
      latest.set(key, { source, kind, tally, atMs });
    },
    forget: (kind, source) => {
      latest.delete(keyOf(kind, source));
    },
    sources: (atMs) =>
      [...latest]
        .filter(([, entry]) => isFresh(entry, atMs))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, entry]) => entry),
  };
}

const keyOf = (kind: string, source: string): string => `${kind} ${source}`;
