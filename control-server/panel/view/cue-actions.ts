/** What can be done with one cue while the others play on. */

import type { PlannedCue } from '#installation/score/plan.ts';
import { armingOf } from '#installation/state/passing-over.ts';
import type { Moment } from '../store/moment.ts';

export interface CueActions {
  /** Whether it runs, and so can be stopped. */
  readonly runs: boolean;
  /** Whether it alone is paused. */
  readonly isPaused: boolean;
  /** A loop under way: it can be left, or was. Null: it goes no rounds now. */
  readonly loop: 'goes-on' | 'last-round' | null;
  readonly arming: PlannedCue['arming'];
}

const NOTHING: CueActions = { runs: false, isPaused: false, loop: null, arming: 'armed' };

/** What can be done with `cue` at this moment. */
export function cueActions({ state }: Moment, cue: PlannedCue): CueActions {
  if (!state) return NOTHING;
  const arming = armingOf(state, cue);
  const run = state.cues.findLast((candidate) => candidate.key === cue.key && candidate.phase !== 'done');
  if (!run) return { ...NOTHING, arming };
  const isLoop = cue.repeat !== null && run.round > 0;
  return {
    runs: true,
    isPaused: run.isPaused,
    loop: isLoop ? (run.isLastRound ? 'last-round' : 'goes-on') : null,
    arming,
  };
}
