/** A take as the spotter compares it: played through the same ticks as a live stream, without the stillness round it. */

import { LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import { LAYOUT_POINTS } from '../samples/sample.ts';
import type { Performance } from './judge.ts';
import type { MotionLayout } from './motion-layout.ts';
import type { SpotterTake } from './motion-spotter.ts';
import { MotionTicks, TICK_MS, type Tick } from './motion-ticks.ts';

/** This part of the whole movement is cut off at either end. */
const TRIMMED = 0.05;
/** A take of fewer ticks is no motion. */
const LEAST_ROWS = 4;

/** Null where a take hardly moves or lasts. */
export function spotterTake(
  performance: Performance & { readonly label: string },
  layout: MotionLayout,
): SpotterTake | null {
  const ticks = ticksOf(performance, layout);
  const [first, last] = [ticks[0], ticks.at(-1)];
  if (!first || !last) return null;
  const whole = last.moved - first.moved;
  const lively = ticks.filter(({ moved }) => {
    const share = (moved - first.moved) / whole;
    return share >= TRIMMED && share <= 1 - TRIMMED;
  });
  const [from, to] = [lively[0], lively.at(-1)];
  if (!from || !to || lively.length < LEAST_ROWS) return null;
  return {
    label: performance.label,
    fromMs: from.atMs,
    rows: lively.length,
    features: Float64Array.from(lively.flatMap(({ features }) => [...features])),
    moved: lively.map(({ moved }) => moved - from.moved),
    durationMs: to.atMs - from.atMs + TICK_MS,
  };
}

/** The ticks that a live stream of this performance makes. */
export function ticksOf({ layout: name, aspect, frames }: Performance, layout: MotionLayout): readonly Tick[] {
  const stream = new MotionTicks(layout, Number.POSITIVE_INFINITY);
  for (const { tMs, points } of frames) {
    const landmarks = new Float32Array(LAYOUT_POINTS[name] * LANDMARK_STRIDE);
    for (const [index, point] of points.entries()) {
      if (point) landmarks.set([point[0] * aspect, point[1], point[2], point[3]], index * LANDMARK_STRIDE);
    }
    stream.push(landmarks, LANDMARK_STRIDE, tMs);
  }
  return stream.ticks;
}
