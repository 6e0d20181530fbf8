/** Where a body's price tag hangs, how big it is, and what is written on it. Pure numbers. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { MarketNumbers } from '#installation/frame/world-frame.ts';
import { mixBits } from '../drawing/seeded.ts';
import { wallScale } from '../personas/places.ts';

/** Half width and half height of a tag on a wall of 2.25 m. */
export const TAG = { halfWideM: 0.125, halfHighM: 0.098 } as const;
/** The tag's middle above the ears, and what is left free of the wall above it, m. */
const ABOVE_M = 0.34;
const FREE_M = 0.02;
/** Below this confidence the head was not seen, and the shoulders say where it is. */
const SEEN = 0.2;

/** A tag: its middle, m, how it is turned, rad, and how much larger than drawn. */
export interface TagPlace {
  x: number;
  y: number;
  z: number;
  turn: number;
  scale: number;
}

const between = ({ joints }: Figure, a: number, b: number, part: number): number =>
  ((joints[a * LANDMARK_STRIDE + part] ?? 0) + (joints[b * LANDMARK_STRIDE + part] ?? 0)) / 2;

/** Writes where the tag of `figure` hangs into `out`. `sway` -1..1 swings it. Allocates nothing. */
export function tagPlaceOf(out: TagPlace, figure: Figure, { slice }: SurfaceFrame, sway: number): void {
  const { leftEar, rightEar, leftShoulder, rightShoulder } = LANDMARK;
  const grown = wallScale(slice.wallHeightM);
  const sure = Math.min(
    figure.joints[leftEar * LANDMARK_STRIDE + 3] ?? 0,
    figure.joints[rightEar * LANDMARK_STRIDE + 3] ?? 0,
  );
  const isSeen = sure > SEEN;
  const headY = isSeen ? between(figure, leftEar, rightEar, 1) : between(figure, leftShoulder, rightShoulder, 1) + 0.25;
  out.x = isSeen ? between(figure, leftEar, rightEar, 0) : between(figure, leftShoulder, rightShoulder, 0);
  out.y = Math.min(headY + ABOVE_M * grown, slice.wallHeightM - (TAG.halfHighM + FREE_M) * grown);
  out.z = between(figure, leftShoulder, rightShoulder, 2) * 0.5;
  out.turn = 0.07 * sway;
  out.scale = grown;
}

/** What a figure costs: its own quote, else about what the crowd is quoted at, else what its key says. */
export function priceOf({ quotes }: MarketNumbers, { key }: Figure): number {
  const own = mixBits(key) / 2 ** 32;
  const quoted = quotes.find((quote) => quote.likeness?.key === key) ?? null;
  if (quoted !== null) return quoted.price;
  const crowd = quotes.find((quote) => quote.likeness === null) ?? null;
  return crowd === null ? 180 * 12 ** own : crowd.price * (0.55 + 0.9 * own);
}
