/** How long facts are on the way to a page: from the moment the server decided them to the moment the page has them. */

export interface TransitMeter {
  /** One fact came `ms` after it was decided, on the server's clock. */
  add(ms: number): void;
  /** The 95th percentile of the last ones, ms; null before the first. */
  read(): number | null;
}

/** An evening's last half hour of GOs: a link that was bad once is not held to be so for good. */
const KEPT = 50;
const SHARE = 0.95;

/** A meter nothing has come to yet. */
export function createTransitMeter(): TransitMeter {
  let latest: readonly number[] = [];
  return {
    // A page's clock may be a little behind: nothing comes before it was decided.
    add: (ms) => {
      latest = [...latest, Math.max(0, ms)].slice(-KEPT);
    },
    read: () => latest.toSorted((a, b) => a - b)[Math.ceil(SHARE * latest.length) - 1] ?? null,
  };
}
