/** The doors: whether they are open, and when the hours of the house change that. */

import type { Plan } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';
import { hoursChangeWords, hoursWords } from './week-words.ts';

export interface DoorsView {
  readonly isOpen: boolean;
  /** When the house is open, a line each; none where the score says nothing of it. */
  readonly hours: readonly string[];
  /** What the hours do next, in a sentence; empty where they do nothing. */
  readonly next: string;
}

/** Null where doors mean nothing to the score: it has no hours, and nothing in it waits for open doors. */
export function doorsView({ state, wall }: Moment): DoorsView | null {
  const plan = state?.plan;
  if (!state || !plan || (!caresForDoors(plan) && state.doorsOpen)) return null;
  const change = wall && plan.hours.length > 0 ? hoursChangeWords(plan.hours, state.doorsOpen, wall) : null;
  return {
    isOpen: state.doorsOpen,
    hours: plan.hours.map(hoursWords),
    next: change === null ? '' : `The hours ${state.doorsOpen ? 'close' : 'open'} them ${change}.`,
  };
}

const caresForDoors = ({ hours, triggers }: Plan): boolean =>
  hours.length > 0 || triggers.some((trigger) => trigger.needsOpenDoors);
