/** How much of the picture a body takes up, and the view in which it is looked at by itself. Pure. */

import { LANDMARK, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import { jointAt, midway } from '../body/joint.ts';
import { oncePerBody } from '../body/once-per-body.ts';
import { squareView, type View } from './view.ts';

/** Room around mid-shoulders that belongs to a body whatever it does, body scales: arms fly up between two looks. */
const REACH = { sideways: 1.2, up: 1.5, down: 1.3 };
/** A landmark counts for the box when the model sees it at least this well. */
const SEEN = 0.5;

/** The box around what is seen of a body and what its arms can reach. */
export const bodyBox = oncePerBody((landmarks: Landmarks): View => {
  const scale = bodyScale(landmarks);
  const shoulders = midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));
  let [left, right] = [shoulders.x - REACH.sideways * scale, shoulders.x + REACH.sideways * scale];
  let [top, bottom] = [shoulders.y - REACH.up * scale, shoulders.y + REACH.down * scale];
  for (let index = 0; index < LANDMARKS; index += 1) {
    const { x, y, seen } = jointAt(landmarks, index);
    if (seen < SEEN) continue;
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, width: right - left, height: bottom - top };
});

/** No view is larger than this, picture heights: who is larger than the picture is seen best in what there is of it. */
const LARGEST_VIEW = 1.1;

/**
 * The square view for a look at one body. Near an edge it is moved into the picture: real surroundings help the model,
 * blackness does not.
 *
 * @param room How much larger than the body's box; 1.25 leaves it room to move until the look.
 * @param aspect Width of the picture divided by its height.
 */
export function viewOfBody(landmarks: Landmarks, room: number, aspect: number): View {
  return viewOfBox(bodyBox(landmarks), room, aspect);
}

/** {@link viewOfBody} where the box is known. */
export function viewOfBox({ left, top, width, height }: View, room: number, aspect: number): View {
  const size = Math.min(LARGEST_VIEW, room * Math.max(width, height));
  const inside = (middle: number, length: number): number =>
    size >= length ? length / 2 : Math.min(length - size / 2, Math.max(size / 2, middle));
  // A narrow picture is not centred on: its sides are black wherever the view stands.
  return squareView(inside(left + width / 2, aspect), inside(top + height / 2, 1), size);
}

/** How much of the view's longer side a box takes up, and whether it lies in it as a whole. */
export function boxFraming(box: View, view: View): { readonly fill: number; readonly isWhole: boolean } {
  const isWhole =
    box.left >= view.left &&
    box.top >= view.top &&
    box.left + box.width <= view.left + view.width &&
    box.top + box.height <= view.top + view.height;
  return { fill: Math.max(box.width, box.height) / Math.max(view.width, view.height), isWhole };
}

/** How much of the view's longer side the body's box takes up, and whether it lies in it as a whole. */
export const framing = (landmarks: Landmarks, view: View) => boxFraming(bodyBox(landmarks), view);
