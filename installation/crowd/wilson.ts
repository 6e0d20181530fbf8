/** How sure a share of a small group is. */

/** A share and between what it lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** 95 of 100 such intervals hold the true share. */
const Z = 1.959964;

/**
 * The 95 % interval of the share `active` of `present` people, 0..1; from 0 to 1 of nobody. (Wilson 1927) Of a group of
 * five the plain share would claim far too much.
 */
export function wilsonInterval(active: number, present: number): Interval {
  if (present <= 0) return { low: 0, high: 1 };
  const p = Math.min(1, active / present);
  const z2 = (Z * Z) / present;
  const middle = (p + z2 / 2) / (1 + z2);
  const half = (Z * Math.sqrt((p * (1 - p)) / present + z2 / (4 * present))) / (1 + z2);
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
