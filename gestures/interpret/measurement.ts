/** A measured number with how far it may be believed, and the small sums that every measure is made of. */

import type { Joint } from '../body/joint.ts';

/** A measured number. */
export interface Measurement {
  readonly value: number;
  /** 0..1, how far the joints behind it are seen. */
  readonly weight: number;
}

export type Side = 'left' | 'right';

/** What is measured where there is nothing to measure. */
export const UNSEEN: Measurement = { value: 0, weight: 0 };

export const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** Height of `joint` above `base`, scales. */
export const above = (joint: Joint, base: Joint, scale: number): Measurement => ({
  value: (base.y - joint.y) / scale,
  weight: Math.min(joint.seen, base.seen),
});

/** Distance between two joints in the picture, scales. */
export const apart = (a: Joint, b: Joint, scale: number): Measurement => ({
  value: Math.hypot(a.x - b.x, a.y - b.y) / scale,
  weight: Math.min(a.seen, b.seen),
});
