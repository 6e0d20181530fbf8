/** Who gets a sign of light when: as a dial goes up, one person after another; whoever answers does not wait for it. */

import { answeredBy } from '#installation/frame/crowd-standing.ts';
import { clamp01, smoothBetween } from '#installation/time/easing.ts';

/** The dial at which the first one's sign begins to come, and how long one is on its way, in the dial's numbers. */
const FIRST = 0.08;
const COMING = 0.27;
/** A dial that stands here already gives a sign to whoever answers. */
const ARMED = 0.05;

/** How far the sign of somebody has come, 0..1: of who is `chance` (0..1) of the way down the line. All have theirs at 1. */
export const turnOf = (dial: number, chance: number): number => {
  const from = FIRST + chance * (1 - FIRST - COMING);
  return smoothBetween(from, from + COMING, dial);
};

/** The same for somebody who shows the gesture that is asked for so well, 0..1. */
export const answered = (dial: number, chance: number, gesture: number): number =>
  Math.max(turnOf(dial, chance), clamp01(dial / ARMED) * answeredBy(gesture));
