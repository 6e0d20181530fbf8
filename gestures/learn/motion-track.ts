/**
 * A performance as a curve: its points in the unit of the body (or hand) that made it, gaps bridged, evenly spaced in
 * time. Where in the picture, how large and how often pictures came is gone.
 */

import type { Performance } from './judge.ts';
import { MOTION_LAYOUTS, type MotionLayout } from './motion-layout.ts';

/** Spacing of the evenly spaced curve, ms: as fine as 30 Hz shows. */
const STEP_MS = 1000 / 30;
/** A longer performance is thinned out: no gesture needs more than this many steps. */
const MOST_STEPS = 900;
/** Below this visibility a point is a guess of the model and counts as not seen. */
const GUESS = 0.2;
/** Neighbouring steps are blended with these weights: landmark jitter is faster than any limb. */
const BLUR = [0.06, 0.24, 0.4, 0.24, 0.06] as const;

/** Numbers in time: `width` of them for each of `steps` steps, one step after the other. */
export interface Curve {
  readonly steps: number;
  readonly width: number;
  readonly values: Float64Array;
}

export interface MotionTrack {
  readonly layout: MotionLayout;
  readonly stepMs: number;
  /** x and y of every point of the layout as seen from the root, body units. NaN: never seen. */
  readonly points: Curve;
  /** x and y of the root (mid-shoulders, wrist) as seen from its middle place, body units. */
  readonly way: Curve;
}

/** The curve of a performance, or null when its root was never seen or it has no size. */
export function motionTrack({ frames, aspect, layout: name }: Performance): MotionTrack | null {
  const layout = MOTION_LAYOUTS[name];
  const [fromMs, toMs] = [frames[0]?.tMs ?? 0, frames.at(-1)?.tMs ?? 0];
  const steps = Math.min(MOST_STEPS, Math.max(2, Math.round((toMs - fromMs) / STEP_MS) + 1));
  const stepMs = Math.max(1, toMs - fromMs) / (steps - 1);
  const points: Curve = {
    steps,
    width: 2 * layout.points.length,
    values: new Float64Array(2 * steps * layout.points.length),
  };
  for (const [place, landmark] of layout.points.entries()) {
    const seen = seenMoments(frames, landmark, aspect);
    bridge(points, 2 * place, stepMs, seen.timesMs, seen.x);
    bridge(points, 2 * place + 1, stepMs, seen.timesMs, seen.y);
  }
  return inBodyUnits(layout, stepMs, points);
}

interface Moments {
  readonly timesMs: number[];
  readonly x: number[];
  readonly y: number[];
}

/** Where a landmark was whenever it was seen: ms from the first frame, picture heights. */
function seenMoments(frames: Performance['frames'], landmark: number, aspect: number): Moments {
  const seen: Moments = { timesMs: [], x: [], y: [] };
  for (const { tMs, points } of frames) {
    const point = points[landmark];
    if (!point || point[3] < GUESS) continue;
    seen.timesMs.push(tMs - (frames[0]?.tMs ?? 0));
    seen.x.push(point[0] * aspect);
    seen.y.push(point[1]);
  }
  return seen;
}

/** Writes one column: linear between what was seen, held before and after, NaN where nothing ever was. */
function bridge(
  { steps, width, values }: Curve,
  column: number,
  stepMs: number,
  timesMs: readonly number[],
  seen: readonly number[],
): void {
  const read = new Float64Array(steps).fill(Number.NaN);
  let next = 0;
  for (let step = 0; step < steps && seen.length > 0; step++) {
    const tMs = step * stepMs;
    while (next < seen.length - 1 && (timesMs[next] ?? 0) < tMs) next++;
    const before = Math.max(0, next - 1);
    const [t0, t1] = [timesMs[before] ?? 0, timesMs[next] ?? 0];
    const share = t1 > t0 ? Math.min(1, Math.max(0, (tMs - t0) / (t1 - t0))) : 0;
    read[step] = (seen[before] ?? 0) * (1 - share) + (seen[next] ?? 0) * share;
  }
  for (let step = 0; step < steps; step++) {
    let sum = 0;
    for (let k = 0; k < BLUR.length; k++) {
      sum += (BLUR[k] ?? 0) * (read[Math.min(steps - 1, Math.max(0, step + k - 2))] ?? 0);
    }
    values[step * width + column] = sum;
  }
}

function inBodyUnits(layout: MotionLayout, stepMs: number, points: Curve): MotionTrack | null {
  const root = rootWay(layout, points);
  if (!root) return null;
  const unit = Math.max(...layout.lengths.map(([from, to, factor]) => factor * medianLength(points, from, to)));
  if (!(unit > 0)) return null;
  const middle = [median(column(root, 0)), median(column(root, 1))];
  return {
    layout,
    stepMs,
    points: mapped(points, (value, step, at) => (value - (root.values[2 * step + (at % 2)] ?? 0)) / unit),
    way: mapped(root, (value, _, at) => (value - (middle[at % 2] ?? 0)) / unit),
  };
}

/** The midpoint of the root points that were seen. */
function rootWay({ root }: MotionLayout, points: Curve): Curve | null {
  const seen = root.filter((place) => !Number.isNaN(points.values[2 * place] ?? Number.NaN));
  if (seen.length === 0) return null;
  const way = { steps: points.steps, width: 2, values: new Float64Array(2 * points.steps) };
  return mapped(way, (_, step, at) => {
    const sum = seen.reduce((total, place) => total + (points.values[step * points.width + 2 * place + at] ?? 0), 0);
    return sum / seen.length;
  });
}

/** The median distance of two points, 0 where one of them was never seen. */
function medianLength({ steps, width, values }: Curve, from: number, to: number): number {
  const lengths = Float64Array.from({ length: steps }, (_, step) => {
    const at = (place: number, axis: number): number => values[step * width + 2 * place + axis] ?? Number.NaN;
    return Math.hypot(at(from, 0) - at(to, 0), at(from, 1) - at(to, 1));
  });
  return median(lengths) || 0;
}

/** One number of every step. */
export function column({ steps, width, values }: Curve, at: number): Float64Array {
  const only = new Float64Array(steps);
  for (let step = 0; step < steps; step++) only[step] = values[step * width + at] ?? Number.NaN;
  return only;
}

/** The middle value; NaN of none. */
export function median(values: Float64Array): number {
  return values.slice().sort()[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The same curve with every number replaced. */
export function mapped(curve: Curve, value: (value: number, step: number, column: number) => number): Curve {
  const { width } = curve;
  const values = new Float64Array(curve.values.length);
  for (let step = 0, index = 0; step < curve.steps; step++) {
    for (let at = 0; at < width; at++, index++) values[index] = value(curve.values[index] ?? Number.NaN, step, at);
  }
  return { ...curve, values };
}
