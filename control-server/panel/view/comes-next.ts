/** What comes by time alone, and when. */

import type { PlannedCue } from '#installation/score/plan.ts';
import { playedFor } from '#installation/state/passing-over.ts';
import type { RunningCue, ShowState } from '#installation/state/show-state.ts';

export interface Due {
  readonly cue: PlannedCue;
  readonly leftMs: number;
  /** Of how long altogether, ms; 0 where nobody can tell. */
  readonly ofMs: number;
}

/** The cue that `run` brings by time alone, and when; null where none does, or nobody can tell when. */
export function broughtBy(state: ShowState, run: RunningCue): Due | null {
  const before = state.plan?.cues.get(run.key);
  if (!before || before.next === 'manual' || before.nextKey === null || run.phase === 'done') return null;
  const leftMs = leftUntilNext(state, before, run);
  const cue = Number.isFinite(leftMs) && leftMs > 0 ? playedFor(state, before.nextKey) : null;
  if (!cue) return null;
  const actionMs = before.next === 'continue' ? 0 : before.actionMs;
  return { cue, leftMs, ofMs: hasOpenEnd(before) ? 0 : before.preWaitMs + actionMs + before.postWaitMs };
}

/** A question, a group and a loop last as long as they last. */
const hasOpenEnd = ({ quorum, group, repeat }: PlannedCue): boolean =>
  quorum !== null || group !== null || repeat !== null;

function leftUntilNext(state: ShowState, cue: PlannedCue, run: RunningCue): number {
  if (run.phase === 'post-wait') return run.leftMs;
  if (cue.next === 'follow') {
    if (run.phase === 'action') return run.leftMs + cue.postWaitMs;
    return hasOpenEnd(cue) ? Number.POSITIVE_INFINITY : run.leftMs + cue.actionMs + cue.postWaitMs;
  }
  if (run.phase === 'pre-wait') return run.leftMs + cue.postWaitMs;
  const goneMs = Number.isFinite(run.leftMs) ? cue.actionMs - run.leftMs : state.showMs - run.firedAtMs - cue.preWaitMs;
  return cue.postWaitMs - goneMs;
}

/** When a running cue brings `cue` by time alone, or null. */
export const dueIn = (state: ShowState, cue: PlannedCue): Due | null =>
  state.cues.flatMap((run) => broughtBy(state, run) ?? []).find((due) => due.cue.key === cue.key) ?? null;
