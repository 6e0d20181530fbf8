/**
 * Where places of the picture land in what a projector throws, and back: the mesh bends it, the corners pin it. All as
 * viewers see it on the wall: turn and mirror only say how the projector stands. Pure; shares throughout.
 */

import { adjugate, depth, type Point, project } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { pinOf } from './corner-pin.ts';
import { meshPlace, pictureBehind } from './mesh-surface.ts';

/** Where a place inside the corners, before any mesh, lands in the throw; null beyond the horizon. */
export const placeOfCorners = ({ corners }: Output, place: Point): Point | null => project(pinOf(corners), place, 1);

/** Where a place of the picture lands in the throw, through the mesh; null where it lands nowhere. */
export const thrownPlace = (output: Output, place: Point): Point | null =>
  placeOfCorners(output, output.mesh ? meshPlace(output.mesh, place) : place);

/** Which place inside the corners, before any mesh, a place of the throw is; null beyond the horizon. */
export function placeInCorners(output: Output, thrown: Point): Point | null {
  const back = adjugate(pinOf(output.corners));
  const middle = placeOfCorners(output, [0.5, 0.5]);
  // The picture's middle tells on which side of the horizon the picture is.
  return back && middle && project(back, thrown, Math.sign(depth(back, middle)));
}

/** Which place of the picture shines at a place of the throw, beyond its edges too; null where none can. */
export function picturePlace(output: Output, thrown: Point): Point | null {
  const place = placeInCorners(output, thrown);
  return place && output.mesh ? pictureBehind(output.mesh, place) : place;
}
