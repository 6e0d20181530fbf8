/**
 * Where the glow of lights is reckoned: on a grid that lies on the wall, so fine as a fixed share of its height. Two
 * slices of a wall reckon at the same places whatever their size, their quality and the pixels of their projectors.
 */

import type { SurfaceFrame, WallSlice } from '#installation/frame/surface-frame.ts';
import type { OffAxisView } from '#installation/mapping/off-axis-view.ts';
import { minus } from '#installation/mapping/vectors.ts';
import { marginPx } from '../looks/drawing/view-numbers.ts';

/** Places of the finest level in the height of a wall: four pixels of a picture 1080 pixels high each. */
const ROWS = 270;
/** Places of the finest level in the width of a wall, at most: with its margins what every graphics card holds. */
const WIDEST = 7000;
/** Places of the finest level along one of the coarsest: whole ones, for the levels lie on each other. */
export const COARSEST = 8;

export interface BloomGrid {
  /** Places of the finest level, multiples of {@link COARSEST}. */
  readonly wide: number;
  readonly high: number;
  /** Upper left corner of the grid and its size, in shares of the drawn picture from its upper left. */
  readonly from: readonly [number, number];
  readonly span: readonly [number, number];
}

/** The grid for `frame` on a picture of so many pixels, margin not counted. */
export function bloomGrid({ slice, offAxis }: SurfaceFrame, widthPx: number, heightPx: number): BloomGrid {
  const beyond = [marginPx(widthPx) / widthPx, marginPx(heightPx) / heightPx] as const;
  return offAxis ? windowGrid(offAxis, beyond) : sliceGrid(slice, beyond);
}

/** On the wall, from a corner that every slice counts from: the wall's left end and its lower edge. */
function sliceGrid(slice: WallSlice, beyond: readonly [number, number]): BloomGrid {
  const placeM = Math.max(slice.wallHeightM / ROWS, slice.wallWidthM / WIDEST);
  const along = covering(slice.xM, slice.widthM, beyond[0], placeM);
  const up = covering(slice.yM, slice.heightM, beyond[1], placeM);
  return {
    wide: along.places,
    high: up.places,
    from: [along.from, 1 - up.from - up.span],
    span: [along.span, up.span],
  };
}

/** Through a window nothing lies on the wall: the grid is the picture itself. */
function windowGrid({ lowerLeft, lowerRight, upperLeft }: OffAxisView, beyond: readonly [number, number]): BloomGrid {
  const wideM = Math.hypot(...minus(lowerRight, lowerLeft));
  const highM = Math.hypot(...minus(upperLeft, lowerLeft));
  const places = (share: number): number =>
    COARSEST * Math.max(1, Math.round(Math.min(WIDEST, ROWS * share) / COARSEST));
  return {
    wide: places((wideM / highM) * (1 + 2 * beyond[0])),
    high: places(1 + 2 * beyond[1]),
    from: [0, 0],
    span: [1, 1],
  };
}

/** The least whole places of the coarsest level over what is drawn from `atM` on; from the lower left. */
function covering(
  atM: number,
  sizeM: number,
  beyond: number,
  placeM: number,
): { readonly places: number; readonly from: number; readonly span: number } {
  const stepM = COARSEST * placeM;
  const [drawnM, drawnFromM] = [sizeM * (1 + 2 * beyond), atM - beyond * sizeM];
  // A hair's breadth of rounding is no reason for one more step.
  const first = Math.floor(drawnFromM / stepM + 1e-6);
  const last = Math.max(first + 1, Math.ceil((drawnFromM + drawnM) / stepM - 1e-6));
  return {
    places: (last - first) * COARSEST,
    from: (first * stepM - drawnFromM) / drawnM,
    span: ((last - first) * stepM) / drawnM,
  };
}
