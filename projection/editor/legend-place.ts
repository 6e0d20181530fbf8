/** Where the legend stands: in the middle of the picture, and out of the way of what is being moved. Pure. */

import type { Point } from '#installation/site/homography.ts';

/** Shares of the throw as viewers see it. */
export interface LegendSize {
  readonly width: number;
  readonly height: number;
}

/** Room between what is in hand and the legend. */
const CLEAR = 0.04;
const EDGE = 0.02;

/**
 * The middle of the legend. It stays at `now` for as long as it can: words that jump with every key cannot be read.
 * `middle` is the picture's, `inHand` the place of what is moved, or null.
 */
export function legendPlace(now: Point | null, middle: Point, inHand: Point | null, size: LegendSize): Point {
  const held = ([x, y]: Point): Point => [within(x, size.width), within(y, size.height)];
  const isClear = ([x, y]: Point): boolean =>
    !inHand || Math.abs(inHand[0] - x) > size.width / 2 + CLEAR || Math.abs(inHand[1] - y) > size.height / 2 + CLEAR;
  const beside = (side: -1 | 1): Point => held([(inHand?.[0] ?? 0.5) + side * (size.width / 2 + 2 * CLEAR), middle[1]]);
  const above = (side: -1 | 1): Point => held([middle[0], (inHand?.[1] ?? 0.5) + side * (size.height / 2 + 2 * CLEAR)]);
  const corners: Point[] = [held([0, 0]), held([1, 0]), held([1, 1]), held([0, 1])];
  const far = (place: Point): number => Math.hypot(place[0] - (inHand?.[0] ?? 0), place[1] - (inHand?.[1] ?? 0));
  const furthest = corners.sort((a, b) => far(b) - far(a))[0] ?? held(middle);
  const found = [held(middle), beside(1), beside(-1), above(1), above(-1)].find(isClear) ?? furthest;
  return now && isClear(now) && isHeld(now, size) ? now : found;
}

const within = (at: number, size: number): number =>
  Math.max(Math.min(0.5, size / 2 + EDGE), Math.min(Math.max(0.5, 1 - size / 2 - EDGE), at));

const isHeld = ([x, y]: Point, size: LegendSize): boolean =>
  Math.abs(within(x, size.width) - x) < 1e-9 && Math.abs(within(y, size.height) - y) < 1e-9;
