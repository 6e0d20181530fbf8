/** Taught gestures of every kind, ready to be followed like any other. */

import type { TaughtGesture } from '#installation/gesture/taught-gesture.ts';
import type { GestureEngine } from './gesture-engine.ts';
import { taughtMotions } from './taught-motion.ts';
import { taughtPoses } from './taught-pose.ts';

/** An engine for each of `gestures`, in their order. They are learnt together: another one may change what all say. */
export function taughtGestures(gestures: readonly TaughtGesture[]): readonly GestureEngine[] {
  const poses = taughtPoses(gestures.filter(({ kind }) => kind === 'pose'));
  const motions = taughtMotions(gestures.filter(({ kind }) => kind === 'motion'));
  const engines = new Map([...poses, ...motions].map((engine) => [engine.name, engine]));
  return gestures.flatMap(({ name }) => engines.get(name) ?? []);
}
