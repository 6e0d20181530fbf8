/** How a group plays its cues and how a loop goes round, in words. */

import type { PlannedCue, PlannedGroup, PlannedRepeat } from '#installation/score/plan.ts';
import type { RunningCue } from '#installation/state/show-state.ts';

const MODES: Readonly<Record<PlannedGroup['mode'], string>> = {
  parallel: 'all at once',
  'in-order': 'one after the other',
  timeline: 'on a timeline',
  shuffle: 'shuffled',
};

/** `3 cues, one after the other`, `shuffled, 2 of 5 cues`. */
export function groupWords({ mode, take, children }: PlannedGroup): string {
  const cues = children.length === 1 ? '1 cue' : `${children.length} cues`;
  if (mode === 'shuffle' && take < children.length) return `${MODES.shuffle}, ${take} of ${cues}`;
  return `${cues}, ${MODES[mode]}`;
}

const UNTIL: Readonly<Record<PlannedRepeat['until'], string>> = {
  times: '',
  director: 'until you leave it',
  quorum: 'until the crowd answers',
};

/** How a cue goes round: `4 times`; while it runs, `round 3 of 4`, `round 3, until you leave it`. Empty for no loop. */
export function loopWords({ repeat }: PlannedCue, run: RunningCue | undefined): string {
  if (!repeat) return '';
  const isCounted = repeat.until === 'times';
  if (!run || run.round === 0) return isCounted ? `${repeat.times} times` : UNTIL[repeat.until];
  if (run.isLastRound) return `round ${run.round}, the last`;
  return isCounted ? `round ${run.round} of ${repeat.times}` : `round ${run.round}, ${UNTIL[repeat.until]}`;
}
