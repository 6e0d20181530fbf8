/** Points of a posture and the plain geometry of features. */

import { POSTURE_STRIDE, type Posture } from './posture.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** 0: missing, 1: seen. */
  readonly seen: number;
}

export function pointAt({ points }: Posture, index: number): Point {
  const at = index * POSTURE_STRIDE;
  return { x: points[at] ?? 0, y: points[at + 1] ?? 0, z: points[at + 2] ?? 0, seen: points[at + 3] ?? 0 };
}

/** Halfway between two points; the one that is there where the other is missing, as a guess. */
export function between(a: Point, b: Point): Point {
  if (a.seen === 0) return { ...b, seen: b.seen / 2 };
  if (b.seen === 0) return { ...a, seen: a.seen / 2 };
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, z: (a.z + b.z) / 2, seen: Math.min(a.seen, b.seen) };
}

/** Length of a vector. `Math.hypot` guards against overflow that no picture has, and takes ten times as long. */
const lengthOf = (x: number, y: number, z: number): number => Math.sqrt(x * x + y * y + z * z);

/** Distance in the picture. */
export const flatDistance = (a: Point, b: Point): number => lengthOf(a.x - b.x, a.y - b.y, 0);

/** Distance in space; that in the picture where there is no depth. */
export const spaceDistance = (a: Point, b: Point): number => lengthOf(a.x - b.x, a.y - b.y, a.z - b.z);

/** Cosine of the angle between the directions a to b and c to d, in space; NaN for points that coincide. */
export function cosineBetween(a: Point, b: Point, c: Point, d: Point): number {
  const [ux, uy, uz] = [b.x - a.x, b.y - a.y, b.z - a.z];
  const [vx, vy, vz] = [d.x - c.x, d.y - c.y, d.z - c.z];
  return (ux * vx + uy * vy + uz * vz) / (lengthOf(ux, uy, uz) * lengthOf(vx, vy, vz));
}

/** How far all of the points are seen. */
export function seenTogether(...points: readonly Point[]): number {
  let least = 1;
  for (const { seen } of points) if (seen < least) least = seen;
  return least;
}
