/** What learning gestures ends in: something that can be shown a performance and says what it is most like. */

import type { Sample } from '../samples/sample.ts';
import type { Verdict } from './verdict.ts';

/** A performance to be judged: a sample of which nobody says what it is or whose. One frame for a pose. */
export type Performance = Pick<Sample, 'layout' | 'aspect' | 'frames'>;

export interface Judge {
  /** The same performance always gets the same verdict; a whole sample may be handed in, its label is not looked at. */
  judge(performance: Performance): Verdict;
}

/** The novelty of a performance that cannot be compared with anything that was learnt. */
export const INCOMPARABLE = 99;

/** What is said where nothing was learnt that the performance could be compared with: no label at all. */
export function nothingAlike(labels: readonly string[]): Verdict {
  return { label: '', scores: Object.fromEntries(labels.map((label) => [label, 0])), novelty: INCOMPARABLE };
}
