/** Shows a recorded take to gestures, as if the performer stood before the camera again. */

import type { TaughtLayout, TaughtTake } from '#installation/gesture/taught-gesture.ts';
import { CrowdInterpreter } from '../interpret/crowd-interpreter.ts';
import type { GestureEngine } from '../interpret/gesture-engine.ts';
import { landmarksOf } from '../samples/sample-of-body.ts';

/** The highest score of each engine over a take, 0..1. A hand alone says nothing to gestures of the body. */
export function replayed(
  engines: readonly GestureEngine[],
  layout: TaughtLayout,
  { frames, aspect }: TaughtTake,
): ReadonlyMap<string, number> {
  if (layout === 'hand21') return new Map();
  const interpreter = new CrowdInterpreter(engines);
  const best = new Map(engines.map(({ name }) => [name, 0]));
  for (const { tMs, points } of frames) {
    const person = { track: 1, ageMs: tMs, landmarks: landmarksOf(points, aspect), isFresh: true };
    const [read] = interpreter.update([person], tMs, aspect);
    for (const { name, score } of read?.gestures ?? []) best.set(name, Math.max(best.get(name) ?? 0, score));
  }
  return best;
}
