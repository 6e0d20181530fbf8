/** Corners that move without losing their picture: four that cross or lie on a line span none. Pure; shares of the throw. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { ringOf } from './picture-place.ts';
import { held, heldPlace } from './written-number.ts';

type Corners = Output['corners'];

/** Least area between two neighbouring sides, in shares of the throw: below it the picture is a line. */
const LEAST = 1e-4;

/** Whether the corners span a picture: all of them turn the same way. */
export function spansPicture(corners: Corners): boolean {
  const ring = ringOf({ corners });
  const at = (i: number): Point => ring[i % 4] ?? [0, 0];
  const turns = ring.map((_, i) => {
    const [[ax, ay], [bx, by], [cx, cy]] = [at(i), at(i + 1), at(i + 2)];
    return (bx - ax) * (cy - by) - (by - ay) * (cx - bx);
  });
  return turns.every((turn) => turn > LEAST) || turns.every((turn) => turn < -LEAST);
}

/** One corner at `to`, or on the way there as far as the corners span a picture. Out of a knot, anywhere. */
export function movedCorner(corners: Corners, corner: keyof Corners, to: Point): Corners {
  const [x, y] = corners[corner];
  const along = (share: number): Corners => ({
    ...corners,
    [corner]: heldPlace([x + (to[0] - x) * share, y + (to[1] - y) * share]),
  });
  if (spansPicture(along(1)) || !spansPicture(corners)) return along(1);
  let [good, bad] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const middle = (good + bad) / 2;
    if (spansPicture(along(middle))) good = middle;
    else bad = middle;
  }
  return good === 0 ? corners : along(good);
}

/** All corners moved alike; none beyond where the file may say it, so that the shape stays. */
export function movedRing(corners: Corners, [byX, byY]: Point): Corners {
  const ring = ringOf({ corners });
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
