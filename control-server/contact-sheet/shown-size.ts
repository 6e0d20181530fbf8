/** How large a surface is in the room: the shape of its pictures, and its share of a row of them. */

import { sliceOf, windowOf } from '#installation/frame/build-frame.ts';
import { PROGRAMME, PROGRAMME_ASPECT } from '#installation/frame/programme-frame.ts';
import { minus } from '#installation/mapping/vectors.ts';
import type { Site } from '#installation/site/site.ts';

/** Width and height, m: of a window its own, of a slice the slice's, of the programme its shape. Null where the site has no such surface. */
export function shownSize(site: Site, surface: string): { readonly widthM: number; readonly heightM: number } | null {
  if (surface === PROGRAMME) return { widthM: PROGRAMME_ASPECT, heightM: 1 };
  const view = windowOf(site, surface);
  if (!view) return sliceOf(site, surface);
  const { lowerLeft, lowerRight, upperLeft } = view;
  return {
    widthM: Math.hypot(...minus(lowerRight, lowerLeft)),
    heightM: Math.hypot(...minus(upperLeft, lowerLeft)),
  };
}
