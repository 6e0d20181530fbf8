/**
 * Two clocks drift apart in a straight line. Of all lines that fit between the round trips' limits, weighed by how likely
 * each makes those trips, the mean: it learns the drift as soon as the trips show it, and leaves it alone before.
 */

import { DRIFT } from './possible-offsets.ts';

/** What a round trip says of the offset at the local time `atMs`: no more than `mostMs`, no less than `leastMs`. */
export interface Limits {
  readonly atMs: number;
  readonly mostMs: number;
  readonly leastMs: number;
}

/** The offset at the moment it was asked for, ms, and how much of it is gained with every ms. */
export interface DriftLine {
  readonly offsetMs: number;
  readonly slope: number;
}

/** How far quartzes are usually apart: the scale of the slopes that are likely before anything is known. */
const USUAL_DRIFT = 20e-6;
const SLOPES = 61;
/** Delays are never believed to be steadier than this, ms: an operating system is not. */
const STEADIEST_MS = 0.001;

/**
 * The line at `nowMs`. For each slope k the tightest limits are F(k) = min(most + k (now - at)) and
 * B(k) = max(least + k (now - at)). With delays that exceed their least ones exponentially, by L ms in the mean, n trips
 * make k as likely as exp(n (F - B) / L); the answer is the mean of (F + B) / 2 and of k over all slopes two clocks can
 * have, times the prior exp(-|k| / 20 ppm). After Zhang, Liu, Xia (2002) and Huygens (2018), who take the single best k.
 * `limits`, oldest first, must not be empty; `steadiestMs` is the least L that is believed, such as the clock's grain.
 */
export function driftLine(limits: readonly Limits[], nowMs: number, steadiestMs: number): DriftLine {
  // Only the corners of the outline can be the tightest, whatever the slope: a handful of hundreds.
  const mosts = lowerHull(limits.map(({ atMs, mostMs }) => ({ ageMs: nowMs - atMs, valueMs: mostMs })));
  const leasts = lowerHull(limits.map(({ atMs, leastMs }) => ({ ageMs: nowMs - atMs, valueMs: -leastMs })));
  const lines = Array.from({ length: SLOPES }, (_, i) => {
    const slope = DRIFT * ((2 * i) / (SLOPES - 1) - 1);
    const most = lowest(mosts, slope);
    const least = -lowest(leasts, -slope);
    return { slope, offsetMs: (most + least) / 2, gapMs: most - least };
  });
  const widest = lines.reduce((best, line) => (line.gapMs > best.gapMs ? line : best));
  const meanDelayMs = limits.reduce((sum, { mostMs, leastMs }) => sum + mostMs - leastMs, 0) / limits.length;
  const excessMs = Math.max(STEADIEST_MS, steadiestMs, (meanDelayMs - widest.gapMs) / 2);
  const likely = lines.map(
    ({ slope, gapMs }) => (limits.length * (gapMs - widest.gapMs)) / excessMs - Math.abs(slope) / USUAL_DRIFT,
  );
  const top = Math.max(...likely);
  const weights = likely.map((value) => Math.exp(value - top));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value, i) => sum + value * (weights[i] ?? 0), 0) / whole;
  // Offsets can be years: only how far they are from each other is averaged.
  const offsetMs = widest.offsetMs + mean(lines.map((line) => line.offsetMs - widest.offsetMs));
  return { offsetMs, slope: mean(lines.map(({ slope }) => slope)) };
}

interface Corner {
  readonly ageMs: number;
  readonly valueMs: number;
}

/** The least of value + slope x age. */
const lowest = (corners: readonly Corner[], slope: number): number =>
  corners.reduce((least, { ageMs, valueMs }) => Math.min(least, valueMs + slope * ageMs), Number.POSITIVE_INFINITY);

/** The lower outline of points that come with falling age (Andrew's monotone chain). */
function lowerHull(points: readonly Corner[]): Corner[] {
  const hull: Corner[] = [];
  for (const point of points) {
    for (let last = hull.at(-1), before = hull.at(-2); last && before; last = hull.at(-1), before = hull.at(-2)) {
      if (isBelow(before, last, point)) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull;
}

/** Whether `middle` lies truly below the line from `from` to `to`; ages fall from one to the next. */
const isBelow = (from: Corner, middle: Corner, to: Corner): boolean =>
  (middle.valueMs - from.valueMs) * (from.ageMs - to.ageMs) < (to.valueMs - from.valueMs) * (from.ageMs - middle.ageMs);
