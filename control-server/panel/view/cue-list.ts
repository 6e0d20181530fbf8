/** The order of the cue list: its sequences, which of them is on, and the line above or below another. */

import type { CueKey, Plan } from '#installation/score/plan.ts';
import type { Moment } from '../store/moment.ts';

export interface SequenceView {
  /** Whether its cues play. */
  readonly isOn: boolean;
  /** Whether the cue that stands by is in it. */
  readonly hasNext: boolean;
}

/** How sequence `id` stands. */
export function sequenceView({ state }: Moment, id: string): SequenceView {
  const standby = state?.standby == null ? undefined : state.plan?.cues.get(state.standby);
  const plays = state?.mode === 'running' || state?.mode === 'paused';
  return { isOn: plays && state.sequence === id, hasNext: standby?.sequence === id };
}

/** The line the eye should find: what the crowd is asked, else what is next, else what ran last. */
export function lineInFocus({ state }: Moment): CueKey | null {
  return state?.quorum?.key ?? state?.standby ?? state?.cues.at(-1)?.key ?? null;
}

/** The sequences the eye should find open: the one that plays, and the one of the line in focus. */
export function sequencesInFocus(moment: Moment): string[] {
  const { state } = moment;
  if (!state?.plan) return [];
  const focus = lineInFocus(moment);
  const playing = state.cues.filter((run) => run.phase !== 'done').map((run) => run.key);
  const keys = focus === null ? playing : [...playing, focus];
  return [...new Set(keys.flatMap((key) => state.plan?.cues.get(key)?.sequence ?? []))];
}

/** The cue `by` lines below `from` (above, if negative); the first or last of the list beyond its ends. */
export function cueBeside(plan: Plan, from: CueKey | null, by: number): CueKey | null {
  const keys = [...plan.cues.keys()];
  const at = from === null ? -1 : keys.indexOf(from);
  const index = at < 0 ? 0 : Math.min(keys.length - 1, Math.max(0, at + by));
  return keys[index] ?? null;
}
