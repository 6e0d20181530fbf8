/** One body out of each person's several findings in overlapping views. Pure. */

import type { Landmarks } from '#installation/crowd/body.ts';
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
    if (kept.every((other) => bodyLikeness(body.landmarks, other.landmarks) < SAME_PERSON)) kept.push(body);
  }
  return kept;
}
