/** The line of text on a wall: one makes way, then the next comes. */

import type { ShowState } from '../state/show-state.ts';
import { clamp01, EASINGS } from '../time/easing.ts';

export interface Caption {
  readonly line: string;
  /** 0: not to be seen yet or no longer; 1: wholly there. */
  readonly presence: number;
  /** Whether it makes way. */
  readonly isLeaving: boolean;
}

/** How long a line takes to go before the next begins to come, ms. */
const LEAVES_MS = 700;
/** How long a line takes to come, ms. */
const COMES_MS = 1400;

/** The line at the state's moment; null where there is none to be seen. A text the score no longer has is none. */
export function captionOf({ text, plan, showMs, master }: ShowState): Caption | null {
  const ageMs = showMs - text.sinceMs;
  // The first line of all has nothing to wait for.
  const leavesMs = text.previous === null ? 0 : LEAVES_MS;
  const isLeaving = ageMs < leavesMs;
  const name = isLeaving ? text.previous : text.name;
  const texts = plan?.score.texts ?? {};
  const line = name !== null && Object.hasOwn(texts, name) ? texts[name] : undefined;
  const presence = isLeaving ? 1 - clamp01(ageMs / LEAVES_MS) : clamp01((ageMs - leavesMs) / COMES_MS);
  const eased = EASINGS.inOut(presence);
  return line !== undefined && eased * master > 0 ? { line, presence: eased, isLeaving } : null;
}
