/** Tells a silence from a rare turn: learns how often somebody is read, and what would be unusual. Knows no clock. */

/** How long a silence may be. */
export interface Bridging {
  /** Up to this it is bridged whatever is usual, ms ... */
  readonly leastMs: number;
  /** ... and beyond this never, ms. */
  readonly longestMs: number;
}

/** So many usual intervals are bridged. */
const USUAL_INTERVALS = 2.5;
/** How much of the newest interval the usual one takes, which counts for at most twice the usual. */
const USUAL_SHARE = 0.3;

/** The readings of one person. */
export class Silence {
  readonly #bridging: Bridging;
  #lastMs: number | undefined;
  #usualMs: number | undefined;

  constructor(bridging: Bridging) {
    this.#bridging = bridging;
  }

  /** Takes in a reading; whether it comes after too long a silence, as the first one does. @param atMs Not earlier than the one before. */
  endsAt(atMs: number): boolean {
    const lastMs = this.#lastMs;
    this.#lastMs = atMs;
    if (lastMs === undefined) return true;
    const { leastMs, longestMs } = this.#bridging;
    const intervalMs = atMs - lastMs;
    const usualMs = this.#usualMs ?? 0;
    const newest = this.#usualMs === undefined ? intervalMs : Math.min(intervalMs, 2 * usualMs);
    this.#usualMs = usualMs + (this.#usualMs === undefined ? 1 : USUAL_SHARE) * (newest - usualMs);
    return intervalMs > Math.min(longestMs, Math.max(leastMs, USUAL_INTERVALS * usualMs));
  }
}
