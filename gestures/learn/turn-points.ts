/** Moves the points of a posture in space: what other cameras, other bodies and other days would have made of it. */

import { POSTURE_STRIDE, type Posture } from './posture.ts';

/** A linear map of the picture plane, row by row. */
export type PlaneMap = readonly [number, number, number, number];

export function copyOf(posture: Posture): Posture {
  return { layout: posture.layout, points: posture.points.slice() };
}

/** Applies a map of the plane to all points, in place. */
export function mapPlane({ points }: Posture, [a, b, c, d]: PlaneMap): void {
  for (let at = 0; at < points.length; at += POSTURE_STRIDE) {
    const [x, y] = [points[at] ?? 0, points[at + 1] ?? 0];
    points[at] = a * x + b * y;
    points[at + 1] = c * x + d * y;
  }
}

/** Turns the points `indices` round the point `pivot` in the picture, in place; growing angles are clockwise to a viewer. */
export function swing({ points }: Posture, pivot: number, indices: readonly number[], radians: number): void {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [px, py] = [points[pivot * POSTURE_STRIDE] ?? 0, points[pivot * POSTURE_STRIDE + 1] ?? 0];
  for (const index of indices) {
    const at = index * POSTURE_STRIDE;
    const [x, y] = [(points[at] ?? 0) - px, (points[at + 1] ?? 0) - py];
    points[at] = px + cos * x - sin * y;
    points[at + 1] = py + sin * x + cos * y;
  }
}

/** Moves `indices` so that the bone from `root` to the first of them becomes `factor` times as long, in place. */
export function stretch({ points }: Posture, root: number, indices: readonly number[], factor: number): void {
  const first = (indices[0] ?? root) * POSTURE_STRIDE;
  for (let axis = 0; axis < 3; axis += 1) {
    const shift = (factor - 1) * ((points[first + axis] ?? 0) - (points[root * POSTURE_STRIDE + axis] ?? 0));
    for (const index of indices) {
      const at = index * POSTURE_STRIDE + axis;
      points[at] = (points[at] ?? 0) + shift;
    }
  }
}

/** Adds independent noise to x and y, in place. */
export function jitter({ points }: Posture, size: number, gauss: () => number): void {
  for (let at = 0; at < points.length; at += POSTURE_STRIDE) {
    points[at] = (points[at] ?? 0) + size * gauss();
    points[at + 1] = (points[at + 1] ?? 0) + size * gauss();
  }
}

/** The map that shortens everything along a direction, as a plane does that is turned away from the camera. */
export function foreshorten(directionRadians: number, awayRadians: number): PlaneMap {
  const [cos, sin] = [Math.cos(directionRadians), Math.sin(directionRadians)];
  const loss = 1 - Math.cos(awayRadians);
  return [1 - loss * cos * cos, -loss * cos * sin, -loss * cos * sin, 1 - loss * sin * sin];
}

export function rotation(radians: number): PlaneMap {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [cos, -sin, sin, cos];
}

/** Normally distributed numbers (mean 0, deviation 1) out of uniform ones (Box and Muller, 1958). */
export function gaussian(uniform: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}
