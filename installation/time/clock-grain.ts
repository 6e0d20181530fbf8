/** How coarsely a clock can be read: browsers round theirs, to 5 us where a page is isolated, to 100 us or ms elsewhere. */

/** What a clock nobody measured may be off by, ms: no browser rounds coarser unless it is told to. */
export const COARSE_GRAIN_MS = 2;

const STEPS = 3;
const READS = 200_000;

/**
 * The finest step between two readings of `read`, in its unit: what a single reading may be off by. It asks until the
 * clock has stepped a few times, which takes those few steps; a clock that stands still is as coarse as it gets: infinite.
 */
export function clockGrain(read: () => number): number {
  let grain = Number.POSITIVE_INFINITY;
  let last = read();
  for (let reads = 0, steps = 0; reads < READS && steps < STEPS; reads++) {
    const now = read();
    if (now <= last) continue;
    grain = Math.min(grain, now - last);
    last = now;
    steps++;
  }
  return grain;
}
