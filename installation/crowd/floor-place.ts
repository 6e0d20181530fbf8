/** From a body in a camera's picture to a place on the floor of the room. */

import type { FloorMap } from '../site/floor-map.ts';
import type { FloorPoint, Landmarks } from './body.ts';
import { type Foothold, footholdOf } from './feet.ts';

/** A place on the floor and how far off it may be, metres (standard deviation). */
export interface FloorPlace extends FloorPoint {
  readonly offM: number;
}

/** Farther off than this, a place would say nothing about who stands there, metres. */
const MOST_OFF_M = 1.5;
/** Landmarks wander by so much of the picture's height, whatever they belong to. */
const WANDER = 0.006;
/** No tape measure and no click is better than this, metres. */
const MEASURED_M = 0.1;

/**
 * Where the body of `landmarks` stands in a picture of `aspect`; null where that is not known well enough: nothing but a
 * head is seen, or the feet would be at the horizon.
 */
export function placeOnFloor(landmarks: Landmarks, aspect: number, map: FloorMap): FloorPlace | null {
  const foothold = footholdOf(landmarks, aspect);
  return foothold && placeOf(foothold, aspect, map);
}

function placeOf(foothold: Foothold, aspect: number, map: FloorMap): FloorPlace | null {
  const picture = [foothold.x / aspect, foothold.y] as const;
  const room = map.toRoom(picture);
  const step = map.metresPerShare(picture);
  if (!room || !step) return null;
  const across = (step.across * Math.hypot(foothold.acrossSd, WANDER)) / aspect;
  const down = step.down * Math.hypot(foothold.downSd, WANDER);
  const offM = Math.hypot(across, down, MEASURED_M) / Math.SQRT2;
  return offM <= MOST_OFF_M ? { xM: room[0], yM: room[1], offM } : null;
}
