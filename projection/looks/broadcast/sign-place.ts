/** Where the sign of the live stream stands: in its frame, and where it can be read. Pure numbers. */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { minus, plus, type Vector } from '#installation/mapping/vectors.ts';

/** The frame's box on the wall, m. */
export interface FrameBox {
  readonly left: number;
  readonly right: number;
  readonly high: number;
}

/** Upper left corner of the sign on the wall, m, and by how much its letters are larger, so that they look alike. */
export interface SignPlace {
  readonly left: number;
  readonly high: number;
  readonly scale: number;
}

/**
 * The place of the sign. On a slice it is the frame's own corner. Of several windows one bears it, and there it does not
 * leave what is seen: it stands `insetM` inside the window as far as the frame's corner lies beyond. Null where it is not.
 */
export function signPlace(
  { offAxis, bearsWords }: Pick<SurfaceFrame, 'offAxis' | 'bearsWords'>,
  { left, right, high }: FrameBox,
  insetM: number,
): SignPlace | null {
  if (!offAxis) return { left, high, scale: 1 };
  if (!bearsWords) return null;
  const { lowerLeft, lowerRight, upperLeft, eye } = offAxis;
  const across = minus(lowerRight, lowerLeft);
  const down = minus(lowerLeft, upperLeft);
  const [widthM, heightM] = [Math.hypot(...across), Math.hypot(...down)];
  const corner = plus(plus(upperLeft, across, insetM / widthM), down, insetM / heightM);
  const seen = onWall(eye, corner);
  if (!seen) return null;
  const from = Math.max(left, seen.x);
  return from < right ? { left: from, high: Math.min(high, seen.y), scale: seen.share } : null;
}

/** Where on the wall one sees `place` from the eye, and how much further off; null if one looks past the wall. */
function onWall(eye: Vector, place: Vector): { readonly x: number; readonly y: number; readonly share: number } | null {
  const share = eye[2] / (eye[2] - place[2]);
  if (!(share > 0) || !Number.isFinite(share)) return null;
  const [x, y] = plus(eye, minus(place, eye), share);
  return { x, y, share };
}
