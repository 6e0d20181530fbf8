/** Reads single joints out of a body's landmarks. */

import { LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { clamp01 } from '#installation/time/easing.ts';

/** A joint in the picture: x to the right, y downwards, picture heights; `seen` 0..1. */
export interface Joint {
  readonly x: number;
  readonly y: number;
  /** 0: the model guesses, 1: it sees. */
  readonly seen: number;
}

/** Visibility below the first is a guess, above the second is as good as certain. */
const GUESS = 0.2;
const CERTAIN = 0.6;

/** The joint at `index` (see `LANDMARK`). A landmark that is not there is unseen. */
export function jointAt(landmarks: Landmarks, index: number): Joint {
  const at = index * LANDMARK_STRIDE;
  const visibility = landmarks[at + 3] ?? 0;
  return {
    x: landmarks[at] ?? 0,
    y: landmarks[at + 1] ?? 0,
    seen: clamp01((visibility - GUESS) / (CERTAIN - GUESS)),
  };
}

/** The point halfway, as visible as the worse of the two. */
export function midway(a: Joint, b: Joint): Joint {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, seen: Math.min(a.seen, b.seen) };
}

/** Distance in picture heights. */
export function distance(a: Joint, b: Joint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
