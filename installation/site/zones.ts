/** Parts of the floor with a name: where people stand, and where they do not count. Pure. */

import type { Point } from './homography.ts';

export interface Zone {
  /** Its corners in order, metres of the room; the last is joined to the first. */
  readonly points: readonly Point[];
  /** Whether people there are a part of the crowd. */
  readonly counts: boolean;
}

export type Zones = Readonly<Record<string, Zone>>;

/** Who was in a zone stays in it until they are so far outside, metres: nobody flickers on a line. */
export const ZONE_SLACK_M = 0.2;

/** Whether a place lies within the polygon (even-odd rule). */
export function isInside(points: readonly Point[], [x, y]: Point): boolean {
  let inside = false;
  for (const [[ax, ay], [bx, by]] of edges(points)) {
    if (ay > y !== by > y && x < ax + ((bx - ax) * (y - ay)) / (by - ay)) inside = !inside;
  }
  return inside;
}

/** The zones somebody at `place` is in, by name; `before`: those they were in a moment ago. */
export const zonesAt = (zones: Zones, place: Point, before: readonly string[] = []): readonly string[] =>
  Object.entries(zones).flatMap(([name, { points }]) =>
    isInside(points, place) || (before.includes(name) && distanceTo(points, place) <= ZONE_SLACK_M) ? [name] : [],
  );

/** Whether somebody in these zones is a part of the crowd. */
export const isCounted = (zones: Zones, names: readonly string[]): boolean =>
  names.every((name) => zones[name]?.counts !== false);

/** The first two sides of the polygon (from 0) that cross each other, or null. */
export function crossingSides(points: readonly Point[]): readonly [number, number] | null {
  const sides = edges(points);
  for (const [i, [a, b]] of sides.entries()) {
    for (const [j, [c, d]] of sides.entries()) {
      const isNext = j - i === 1 || (i === 0 && j === sides.length - 1);
      if (j > i && !isNext && cross(a, b, c) * cross(a, b, d) < 0 && cross(c, d, a) * cross(c, d, b) < 0) return [i, j];
    }
  }
  return null;
}

/** The polygon's area, square metres. */
export const areaOf = (points: readonly Point[]): number =>
  Math.abs(edges(points).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0)) / 2;

const edges = (points: readonly Point[]): (readonly [Point, Point])[] =>
  points.map((point, at) => [point, points[(at + 1) % points.length] ?? point]);

const cross = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

/** From a place to the polygon's nearest side, metres. */
const distanceTo = (points: readonly Point[], [x, y]: Point): number =>
  Math.min(
    ...edges(points).map(([[ax, ay], [bx, by]]) => {
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(x - ax - along * dx, y - ay - along * dy);
    }),
  );
