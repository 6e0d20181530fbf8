/** Turns ever-growing counts into numbers per second. */

/** Reads counters at intervals. Knows no clock. */
export class RateMeter {
  #last: { readonly atMs: number; readonly counts: readonly number[] } | undefined;

  /** Growth of each count per second since the last call; 0 at the first. */
  read(counts: readonly number[], atMs: number): readonly number[] {
    const last = this.#last;
    this.#last = { atMs, counts };
    if (last === undefined || atMs <= last.atMs) return counts.map(() => 0);
    const seconds = (atMs - last.atMs) / 1000;
    return counts.map((count, index) => (count - (last.counts[index] ?? count)) / seconds);
  }
}
