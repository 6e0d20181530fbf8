/** Shows a recorded take to gestures, as if the performer stood before the camera again. */

import type { TaughtGesture, TaughtTake } from '#installation/gesture/taught-gesture.ts';
import { bodyScale } from '../body/body-scale.ts';
import { measureBody } from '../interpret/body-measures.ts';
import type { BodyFrame, GestureEngine } from '../interpret/gesture-engine.ts';
import { landmarksOf } from '../samples/sample-of-body.ts';

/** The take of a body as frames the interpreter would make of it. */
function framesOf({ frames, aspect }: TaughtTake): readonly BodyFrame[] {
  return frames.map(({ tMs, points }) => {
    const landmarks = landmarksOf(points, aspect);
    const scale = bodyScale(landmarks);
    const measures = measureBody(landmarks, scale);
    return { atMs: tMs, aspect, landmarks, hands: null, scale, measures, neighbours: [] };
  });
}

/** The highest score of each engine over a take, 0..1. A hand alone says nothing to gestures of the body. */
export function replayed(
  engines: readonly GestureEngine[],
  layout: TaughtGesture['layout'],
  take: TaughtTake,
): ReadonlyMap<string, number> {
  if (layout === 'hand21') return new Map();
  const frames = framesOf(take);
  return new Map(
    engines.map((engine) => {
      const follower = engine.follow();
      return [engine.name, Math.max(0, ...frames.map((frame) => follower.read(frame).score))];
    }),
  );
}
