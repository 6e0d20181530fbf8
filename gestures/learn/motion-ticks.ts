/**
 * A body's (or hand's) points as a stream, fifteen times a second whatever the camera does: the last few seconds, and of
 * every tick what the spotter compares.
 */

import type { MotionLayout } from './motion-layout.ts';
import { median } from './motion-track.ts';
import { flowOf } from './motion-views.ts';

/** Ticks are this far apart or farther, ms: 15 a second, every picture of a slower camera. */
export const TICK_MS = 1000 / 15;
/** A picture that comes a little early still makes a tick. */
const EARLY_MS = 10;
/** A longer silence begins a new stream: what was before says nothing about now. */
const GAP_MS = 500;
/** Lengths steady the unit over this many ticks: a second. */
const UNIT_TICKS = 15;
/** Below this visibility a point is a guess of the model and counts as not seen. */
const GUESS = 0.2;
/** Weighs places against the roots of speeds. */
const PLACES = 1.5;

export interface Tick {
  readonly atMs: number;
  /** x, y of every point of the layout, picture heights; NaN: not seen. */
  readonly points: Float64Array;
  /** Places of the movers as seen from the root and their flow, body units. */
  readonly features: Float64Array;
  /** Way of the movers since the stream began, body units. */
  readonly moved: number;
}

/** Nobody is still who was elsewhere one of these many ticks ago: quick swings come back to where they were. */
const STILL_TICKS = [2, 4, 6] as const;
/** No mover is farther from where it was than this, body units. */
const STILL_WAY = 0.12;

/** Whether nothing has moved for the last ticks; false where there are too few to tell. */
export function isStill(ticks: readonly Tick[]): boolean {
  const now = ticks.at(-1);
  return STILL_TICKS.every((back) => {
    const before = ticks.at(-1 - back);
    return now !== undefined && before !== undefined && isInPlace(now.features, before.features);
  });
}

function isInPlace(now: Float64Array, before: Float64Array): boolean {
  const most = (STILL_WAY * PLACES) ** 2;
  for (let at = 0; at < now.length; at += 4) {
    const dx = (now[at] ?? 0) - (before[at] ?? 0);
    const dy = (now[at + 1] ?? 0) - (before[at + 1] ?? 0);
    if (dx * dx + dy * dy > most) return false;
  }
  return true;
}

export class MotionTicks {
  readonly #layout: MotionLayout;
  readonly #keepMs: number;
  readonly #unitReadings: number[] = [];
  /** Oldest first. */
  readonly ticks: Tick[] = [];

  constructor(layout: MotionLayout, keepMs: number) {
    this.#layout = layout;
    this.#keepMs = keepMs;
  }

  /**
   * @param points Landmarks in picture heights, `stride` numbers each; the fourth, if there is one, is visibility.
   * @returns The new tick; `null` when it is too early for one or the root or its size was never seen.
   */
  push(points: Float32Array, stride: number, atMs: number): Tick | null {
    const last = this.ticks.at(-1);
    if (last && atMs - last.atMs < TICK_MS - EARLY_MS) return null;
    if (last && atMs - last.atMs > GAP_MS) this.#clear();
    const previous = this.ticks.at(-1);
    const seen = this.#read(points, stride, previous);
    const unit = this.#unit(seen);
    if (!(unit > 0)) return null;
    const tick = this.#compare(seen, unit, atMs, previous);
    if (tick) this.ticks.push(tick);
    while ((this.ticks[0]?.atMs ?? atMs) < atMs - this.#keepMs) this.ticks.shift();
    return tick;
  }

  #clear(): void {
    this.ticks.length = 0;
    this.#unitReadings.length = 0;
  }

  /** Points of the layout; one that is not seen now stays where it was. */
  #read(points: Float32Array, stride: number, previous: Tick | undefined): Float64Array {
    const seen = new Float64Array(2 * this.#layout.points.length);
    for (const [place, landmark] of this.#layout.points.entries()) {
      const isSeen = stride < 4 || (points[landmark * stride + 3] ?? 0) >= GUESS;
      for (let axis = 0; axis < 2; axis++) {
        const held = previous?.points[2 * place + axis] ?? Number.NaN;
        seen[2 * place + axis] = isSeen ? (points[landmark * stride + axis] ?? held) : held;
      }
    }
    return seen;
  }

  #unit(points: Float64Array): number {
    let longest = 0;
    for (const [from, to, factor] of this.#layout.lengths) {
      const dx = (points[2 * from] ?? Number.NaN) - (points[2 * to] ?? Number.NaN);
      const dy = (points[2 * from + 1] ?? Number.NaN) - (points[2 * to + 1] ?? Number.NaN);
      longest = Math.max(longest, factor * Math.hypot(dx, dy) || 0);
    }
    if (longest > 0) this.#unitReadings.push(longest);
    if (this.#unitReadings.length > UNIT_TICKS) this.#unitReadings.shift();
    return median(Float64Array.from(this.#unitReadings));
  }

  #compare(points: Float64Array, unit: number, atMs: number, previous: Tick | undefined): Tick | null {
    const root = this.#rootOf(points);
    const was = previous ? this.#rootOf(previous.points) : root;
    if (!root || !was) return null;
    const { movers, rootMoves } = this.#layout;
    const seconds = previous ? (atMs - previous.atMs) / 1000 : 1;
    const features = new Float64Array(4 * movers.length);
    let square = 0;
    for (const [m, place] of movers.entries()) {
      for (let axis = 0; axis < 2; axis++) {
        const now = (points[2 * place + axis] ?? Number.NaN) - (root[axis] ?? 0);
        const before = (previous?.points[2 * place + axis] ?? Number.NaN) - (was[axis] ?? 0);
        const way = (now - before + (rootMoves ? (root[axis] ?? 0) - (was[axis] ?? 0) : 0)) / unit || 0;
        square += way * way;
        features[4 * m + axis] = (PLACES * now) / unit || 0;
        features[4 * m + 2 + axis] = flowOf(way / seconds);
      }
    }
    return { atMs, points, features, moved: (previous?.moved ?? 0) + Math.sqrt(square) };
  }

  #rootOf(points: Float64Array): readonly [x: number, y: number] | null {
    const seen = this.#layout.root.filter((place) => !Number.isNaN(points[2 * place] ?? Number.NaN));
    if (seen.length === 0) return null;
    const mean = (axis: number): number =>
      seen.reduce((sum, place) => sum + (points[2 * place + axis] ?? 0), 0) / seen.length;
    return [mean(0), mean(1)];
  }
}
