/** The still part of a line of the cue list: what is planned. */

import type { Plan, PlannedCue } from '#installation/score/plan.ts';
import { groupWords } from './loop-words.ts';
import { quorumSentence } from './quorum-words.ts';
import { lengthText } from './show-time.ts';

/** How the list goes on from a cue. `group`: as its group says. */
export type GoesOn = 'manual' | 'continue' | 'follow' | 'crowd' | 'group';

export interface CueLine {
  readonly preWait: string;
  readonly action: string;
  readonly postWait: string;
  readonly goesOn: GoesOn;
  /** Number of the cue it goes on to where that is not simply the next line; empty otherwise. */
  readonly goesTo: string;
  /** What else has to be known of it, a few words each. */
  readonly remarks: readonly string[];
}

/** The still part of the line of `cue`, which is followed in the list, at its level, by `following`. */
export function cueLine(plan: Plan, cue: PlannedCue, following: PlannedCue | undefined): CueLine {
  const next = cue.nextKey === null ? undefined : plan.cues.get(cue.nextKey);
  return {
    preWait: lengthText(cue.preWaitMs),
    action: cue.quorum ? `≤ ${lengthText(cue.quorum.timeoutMs)}` : lengthText(cue.actionMs),
    postWait: lengthText(cue.postWaitMs),
    goesOn: cue.parent !== null ? 'group' : cue.quorum ? 'crowd' : cue.next,
    goesTo: next && next.key !== following?.key ? next.number : '',
    remarks: remarksOf(plan, cue),
  };
}

function remarksOf(plan: Plan, cue: PlannedCue): string[] {
  const parent = cue.parent === null ? undefined : plan.cues.get(cue.parent);
  return [
    ...(parent?.group?.mode === 'timeline' ? [`at ${lengthText(cue.startMs) || '0 s'}`] : []),
    ...(cue.group ? [groupWords(cue.group)] : []),
    ...(cue.quorum ? [quorumSentence(cue) ?? ''] : []),
  ];
}

/** The cue behind `cue` at its own level of the list: what lies inside it does not come after it. */
export function followingOf(cues: readonly PlannedCue[], cue: PlannedCue): PlannedCue | undefined {
  const at = cues.indexOf(cue);
  return cues.slice(at + 1).find((other) => other.parent === cue.parent);
}
