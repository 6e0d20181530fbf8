/** Whether a performance is a pose or a motion. */

import { LANDMARK } from '#installation/crowd/body.ts';
import type { SampleFrame } from '../samples/sample.ts';
import type { Performance } from './judge.ts';
import { pointAt } from './point.ts';
import { postureOf } from './posture.ts';
import { sizeOf } from './posture-size.ts';

export type SampleKind = 'pose' | 'motion';

/** Fewer frames than this are no motion, whatever they show. */
const LEAST_FRAMES = 5;
/** A hold trembles; what goes farther than this has moved: in torsos of a body, in palms of a hand. */
const LEAST_TRAVEL = 0.3;

/** The points that carry a gesture. */
const MOVERS = {
  body33: [LANDMARK.nose, LANDMARK.leftElbow, LANDMARK.rightElbow, LANDMARK.leftWrist, LANDMARK.rightWrist],
  hand21: [0, 4, 8, 12, 16, 20],
} as const;

/** A motion has several frames, and something in them really moves. */
export function sampleKind(performance: Performance): SampleKind {
  return hasFrames(performance) && travel(performance) > LEAST_TRAVEL ? 'motion' : 'pose';
}

/** Whether there are frames enough for a motion. */
export const hasFrames = ({ frames }: Performance): boolean => frames.length >= LEAST_FRAMES;

/** How far the farthest mover goes, without the farthest tenths of its way: outliers are not motion. */
function travel({ frames, layout, aspect }: Performance): number {
  const postures = frames.map((frame) => postureOf(frame, layout, aspect));
  const sizes = postures.map(sizeOf).filter((size) => size > 0);
  const size = middleOf(sizes) ?? 0;
  if (size <= 0) return 0;
  const ways = MOVERS[layout].map((index) => {
    const path = postures.map((posture) => pointAt(posture, index)).filter(({ seen }) => seen > 0);
    return Math.hypot(spread(path.map(({ x }) => x)), spread(path.map(({ y }) => y)));
  });
  return Math.max(...ways) / size;
}

function spread(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 10);
  return (sorted[sorted.length - 1 - cut] ?? 0) - (sorted[cut] ?? 0);
}

function middleOf(values: readonly number[]): number | undefined {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The frame a hold is known by: the one that is nearest to all others, so that a blurred one is not taken. */
export function middleFrame({ frames }: Performance): SampleFrame {
  const seen = (frame: SampleFrame): number => frame.points.filter((point) => point !== null).length;
  const most = Math.max(...frames.map(seen));
  const good = frames.filter((frame) => seen(frame) === most);
  const middle = good[Math.floor(good.length / 2)] ?? frames[0];
  if (middle === undefined) throw new Error('a performance without a frame');
  return middle;
}

/** Whether a gesture is a motion: more than half of its takes are. */
export function isMotion(takes: readonly Performance[]): boolean {
  return takes.filter((take) => sampleKind(take) === 'motion').length * 2 > takes.length;
}
