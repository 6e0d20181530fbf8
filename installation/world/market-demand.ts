/**
 * How many bids an identity of mean appetite has drawn by a moment, when the rate of bidding changes over time: the
 * area under the rate, in closed form, and the way back from a number of bids to its moment.
 */

import { type ShowMs, showMs } from '../time/axes.ts';
import { clamp01, type Easing } from '../time/easing.ts';
import { type Tween, tweenAt, tweenEndMs } from '../time/tween.ts';

/** A stretch of one change of the rate: it holds from the rate's start until the next stretch begins. */
export interface DemandStretch {
  /** Bids per second. */
  readonly rate: Tween;
  /** Bids drawn before this stretch began. */
  readonly before: number;
}

/** Older changes of the rate than this many are no longer told apart: bids that old are off every ledger. */
const MAX_STRETCHES = 24;

/** Area under each easing curve from 0 to x: the antiderivatives of `EASINGS`. */
const AREAS: Readonly<Record<Easing, (x: number) => number>> = {
  linear: (x) => x ** 2 / 2,
  in: (x) => x ** 4 / 4,
  out: (x) => x - (1 - (1 - x) ** 4) / 4,
  inOut: (x) => x ** 6 - 3 * x ** 5 + 2.5 * x ** 4,
};

/** The area under `tween` from its start to `atMs`, which is not before it: the value's unit times seconds. */
function areaUnder({ from, to, startMs, overMs, ease }: Tween, atMs: number): number {
  const x = overMs > 0 ? clamp01((atMs - startMs) / overMs) : 1;
  const moving = overMs * (from * x + (to - from) * AREAS[ease](x));
  return (moving + to * Math.max(0, atMs - startMs - overMs)) / 1000;
}

/** Bids drawn by `at`. Grows or stands, never falls. */
export function demandAt(stretches: readonly DemandStretch[], at: ShowMs): number {
  const stretch = stretches.findLast(({ rate }) => rate.startMs <= at);
  return stretch ? stretch.before + areaUnder(stretch.rate, at) : 0;
}

/** The rate at `at`, bids per second. */
export function rateAt(stretches: readonly DemandStretch[], at: ShowMs): number {
  const stretch = stretches.findLast(({ rate }) => rate.startMs <= at);
  return stretch ? tweenAt(stretch.rate, at) : 0;
}

/** The stretches once the rate goes to `to` bids per second from `at` on, in `overMs`. */
export function withRate(
  stretches: readonly DemandStretch[],
  to: number,
  at: ShowMs,
  overMs: number,
): readonly DemandStretch[] {
  const rate: Tween = { from: rateAt(stretches, at), to, startMs: at, overMs, ease: 'inOut' };
  return [...stretches, { rate, before: demandAt(stretches, at) }].slice(-MAX_STRETCHES);
}

/** Bids closer than this are the same. */
const ROUNDING = 1e-9;

/** Halvings of a change's time: after so many, less than a thousandth of a millisecond of an hour is left. */
const HALVINGS = 32;

/**
 * The first moment by which `demand` bids were drawn: the inverse of {@link demandAt}. Infinite where the rate never gets
 * there; the start of what is still known where it lies before that.
 */
export function momentOf(stretches: readonly DemandStretch[], demand: number): ShowMs {
  // Where nobody bid for a while, many moments have the same demand: the first of them.
  const stretch = stretches.find((_, i) => (stretches[i + 1]?.before ?? Number.POSITIVE_INFINITY) >= demand);
  if (!stretch) return showMs(Number.POSITIVE_INFINITY);
  const { rate, before } = stretch;
  const wanted = demand - before;
  if (wanted <= 0) return showMs(rate.startMs);
  const endMs = tweenEndMs(rate);
  const atEnd = areaUnder(rate, endMs);
  if (wanted >= atEnd) {
    if (rate.to > 0) return showMs(endMs + ((wanted - atEnd) / rate.to) * 1000);
    return showMs(wanted > atEnd + ROUNDING ? Number.POSITIVE_INFINITY : endMs);
  }
  let [low, high]: [number, number] = [rate.startMs, endMs];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (areaUnder(rate, middle) < wanted) low = middle;
    else high = middle;
  }
  return showMs(high);
}
