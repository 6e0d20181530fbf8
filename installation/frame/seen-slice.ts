/** What of a wall's canvas can be seen at most through a window into its scene. */

import { type OffAxisView, windowRows } from '../mapping/off-axis-view.ts';
import { dot, minus, plus, type Vector } from '../mapping/vectors.ts';
import type { SiteWall } from '../site/site.ts';
import type { WallSlice } from './surface-frame.ts';

/** A window may look along the wall for ever: beyond so many widths and heights of it there is nothing to be seen, m. */
const BEYOND = 4;
/** A ray that comes nearer to the wall than this share of what one straight at it does is one that meets it. */
const MEETS = 0.02;

/** The part of the wall's plane that the window shows, as a box about it; a box of no size where it shows none of it. */
export function seenSlice(view: OffAxisView, wall: SiteWall): WallSlice {
  const places = meeting(view).map(({ x, y }) => [
    within(x, -BEYOND * wall.widthM, (1 + BEYOND) * wall.widthM),
    within(y, -BEYOND * wall.heightM, (1 + BEYOND) * wall.heightM),
  ]);
  const xs = places.map(([x = 0]) => x);
  const ys = places.map(([, y = 0]) => y);
  const [xM, yM] = places.length > 0 ? [Math.min(...xs), Math.min(...ys)] : [0, 0];
  return {
    wallWidthM: wall.widthM,
    wallHeightM: wall.heightM,
    floorM: wall.floorM,
    xM,
    yM,
    widthM: places.length > 0 ? Math.max(...xs) - xM : 0,
    heightM: places.length > 0 ? Math.max(...ys) - yM : 0,
  };
}

/** Whether `place` of the scene is seen through the window. */
export function isSeen(view: OffAxisView, place: Vector): boolean {
  const rows = windowRows(view);
  if (!rows) return false;
  const from = minus(place, view.eye);
  const depth = dot(rows.depth, from);
  const isInside = (row: Vector): boolean => dot(row, from) >= 0 && dot(row, from) <= depth;
  return depth > 0 && isInside(rows.across) && isInside(rows.up);
}

/** The corners of what is seen of the plane: the window's rays, those that do not meet the wall cut off where they would just not. */
function meeting({ lowerLeft, lowerRight, upperLeft, eye }: OffAxisView): { readonly x: number; readonly y: number }[] {
  const side = eye[2] < 0 ? -1 : 1;
  const corners = [lowerLeft, lowerRight, plus(lowerRight, minus(upperLeft, lowerLeft)), upperLeft];
  const rays = corners.map((corner) => {
    const ray = minus(corner, eye);
    return { ray, towards: (-side * ray[2]) / Math.hypot(...ray) - MEETS };
  });
  return rays
    .flatMap((here, at) => {
      const next = rays[(at + 1) % rays.length] ?? here;
      const kept = here.towards >= 0 ? [here.ray] : [];
      if (here.towards < 0 === next.towards < 0) return kept;
      const share = here.towards / (here.towards - next.towards);
      return [...kept, plus(here.ray, minus(next.ray, here.ray), share)];
    })
    .map(([x, y, z]) => {
      const long = Math.abs(eye[2]) / Math.max(1e-6, -side * z);
      return { x: eye[0] + x * long, y: eye[1] + y * long };
    });
}

const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
