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
  /**
   * Up to when it is known that `gesture` was done at `atMs`: the last count of the slowest source that sees it done. A
   * dwell is held by counts, not by the silence after one, and no source vouches for another.
   */
  seenUntilMs(gesture: string, atMs: ServerMs): ServerMs;
}

export function createCrowdDesk(): CrowdDesk {
  const latest = new Map<string, { readonly tally: Tally; readonly atMs: ServerMs }>();
  const fresh = (atMs: ServerMs) => [...latest].filter(([, entry]) => atMs - entry.atMs <= FRESH_MS);
  return {
    count: (source, tally, atMs) => {
      latest.set(source, { tally, atMs });
    },
    forget: (source) => {
      latest.delete(source);
    },
    sources: (atMs) =>
      fresh(atMs)
        .map(([source, { tally }]) => ({ source, tally }))
        .sort((a, b) => (a.source < b.source ? -1 : 1)),
    seenUntilMs: (gesture, atMs) =>
      fresh(atMs)
        .filter(([, { tally }]) => (tally.active[gesture] ?? 0) > 0)
        .reduce((until, [, entry]) => (entry.atMs < until ? entry.atMs : until), atMs),
  };
}

/** The count of all sources together. */
export const totalOf = (sources: readonly SourceTally[]): Tally =>
  sources.reduce((sum, { tally }) => addTallies(sum, tally), emptyTally);
