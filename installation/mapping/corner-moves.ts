/** Corners that move without losing their picture: four that cross or lie on a line span none. Pure; shares of the throw. */

import type { Point } from '../site/homography.ts';
import { CORNER_NAMES, type CornerName, type Corners, cornerFault } from './corner-pin.ts';
import { held, heldPlace } from './written-number.ts';

const isPicture = (corners: Corners): boolean => cornerFault(corners) === null;

/** One corner at `to`, or on the way there as far as the corners span a picture. Out of a knot, anywhere. */
export function movedCorner(corners: Corners, corner: CornerName, to: Point): Corners {
  const [x, y] = corners[corner];
  const along = (share: number): Corners => ({
    ...corners,
    [corner]: heldPlace([x + (to[0] - x) * share, y + (to[1] - y) * share]),
  });
  if (isPicture(along(1)) || !isPicture(corners)) return along(1);
  let [good, bad] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (good + bad) / 2;
    if (isPicture(along(middle))) good = middle;
    else bad = middle;
  }
  return good === 0 ? corners : along(good);
}

/** All corners moved alike; none beyond where the file may say it, so that the shape stays. */
export function movedRing(corners: Corners, [byX, byY]: Point): Corners {
  const ring = CORNER_NAMES.map((corner) => corners[corner]);
  const room = (by: number, places: readonly number[]): number =>
    held(by, -1 - Math.min(...places), 2 - Math.max(...places));
  const x = room(
    byX,
    ring.map((place) => place[0]),
  );
  const y = room(
    byY,
    ring.map((place) => place[1]),
  );
  const moved = (place: Point): [number, number] => heldPlace([place[0] + x, place[1] + y]);
  return {
    topLeft: moved(corners.topLeft),
    topRight: moved(corners.topRight),
    bottomRight: moved(corners.bottomRight),
    bottomLeft: moved(corners.bottomLeft),
  };
}
