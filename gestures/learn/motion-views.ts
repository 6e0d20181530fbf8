/**
 * The same motion seen in several ways, each a vector of fixed length. No single one knows every gesture: paths tell a
 * tick from a cross, spreads a high wave from a low one, energies a punch from a push, maps do not care when something
 * happened. A number that cannot be known (its point was never seen) is NaN.
 */

import type { MotionLayout } from './motion-layout.ts';
import { compass, covariance, energy, occupancy, spread } from './motion-statistics.ts';
import { type Curve, type MotionTrack, mapped } from './motion-track.ts';

/** Steps of a path: enough for the shape of a gesture, few enough to forgive its timing. */
const PATH_STEPS = 16;
/** Steps of the curve that is warped onto others. */
const WARP_STEPS = 32;
/** Steps from which statistics are taken. */
const STATISTIC_STEPS = 64;
/** This part of the whole movement is cut off at either end: stillness, and the hand on its way up or down. */
const TRIMMED = 0.05;

export interface MotionViews {
  /** Compared as they are: all numbers of one are of one kind. */
  readonly shapes: readonly Float64Array[];
  /** Compared number by number, each in its own spread. */
  readonly measures: readonly Float64Array[];
  /** Compared by dynamic time warping. */
  readonly warp: Curve;
}

/** The views of a motion, as far as `layout` (the track's own, or what is left of it) says what to look at. */
export function motionViews(track: MotionTrack, layout: MotionLayout): MotionViews {
  const movers = moverCurve(track, layout);
  const relations = relationCurve(track, layout);
  const speeds = speedCurve(movers, track.stepMs);
  const flow = mapped(speeds, (value) => Math.sign(value) * Math.sqrt(Math.abs(value)));
  const [from, to] = lively(speeds);
  const cut = (curve: Curve, steps: number): Curve => resampled(curve, from, to, steps);
  const places = cut(movers, STATISTIC_STEPS);
  const velocities = cut(speeds, STATISTIC_STEPS);
  const { ends } = layout;
  return {
    shapes: [movers, relations, flow, track.way].map((curve) => cut(curve, PATH_STEPS).values),
    measures: [
      spread([places, cut(relations, STATISTIC_STEPS), cut(track.way, STATISTIC_STEPS)]),
      energy(velocities, ((to - from) * track.stepMs) / 1000),
      covariance(places, velocities, ends),
      Float64Array.from(ends.flatMap((end) => [...occupancy(places, end), ...compass(velocities, end)])),
    ],
    warp: mapped(cut(flow, WARP_STEPS), (value) => (Number.isNaN(value) ? 0 : value)),
  };
}

/** Where the movers are, as seen from the root; with the root's own way where that is part of the motion. */
function moverCurve({ points, way }: MotionTrack, { movers, rootMoves }: MotionLayout): Curve {
  const blank = {
    steps: points.steps,
    width: 2 * movers.length,
    values: new Float64Array(2 * movers.length * points.steps),
  };
  return mapped(blank, (_, step, at) => {
    const place = movers[Math.floor(at / 2)] ?? 0;
    const value = points.values[step * points.width + 2 * place + (at % 2)] ?? Number.NaN;
    return rootMoves ? value + (way.values[2 * step + (at % 2)] ?? 0) : value;
  });
}

function relationCurve({ points }: MotionTrack, { relations }: MotionLayout): Curve {
  const width = 2 * relations.length;
  const blank = { steps: points.steps, width, values: new Float64Array(width * points.steps) };
  return mapped(blank, (_, step, at) => {
    const [from, to] = relations[Math.floor(at / 2)] ?? [0, 0];
    const value = (place: number): number => points.values[step * points.width + 2 * place + (at % 2)] ?? Number.NaN;
    return value(to) - value(from);
  });
}

/** Body units per second: half the difference of the neighbours. */
function speedCurve(curve: Curve, stepMs: number): Curve {
  const { steps, width, values } = curve;
  return mapped(curve, (_, step, at) => {
    const [before, after] = [Math.max(0, step - 1), Math.min(steps - 1, step + 1)];
    const way = (values[after * width + at] ?? Number.NaN) - (values[before * width + at] ?? Number.NaN);
    return (way * 1000) / ((after - before) * stepMs);
  });
}

/** First and last step of what is left when a twentieth of the whole movement is cut off at either end. */
function lively({ steps, width, values }: Curve): readonly [from: number, to: number] {
  const moved = new Float64Array(steps);
  for (let step = 1; step < steps; step++) {
    let square = 0;
    for (let at = 0; at < width; at++) square += (values[step * width + at] || 0) ** 2;
    moved[step] = (moved[step - 1] ?? 0) + Math.sqrt(square);
  }
  const whole = moved[steps - 1] ?? 0;
  if (!(whole > 0)) return [0, steps - 1];
  const from = Math.min(
    steps - 2,
    moved.findLastIndex((way) => way <= TRIMMED * whole),
  );
  const to = Math.max(
    from + 1,
    moved.findIndex((way) => way >= (1 - TRIMMED) * whole),
  );
  return [Math.max(0, from), to];
}

/** The curve between two steps, at `steps` evenly spaced moments. */
function resampled({ width, values }: Curve, from: number, to: number, steps: number): Curve {
  const blank = { steps, width, values: new Float64Array(steps * width) };
  return mapped(blank, (_, step, at) => {
    const moment = from + ((to - from) * step) / (steps - 1);
    const before = Math.min(Math.floor(moment), to - 1);
    const [a, b] = [values[before * width + at] ?? Number.NaN, values[(before + 1) * width + at] ?? Number.NaN];
    return a + (b - a) * (moment - before);
  });
}
