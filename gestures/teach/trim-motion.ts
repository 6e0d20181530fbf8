/** Cuts a recorded motion to its movement: the walk to one's place and the waiting afterwards are not the gesture. */

import type { TaughtFrame, TaughtLayout } from '#installation/gesture/taught-gesture.ts';
import { shift } from './movement.ts';

/** Sizes per second: a body that stands still sways and trembles less than this. */
const STILL_PER_S = 0.5;
/** Of the fastest moment: slower than this is coming to rest. */
const REST_SHARE = 0.12;
/** Kept before and after, ms: how a movement begins and ends belongs to it. */
const MARGIN_MS = 150;
/** Speeds are read over about this long, ms, so that the tremble of single pictures does not count. */
const OVER_MS = 200;

/** Frames of a motion, with time beginning at 0; none where nothing moves. */
export function trimMotion(
  frames: readonly TaughtFrame[],
  layout: TaughtLayout,
  aspect: number,
): readonly TaughtFrame[] {
  const speeds = frames.map((frame, index) => speedAt(frames, index, frame, layout, aspect));
  const fastest = Math.max(0, ...speeds);
  const limit = Math.max(STILL_PER_S, fastest * REST_SHARE);
  const first = speeds.findIndex((speed) => speed >= limit);
  if (first < 0) return [];
  const last = speeds.findLastIndex((speed) => speed >= limit);
  const fromMs = (frames[first]?.tMs ?? 0) - MARGIN_MS;
  const toMs = (frames[last]?.tMs ?? 0) + MARGIN_MS;
  return fromZero(frames.filter(({ tMs }) => tMs >= fromMs && tMs <= toMs));
}

/** The frames with the first at 0 ms. */
export function fromZero(frames: readonly TaughtFrame[]): readonly TaughtFrame[] {
  const beganMs = frames[0]?.tMs ?? 0;
  return frames.map(({ tMs, points }) => ({ tMs: tMs - beganMs, points }));
}

/** Sizes per second around a frame. */
function speedAt(
  frames: readonly TaughtFrame[],
  index: number,
  frame: TaughtFrame,
  layout: TaughtLayout,
  aspect: number,
): number {
  const before = frames.findLast(({ tMs }, at) => at < index && frame.tMs - tMs >= OVER_MS / 2) ?? frames[index - 1];
  const after = frames.find(({ tMs }, at) => at > index && tMs - frame.tMs >= OVER_MS / 2) ?? frames[index + 1];
  const [from, to] = [before ?? frame, after ?? frame];
  const elapsedMs = to.tMs - from.tMs;
  return elapsedMs <= 0 ? 0 : (shift(from.points, to.points, layout, aspect) * 1000) / elapsedMs;
}
