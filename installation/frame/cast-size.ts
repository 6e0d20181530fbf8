/** A member of the cast as large as the score has it: small and far back in the street, or close to whoever looks. */

import { LANDMARK_STRIDE } from '../crowd/body.ts';
import { HORIZON_M } from './crowd-depth.ts';

/** Height of the eyes as a share of the body's: what comes close keeps them where they are, and sinks at the feet. */
const EYES = 0.94;

/**
 * Scales `joints`, which stand at x = 0 and y = 0, in place. Answers how far above the floor it stands then, m: below zero
 * for what is nearer than the wall. `heightM` is the body's own.
 */
export function drawnAtSize(joints: Float32Array, size: number, heightM: number): number {
  if (size === 1) return 0;
  for (let at = 0; at < joints.length; at += LANDMARK_STRIDE) {
    for (const part of [0, 1, 2]) joints[at + part] = (joints[at + part] ?? 0) * size;
  }
  return (size < 1 ? HORIZON_M : EYES * heightM) * (1 - size);
}
