/** A rectangle of the picture that is looked at by itself, and the way from its coordinates back to the picture's. */

import { LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { HAND_STRIDE, type HandPoints } from '../body/hand.ts';

/** In picture heights: the picture of aspect a spans 0..a and 0..1. A view may reach beyond it: there it is black. */
export interface View {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** The whole picture as one view. */
export const wholeView = (aspect: number): View => ({ left: 0, top: 0, width: aspect, height: 1 });

/** A square view around a point. */
export const squareView = (x: number, y: number, size: number): View => ({
  left: x - size / 2,
  top: y - size / 2,
  width: size,
  height: size,
});

/** Whether the point lies in the view, at least `margin` picture heights from its edge. */
export function isInView(view: View, x: number, y: number, margin = 0): boolean {
  const right = view.left + view.width - margin;
  const bottom = view.top + view.height - margin;
  return x >= view.left + margin && x <= right && y >= view.top + margin && y <= bottom;
}

function mapped(points: Float32Array, stride: number, view: View): Float32Array {
  const out = points.slice();
  for (let at = 0; at < out.length; at += stride) {
    out[at] = view.left + (out[at] ?? 0) * view.height;
    out[at + 1] = view.top + (out[at + 1] ?? 0) * view.height;
    out[at + 2] = (out[at + 2] ?? 0) * view.height;
  }
  return out;
}

/** A body given in the view's heights, in the picture's. */
export const bodyInPicture = (body: Landmarks, view: View): Landmarks => mapped(body, LANDMARK_STRIDE, view);

/** A hand given in the view's heights, in the picture's. */
export const handInPicture = (hand: HandPoints, view: View): HandPoints => mapped(hand, HAND_STRIDE, view);
