/** Taught gestures, ready to be followed like any other. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { GestureEngine } from './gesture-engine.ts';
import { taughtPoses } from './taught-pose.ts';

/** An engine for each of `gestures` that is a pose, in their order. */
export function taughtGestures(gestures: readonly TaughtGesture[]): readonly GestureEngine[] {
  return taughtPoses(gestures.filter(({ kind }) => kind === 'pose'));
}
