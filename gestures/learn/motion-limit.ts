/** How unlike a take a stream may be for the judge to be asked: from how unlike each other the takes of a motion are. */

import { type SpotterTake, TakeSpotter } from './motion-spotter.ts';

/** Strangers do it more differently than takes differ; asking too often costs time, asking too rarely gestures. */
const SLACK = 5;
/** Mean squared difference per tick that is always forgiven: what landmarks tremble. */
const LEAST_LIMIT = 1.25;
/** Where one take is all there is. */
const LONELY_LIMIT = 1.2;

/** In the unit of `Unfolding.difference`. */
export function limitOf(label: string, takes: readonly SpotterTake[]): number {
  const own = takes.filter((take) => take.label === label);
  const nearest = own.flatMap((take) => {
    const differences = own.filter((other) => other !== take).map((other) => differenceOf(take, other));
    return differences.length > 0 ? [Math.min(...differences)] : [];
  });
  if (nearest.length === 0) return LONELY_LIMIT;
  const mean = nearest.reduce((sum, value) => sum + value, 0) / nearest.length;
  return Math.max(LEAST_LIMIT, SLACK * mean);
}

/** The least mean difference at which `take` contains the whole of `other`. */
function differenceOf(take: SpotterTake, other: SpotterTake): number {
  const spotter = new TakeSpotter(other);
  const width = take.features.length / take.rows;
  let least = LONELY_LIMIT;
  for (let row = 0; row < take.rows; row++) {
    const features = take.features.subarray(row * width, (row + 1) * width);
    spotter.push({
      features,
      points: features,
      atMs: (row * take.durationMs) / take.rows,
      moved: take.moved[row] ?? 0,
    });
    least = Math.min(least, spotter.upTo(other.rows - 1)?.difference ?? least);
  }
  return least;
}
