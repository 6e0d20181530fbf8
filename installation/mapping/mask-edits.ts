/** Changes to the masks of a picture: what stays dark. As in `output-edits.ts`; masks and points count from 0. */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import type { Edit } from './edit.ts';
import { picturePlace } from './picture-place.ts';
import { held } from './written-number.ts';

type Mask = Output['masks'][number];

/** Most masks of a picture, most and fewest corners of one. */
export const MASKS = { most: 32, corners: 64, fewest: 3 } as const;
/** Half the width and height of a new one, in shares of the picture. */
const HALF = 0.08;

const inPicture = ([x, y]: Point): [number, number] => [held(x, 0, 1), held(y, 0, 1)];
const words = (mask: number): string => `Mask ${mask + 1}`;

/** `output` with one mask put in another's place; null where there is no such mask. */
function withMask(output: Output, mask: number, change: (mask: Mask) => Mask | null): Output | null {
  const old = output.masks[mask];
  const next = old && change(old);
  return next ? { ...output, masks: output.masks.with(mask, next) } : null;
}

/** A new mask of four corners around a place of the throw, the middle of the picture if left out. Null: there is no room for one. */
export function addMask(output: Output, around?: Point): Edit | null {
  if (output.masks.length >= MASKS.most) return null;
  const found = around ? picturePlace(output, around) : null;
  const [x, y] = [found?.[0] ?? 0.5, found?.[1] ?? 0.5].map((at) => held(at, HALF, 1 - HALF));
  const corner = (right: number, down: number): [number, number] =>
    inPicture([(x ?? 0.5) + right * HALF, (y ?? 0.5) + down * HALF]);
  const mask: Mask = { points: [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)], softness: 0 };
  return { output: { ...output, masks: [...output.masks, mask] }, does: 'New mask' };
}

/** Null: no such mask. */
export function deleteMask(output: Output, mask: number): Edit | null {
  if (!output.masks[mask]) return null;
  return { output: { ...output, masks: output.masks.toSpliced(mask, 1) }, does: `${words(mask)} deleted` };
}

/** Moves a corner of a mask to a place of the throw, no further than the picture's edge. Null: no such corner, or no picture there. */
export function moveMaskPoint(output: Output, mask: number, point: number, to: Point): Edit | null {
  const place = picturePlace(output, to);
  const moved =
    place &&
    withMask(output, mask, (old) =>
      old.points[point] ? { ...old, points: old.points.with(point, inPicture(place)) } : null,
    );
  return moved && { output: moved, does: `${words(mask)}, point ${point + 1}` };
}

/** A further corner halfway from `point` to the next. Null: no such corner, or too many. */
export function addMaskPoint(output: Output, mask: number, point: number): Edit | null {
  const added = withMask(output, mask, (old) => {
    const [from, to] = [old.points[point], old.points[(point + 1) % old.points.length]];
    if (!from || !to || old.points.length >= MASKS.corners) return null;
    const between = inPicture([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]);
    return { ...old, points: old.points.toSpliced(point + 1, 0, between) };
  });
  return added && { output: added, does: `${words(mask)}, new point` };
}

/** Takes a corner away, and the whole mask with its third last. Null: no such corner. */
export function deleteMaskPoint(output: Output, mask: number, point: number): Edit | null {
  const old = output.masks[mask];
  if (!old?.points[point]) return null;
  if (old.points.length <= MASKS.fewest) return deleteMask(output, mask);
  const left = withMask(output, mask, () => ({ ...old, points: old.points.toSpliced(point, 1) }));
  return left && { output: left, does: `${words(mask)}, point ${point + 1} deleted` };
}

/** How wide a mask's edge fades, in shares of the picture's height. Null: no such mask. */
export function setMaskSoftness(output: Output, mask: number, softness: number): Edit | null {
  const softer = withMask(output, mask, (old) => ({ ...old, softness: held(softness, 0, 0.5) }));
  return softer && { output: softer, does: `${words(mask)}, softness` };
}
