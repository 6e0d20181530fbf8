/** A gesture described in terms, ready to be followed. */

import type { GestureDescription } from './gesture-description.ts';
import type { GestureEngine } from './gesture-engine.ts';
import { scoreGesture } from './score-gesture.ts';

/** The engine of a described gesture. A pose needs no memory: each frame speaks for itself. */
export function describedGesture(description: GestureDescription): GestureEngine {
  const { name, invitation } = description;
  return {
    name,
    invitation,
    needsHands: false,
    follow: () => ({ read: ({ measures }) => ({ score: scoreGesture(description, measures) }) }),
  };
}
