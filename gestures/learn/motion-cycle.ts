/**
 * Motions that go on and on, as waving does: one or two of their cycles say all that the whole take says, however often
 * somebody repeats them.
 */

import type { SpotterTake } from './motion-spotter.ts';
import { TICK_MS } from './motion-ticks.ts';
import { squareBetween } from './motion-warp.ts';

/** A cycle is no shorter, ms: quicker is trembling. */
const SHORTEST_MS = 260;
/** Cycles are as alike as that: mean squared difference a cycle apart, as a share of that of any two rows of both. */
const ALIKE = 0.4;
/** Two cycles are this part of all movement at least; the rest is the way there and back. */
const LEAST_PART = 0.25;
/** Longer cycles are known by one, ms; shorter ones by two. */
const LONG_MS = 900;

/** Where a motion repeats itself most exactly. */
export interface Cycle {
  readonly fromRow: number;
  /** Rows until it comes again. */
  readonly period: number;
}

/** The takes of one label, folded where most of them are periodic; else as they are. */
export function folded(takes: readonly SpotterTake[]): readonly SpotterTake[] {
  const cycles = takes.map(cycleOf);
  const isPeriodic = cycles.filter((cycle) => cycle !== null).length * 2 > takes.length;
  return isPeriodic ? takes.map((take, index) => shortened(take, cycles[index] ?? null)) : takes;
}

/** The shortest cycle that is about as exact as any; null where nothing comes again. */
export function cycleOf(take: SpotterTake): Cycle | null {
  const least = Math.ceil(SHORTEST_MS / TICK_MS);
  const best = Array.from({ length: Math.max(0, Math.floor(take.rows / 2) - least + 1) }, (_, index) =>
    bestAt(take, least + index),
  );
  const deepest = Math.min(...best.map(({ unlike }) => unlike));
  if (!(deepest <= ALIKE)) return null;
  const isDip = (at: number): boolean => {
    const [before, here, after] = [at - 1, at, at + 1].map((index) => best[index]?.unlike ?? Number.POSITIVE_INFINITY);
    return (here ?? 0) <= (before ?? 0) && (here ?? 0) <= (after ?? 0);
  };
  return best.find(({ unlike }, at) => isDip(at) && unlike <= (deepest + ALIKE) / 2) ?? null;
}

function bestAt(take: SpotterTake, period: number): Cycle & { readonly unlike: number } {
  let best = { fromRow: 0, period, unlike: Number.POSITIVE_INFINITY };
  const wayAt = (row: number): number => take.moved[Math.min(row, take.rows - 1)] ?? 0;
  for (let fromRow = 0; fromRow + 2 * period <= take.rows; fromRow++) {
    if (wayAt(fromRow + 2 * period) - wayAt(fromRow) < LEAST_PART * wayAt(take.rows)) continue;
    const unlike = unlikeCycles(take, fromRow, period);
    if (unlike < best.unlike) best = { fromRow, period, unlike };
  }
  return best;
}

/** How unlike two cycles one after the other are. */
function unlikeCycles({ features, rows }: SpotterTake, fromRow: number, period: number): number {
  const width = features.length / rows;
  const [from, count] = [fromRow * width, period * width];
  const apart = squareBetween(features, from, features, from + count, count) / period;
  return apart / (2 * variance(features.subarray(from, from + 2 * count), width) || 1);
}

/** Mean squared distance of rows from their mean. */
function variance(values: Float64Array, width: number): number {
  const rows = values.length / width;
  const mean = new Float64Array(width);
  for (const [at, value] of values.entries()) mean[at % width] = (mean[at % width] ?? 0) + value / rows;
  let sum = 0;
  for (const [at, value] of values.entries()) sum += (value - (mean[at % width] ?? 0)) ** 2;
  return sum / rows;
}

/** One or two cycles of a take. */
function shortened(take: SpotterTake, cycle: Cycle | null): SpotterTake {
  if (cycle === null) return take;
  const { fromRow, period } = cycle;
  const rows = period * TICK_MS > LONG_MS ? period : 2 * period;
  const width = take.features.length / take.rows;
  const rowMs = take.durationMs / take.rows;
  return {
    label: take.label,
    fromMs: take.fromMs + fromRow * rowMs,
    rows,
    features: take.features.slice(fromRow * width, (fromRow + rows) * width),
    moved: take.moved.slice(fromRow, fromRow + rows).map((way) => way - (take.moved[fromRow] ?? 0)),
    durationMs: rows * rowMs,
  };
}
