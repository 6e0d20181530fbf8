/** Dynamic time warping of two curves of the same length (Sakoe, Chiba 1978): how unlike they are when time may stretch. */

import type { Curve } from './motion-track.ts';

/** How far apart in time two steps may be matched, share of the whole. */
const BAND = 0.19;

/** Sum of squared differences along the best alignment. Curves must agree in steps and width. */
export function warpDistance(a: Curve, b: Curve): number {
  const { steps, width } = a;
  const band = Math.ceil(BAND * steps);
  let before = new Float64Array(steps + 1).fill(Number.POSITIVE_INFINITY);
  let row = new Float64Array(steps + 1);
  before[0] = 0;
  for (let i = 1; i <= steps; i++) {
    row.fill(Number.POSITIVE_INFINITY);
    const [first, last] = [Math.max(1, i - band), Math.min(steps, i + band)];
    let left = Number.POSITIVE_INFINITY;
    for (let j = first; j <= last; j++) {
      const [corner, above] = [before[j - 1] ?? 0, before[j] ?? 0];
      const cheapest = corner < above ? (corner < left ? corner : left) : above < left ? above : left;
      left = cheapest + squareBetween(a.values, (i - 1) * width, b.values, (j - 1) * width, width);
      row[j] = left;
    }
    [before, row] = [row, before];
  }
  return before[steps] ?? 0;
}

/** Squared distance of `count` numbers of `a` from `fromA` and of `b` from `fromB`. */
export function squareBetween(a: Float64Array, fromA: number, b: Float64Array, fromB: number, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) {
    const difference = (a[fromA + k] ?? 0) - (b[fromB + k] ?? 0);
    sum += difference * difference;
  }
  return sum;
}
