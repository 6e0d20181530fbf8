/** Where the counts of all cameras come together. Keeps only the last count of each, and forgets one that falls silent. */

import type { SourceTally } from '#installation/crowd/quorum-meter.ts';
import { addTallies, emptyTally, type Tally } from '#installation/crowd/tally.ts';
import type { ServerMs } from '#installation/time/axes.ts';

/** A camera that has said nothing for this long no longer counts, ms. */
const FRESH_MS = 1500;

export interface CrowdDesk {
  count(source: string, tally: Tally, atMs: ServerMs): void;
  forget(source: string): void;
  /** The sources that count at `atMs`, by name. */
  sources(atMs: ServerMs): SourceTally[];
  /** When the newest count came in, or null. A dwell is held by counts, not by the silence after one. */
  newestMs(): ServerMs | null;
}

export function createCrowdDesk(): CrowdDesk {
  const latest = new Map<string, { readonly tally: Tally; readonly atMs: ServerMs }>();
  return {
    count: (source, tally, atMs) => {
      latest.set(source, { tally, atMs });
    },
    forget: (source) => {
      latest.delete(source);
    },
    sources: (atMs) =>
      [...latest]
        .filter(([, entry]) => atMs - entry.atMs <= FRESH_MS)
        .map(([source, { tally }]) => ({ source, tally }))
        .sort((a, b) => (a.source < b.source ? -1 : 1)),
    newestMs: () =>
      [...latest.values()].reduce<ServerMs | null>(
        (newest, { atMs }) => (newest === null || atMs > newest ? atMs : newest),
        null,
      ),
  };
}

/** The count of all sources together. */
export const totalOf = (sources: readonly SourceTally[]): Tally =>
  sources.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally);
