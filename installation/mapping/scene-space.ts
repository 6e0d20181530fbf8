/**
 * From the room to the scene of a wall. The room's axes, seen by someone who faces a wall that lies along them: x to the
 * right, y from the wall into the room, z up. The scene's: x to the right along the wall, y up from its lower edge, z
 * from the wall towards its viewers. Metres in both.
 */

import type { Place } from '../site/screen.ts';
import type { SiteWall } from '../site/site.ts';
import type { ScenePlace } from './off-axis-view.ts';
import { cross, dot, minus, plus, unit, type Vector } from './vectors.ts';

const UP: Vector = [0, 0, 1];
/** Along the x axis, its lower left corner at the origin. */
const USUAL = { origin: [0, 0, 0], right: [1, 0, 0], up: UP, towards: [0, 1, 0] } as const;

interface WallAxes {
  readonly origin: Vector;
  readonly right: Vector;
  readonly up: Vector;
  readonly towards: Vector;
}

/** Where a place of the room lies in the scene of `wall`. A wall whose ends lie in one place, or above each other, is taken to lie along the x axis. */
export function sceneOf(wall: Pick<SiteWall, 'place'>): (place: Place) => ScenePlace {
  const { origin, right, up, towards } = axesOf(wall) ?? USUAL;
  return (place) => {
    const from = minus(place, origin);
    return [dot(from, right), dot(from, up), dot(from, towards)];
  };
}

function axesOf({ place }: Pick<SiteWall, 'place'>): WallAxes | null {
  const right = place && unit(minus(place.lowerRight, place.lowerLeft));
  // What is left of the upward axis across the wall's edge: a wall may hang askew, its picture still stands on it.
  const up = right && unit(plus(UP, right, -dot(UP, right)));
  return place && right && up ? { origin: place.lowerLeft, right, up, towards: cross(up, right) } : null;
}
