/** One body out of each person's several findings in overlapping views. Pure. */

import { LANDMARK, LANDMARK_STRIDE, type Landmarks } from '#installation/crowd/body.ts';
import { oncePerBody } from '../body/once-per-body.ts';
import { bodyCertainty, bodyLikeness } from '../track/body-likeness.ts';
import { framing } from './body-box.ts';
import type { View } from './view.ts';

/** A body as one view showed it, in picture heights. */
export interface FoundBody {
  readonly landmarks: Landmarks;
  readonly view: View;
}

/** Two findings more alike than this are of one person. Two people's trunks never lie over each other so closely. */
export const SAME_PERSON = 0.45;
/** A body that fills this much of its view is seen best: all of it, and as large as that allows. */
const BEST_FILL = 0.75;

/** Mid-shoulders and the length of the trunk as the model gives them, seen or not. */
const trunk = oncePerBody((body: Landmarks): readonly [x: number, y: number, length: number] => {
  const at = (index: number, axis: number): number => body[index * LANDMARK_STRIDE + axis] ?? 0;
  const middle = (left: number, right: number, axis: number): number => (at(left, axis) + at(right, axis)) / 2;
  const { leftShoulder, rightShoulder, leftHip, rightHip } = LANDMARK;
  const [x, y] = [middle(leftShoulder, rightShoulder, 0), middle(leftShoulder, rightShoulder, 1)];
  const down = Math.hypot(middle(leftHip, rightHip, 0) - x, middle(leftHip, rightHip, 1) - y);
  return [x, y, Math.max(down, 1.2 * Math.abs(at(leftShoulder, 0) - at(rightShoulder, 0)))];
});

/** False where two bodies are too far apart to be alike at all: tells it much sooner than their likeness does. */
export function areNear(a: Landmarks, b: Landmarks): boolean {
  const [xA, yA, lengthA] = trunk(a);
  const [xB, yB, lengthB] = trunk(b);
  return Math.hypot(xA - xB, yA - yB) <= 2 * Math.max(lengthA, lengthB, 0.02);
}

/** How well a body was to be seen in its view: higher is better. */
export function viewingWorth({ landmarks, view }: FoundBody): number {
  const { fill, isWhole } = framing(landmarks, view);
  const closeness = 1 - Math.min(1, Math.abs(Math.log2(fill / BEST_FILL)));
  return bodyCertainty(landmarks) + closeness + (isWhole ? 0.5 : 0);
}

/** The best seen finding of each person, best first. The order of the findings does not matter. */
export function mergeBodies(found: readonly FoundBody[]): readonly FoundBody[] {
  const ranked = found
    .map((body) => ({ body, worth: viewingWorth(body) }))
    .sort((a, b) => b.worth - a.worth || a.body.view.left - b.body.view.left || a.body.view.top - b.body.view.top);
  const kept: FoundBody[] = [];
  for (const { body } of ranked) {
    const isKnown = kept.some(
      (other) =>
        areNear(body.landmarks, other.landmarks) && bodyLikeness(body.landmarks, other.landmarks) >= SAME_PERSON,
    );
    if (!isKnown) kept.push(body);
  }
  return kept;
}
