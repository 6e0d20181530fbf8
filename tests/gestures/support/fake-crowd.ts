/** A crowd that a fake recogniser sees as the real one would: who stands in a view large enough, and no one else. */

import { framing } from '#gestures/recognise/body-box.ts';
import type { BodyLook } from '#gestures/recognise/live-looks.ts';
import type { View } from '#gestures/recognise/view.ts';
import type { Landmarks } from '#installation/crowd/body.ts';
import { bodyOf, POSES } from './poses.ts';

/** Somebody standing with mid-shoulders at x, y; `torso` in picture heights. */
export const standing = (x: number, y: number, torso: number): Landmarks =>
  bodyOf({ ...POSES.standing, at: { x, y }, torso });

/** The part of a view's height that a body must and may fill to be found. */
const FOUND = { from: 0.3, to: 1.5 };
/** As the detector of the real one: a search, and the landmarks of each body, ms. */
const UNIT_MS = 25;

/** How the bodies of `crowd` look in a view. Eight at most. */
export function lookAtCrowd(crowd: readonly Landmarks[], view: View): BodyLook {
  const isCentral = (body: Landmarks): boolean => {
    const [x, y] = [body[11 * 4] ?? 0, body[11 * 4 + 1] ?? 0];
    return x > view.left && x < view.left + view.width && y > view.top && y < view.top + view.height;
  };
  const found = crowd
    .filter((body) => {
      const { fill } = framing(body, view);
      return isCentral(body) && fill >= FOUND.from && fill <= FOUND.to;
    })
    .slice(0, 8);
  return { found, tookMs: UNIT_MS * (1 + found.length) };
}
