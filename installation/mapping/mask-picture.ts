/** Masks drawn once, on the processor: polygons of darkness as a small picture of the light that is left. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { fade } from './edge-blend.ts';
import type { MaskPicture } from './output-mapping.ts';

type Mask = Output['masks'][number];

/** Fine enough that an edge is as crisp as light on a wall, and drawn in a moment while somebody drags a corner. */
const LONGER_SIDE_PX = 1024;

/**
 * The picture of the light that `masks` leave; null without any. `aspect` is the surface's width by its height. Inside a
 * mask it is dark, outside it grows over the mask's softness; a hard edge is one pixel wide. Polygons that cross
 * themselves are filled by the even-odd rule. Where masks meet, the darker one counts.
 */
export function maskPictureOf(masks: readonly Mask[], aspect: number): MaskPicture | null {
  if (masks.length === 0) return null;
  const widthPx = Math.max(16, Math.round(Math.min(LONGER_SIDE_PX, LONGER_SIDE_PX * aspect)));
  const heightPx = Math.max(16, Math.round(Math.min(LONGER_SIDE_PX, LONGER_SIDE_PX / aspect)));
  const roots = new Uint8Array(widthPx * heightPx).fill(255);
  const picture = { widthPx, heightPx, roots };
  for (const mask of masks) darken(picture, mask, aspect);
  return picture;
}

/** Everything in heights of the picture, where a circle is a circle. */
function darken({ widthPx, heightPx, roots }: MaskPicture, mask: Mask, aspect: number): void {
  const corners = mask.points.map(([x, y]): Point => [x * aspect, y]);
  const pixel = 1 / heightPx;
  const width = Math.max(mask.softness, pixel);
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const [fromX, toX] = reach(xs, width, widthPx / aspect, widthPx);
  const [fromY, toY] = reach(ys, width, heightPx, heightPx);
  for (let y = fromY; y < toY; y += 1) {
    for (let x = fromX; x < toX; x += 1) {
      const place: Point = [((x + 0.5) / widthPx) * aspect, (y + 0.5) / heightPx];
      const at = y * widthPx + x;
      // Half a pixel, so that the edge of a hard mask lies where it was drawn.
      const left = fade((distanceFrom(corners, place) + pixel / 2) / width, 2);
      roots[at] = Math.min(roots[at] ?? 255, Math.round(255 * Math.sqrt(left)));
    }
  }
}

/** The pixels that a mask can darken along one side. */
function reach(places: readonly number[], widthH: number, pxPerHeight: number, px: number): readonly [number, number] {
  const from = Math.floor((Math.min(...places) - widthH) * pxPerHeight);
  const to = Math.ceil((Math.max(...places) + widthH) * pxPerHeight);
  return [Math.max(0, from), Math.min(px, to)];
}

/** Distance from a polygon's edge: negative inside, by the even-odd rule. */
export function distanceFrom(corners: readonly Point[], [x, y]: Point): number {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  let before = corners.at(-1);
  for (const here of corners) {
    if (before) {
      const [ax, ay] = before;
      const [dx, dy] = [here[0] - ax, here[1] - ay];
      const length = dx * dx + dy * dy;
      const along = length > 0 ? Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
      nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
      if (ay > y !== here[1] > y && x < ax + ((y - ay) / dy) * dx) inside = !inside;
    }
    before = here;
  }
  return inside ? -nearest : nearest;
}
