/** What can be said of a motion without saying when: spreads, energies, what moves with what, where the ends have been. */

import { type Curve, column } from './motion-track.ts';

/** The whole and its thirds. */
const THIRDS = [
  [0, 1],
  [0, 1 / 3],
  [1 / 3, 2 / 3],
  [2 / 3, 1],
] as const;
const HALVES = [
  [0, 1],
  [0, 0.5],
  [0.5, 1],
] as const;
/** The whole, its halves, and the half in the middle. */
const PYRAMID = [...HALVES, [0.25, 0.75]] as const;
/** Low, middle and high: not the extremes, which a single wrong landmark makes. */
const QUANTILES = [0.05, 0.5, 0.95] as const;
/** Added before a logarithm, units per second or seconds: what is smaller is stillness. */
const STILL = 0.1;
/** Speeds enter covariances as if a second were this much shorter, so that they weigh like places. */
const SPEED_IN_PLACES = 0.2;
/** The map of where an end has been: 7 x 7 cells round the root, body units. */
const MAP_CELLS = 7;
const MAP_PITCH = 0.4;
const MAP_SOFTNESS = 0.25;
/** Directions of the compass, and how sharply each is meant (von Mises concentration). */
const COMPASS = 8;
const COMPASS_SHARPNESS = 3;
/** Weighs the compass like the map. */
const COMPASS_WEIGHT = 0.35;

const signedRoot = (value: number): number => Math.sign(value) * Math.sqrt(Math.abs(value));

/** Low, middle and high of every column in the whole and in each third. */
export function spread(curves: readonly Curve[]): Float64Array {
  const all = curves.flatMap((curve) => Array.from({ length: curve.width }, (_, at) => column(curve, at)));
  return Float64Array.from(
    THIRDS.flatMap(([from, to]) =>
      all.flatMap((values) => {
        const sorted = values.slice(Math.floor(from * values.length), Math.ceil(to * values.length)).sort();
        return QUANTILES.map((q) => sorted[Math.round(q * (sorted.length - 1))] ?? Number.NaN);
      }),
    ),
  );
}

/** Logarithms of mean and peak speed of every mover, along and across, in the whole and its halves; of the duration. */
export function energy(speeds: Curve, seconds: number): Float64Array {
  const { steps, width, values } = speeds;
  const numbers = HALVES.flatMap(([from, to]) =>
    Array.from({ length: width / 2 }, (_, mover) => {
      let [mean, peak, across, along] = [0, 0, 0, 0];
      const [first, end] = [Math.floor(from * steps), Math.ceil(to * steps)];
      for (let step = first; step < end; step++) {
        const x = Math.abs(values[step * width + 2 * mover] ?? Number.NaN);
        const y = Math.abs(values[step * width + 2 * mover + 1] ?? Number.NaN);
        mean += Math.hypot(x, y) / (end - first);
        peak = Math.max(peak, Math.hypot(x, y));
        across += x / (end - first);
        along += y / (end - first);
      }
      return [mean, peak, across, along].map((speed) => Math.log(STILL + speed));
    }).flat(),
  );
  return Float64Array.from([...numbers, Math.log(2 * STILL + seconds)]);
}

/**
 * Temporal pyramid of covariances of places, the ends' speeds and time: which parts move together. (Hussein et al., IJCAI
 * 2013.) Roots, because squares of large motions would drown all others.
 */
export function covariance(places: Curve, speeds: Curve, ends: readonly number[]): Float64Array {
  const { steps } = places;
  const columns = [
    ...Array.from({ length: places.width }, (_, at) => column(places, at)),
    ...ends.flatMap((end) => [0, 1].map((axis) => column(speeds, 2 * end + axis).map((v) => v * SPEED_IN_PLACES))),
    Float64Array.from({ length: steps }, (_, step) => step / steps),
  ];
  return Float64Array.from(PYRAMID.flatMap(([from, to]) => covariances(columns, from * steps, to * steps)));
}

function covariances(columns: readonly Float64Array[], from: number, to: number): number[] {
  const centred = columns.map((values) => {
    const part = values.subarray(from, to);
    const mean = part.reduce((sum, value) => sum + value, 0) / part.length;
    return part.map((value) => value - mean);
  });
  return centred.flatMap((a, i) =>
    centred.slice(i).map((b, j) => {
      let sum = 0;
      for (let step = 0; step < a.length; step++) sum += (a[step] ?? 0) * (b[step] ?? 0);
      return signedRoot(sum / a.length) * (j === 0 ? 1 : Math.SQRT2);
    }),
  );
}

/** Where a mover has been: softly counted cells of a map round the root. */
export function occupancy({ steps, width, values }: Curve, mover: number): number[] {
  return Array.from({ length: MAP_CELLS ** 2 }, (_, cell) => {
    const x = MAP_PITCH * (Math.floor(cell / MAP_CELLS) - (MAP_CELLS - 1) / 2);
    const y = MAP_PITCH * ((cell % MAP_CELLS) - (MAP_CELLS - 1) / 2);
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const at = step * width + 2 * mover;
      const square = ((values[at] ?? Number.NaN) - x) ** 2 + ((values[at + 1] ?? Number.NaN) - y) ** 2;
      sum += Math.exp(-square / (2 * MAP_SOFTNESS ** 2));
    }
    return Math.sqrt(sum / steps);
  });
}

/** How much a mover went in each direction, in each third of the time. */
export function compass({ steps, width, values }: Curve, mover: number): number[] {
  return [0, 1, 2].flatMap((third) =>
    Array.from({ length: COMPASS }, (_, direction) => {
      let sum = 0;
      for (let step = Math.ceil((third * steps) / 3); step < Math.ceil(((third + 1) * steps) / 3); step++) {
        const x = values[step * width + 2 * mover] ?? Number.NaN;
        const y = values[step * width + 2 * mover + 1] ?? Number.NaN;
        const off = Math.atan2(y, x) - (direction * 2 * Math.PI) / COMPASS;
        sum += Math.hypot(x, y) * Math.exp(COMPASS_SHARPNESS * (Math.cos(off) - 1));
      }
      return COMPASS_WEIGHT * Math.sqrt(sum / steps);
    }),
  );
}
