/** What one line of the cue list says. The still part comes from the plan, the moving part from the show's state. */

import type { Combination, Plan, PlannedBranch, PlannedCue } from '#installation/score/plan.ts';
import type { RunningCue, ShowState } from '#installation/state/show-state.ts';
import { type Countdown, countdown } from './countdown.ts';
import { lengthText, percentText } from './show-time.ts';

/** Where a cue stands. `due`: another one brings it by time alone. */
export type CueRowState = 'rest' | 'due' | 'pre-wait' | 'running' | 'post-wait' | 'asking' | 'held' | 'done';

export interface CueRowView {
  readonly state: CueRowState;
  readonly word: string;
  readonly standsBy: boolean;
  readonly countdown: Countdown | null;
  /** How much of the phase is over, whole percent. */
  readonly overPercent: number;
}

const WORDS: Readonly<Record<CueRowState, string>> = {
  rest: '',
  due: 'Follows',
  'pre-wait': 'Pre-wait',
  running: 'Running',
  'post-wait': 'Post-wait',
  asking: 'Crowd asked',
  held: 'Held back',
  done: 'Done',
};

const view = (state: CueRowState, standsBy: boolean, leftMs: number | null, ofMs: number): CueRowView => ({
  state,
  word: state === 'rest' && standsBy ? 'Next' : WORDS[state],
  standsBy,
  countdown: leftMs === null ? null : countdown(leftMs),
  overPercent: leftMs === null || ofMs <= 0 ? 0 : Math.round(100 * (1 - Math.min(1, leftMs / ofMs))),
});

/** The moving part of the line of `cue`. */
export function cueRow(state: ShowState, cue: PlannedCue): CueRowView {
  const standsBy = state.standby === cue.key;
  const run = state.cues.findLast((candidate) => candidate.key === cue.key);
  if (run && run.phase !== 'done') return runningRow(state, cue, run, standsBy);
  const due = dueIn(state, cue);
  if (due) return view('due', standsBy, due.leftMs, due.ofMs);
  return view(run ? 'done' : 'rest', standsBy, null, 0);
}

function runningRow(state: ShowState, cue: PlannedCue, run: RunningCue, standsBy: boolean): CueRowView {
  switch (run.phase) {
    case 'pre-wait':
      return view('pre-wait', standsBy, run.leftMs, cue.preWaitMs);
    case 'post-wait':
      return view('post-wait', standsBy, run.leftMs, cue.postWaitMs);
    case 'action': {
      const open = state.quorum?.key === cue.key ? state.quorum : null;
      if (!open) return view('running', standsBy, run.leftMs, cue.actionMs);
      return view(open.suspended ? 'held' : 'asking', standsBy, open.leftMs, open.quorum.timeoutMs);
    }
    case 'done':
      return view('done', standsBy, null, 0);
  }
}

/** When a running cue brings `cue` by time alone: how long until then, of how long altogether. */
export function dueIn(state: ShowState, cue: PlannedCue): { readonly leftMs: number; readonly ofMs: number } | null {
  for (const run of state.cues) {
    const before = state.plan?.cues.get(run.key);
    if (!before || before.next === 'manual' || before.nextKey !== cue.key) continue;
    const ofMs = before.preWaitMs + (before.next === 'follow' ? before.actionMs : 0) + before.postWaitMs;
    const leftMs = run.firedAtMs + ofMs - state.showMs;
    if (leftMs > 0) return { leftMs, ofMs };
  }
  return null;
}

/** How the list goes on from a cue. */
export type GoesOn = 'manual' | 'continue' | 'follow' | 'crowd';

export interface CueLine {
  readonly preWait: string;
  readonly action: string;
  readonly postWait: string;
  readonly goesOn: GoesOn;
  /** Number of the cue it goes on to where that is not simply the next line; empty otherwise. */
  readonly goesTo: string;
}

/** The still part of the line of `cue`, which is followed in the list by `following`. */
export function cueLine(plan: Plan, cue: PlannedCue, following: PlannedCue | undefined): CueLine {
  const next = cue.nextKey === null ? undefined : plan.cues.get(cue.nextKey);
  return {
    preWait: lengthText(cue.preWaitMs),
    action: cue.quorum ? `≤ ${lengthText(cue.quorum.timeoutMs)}` : lengthText(cue.actionMs),
    postWait: lengthText(cue.postWaitMs),
    goesOn: cue.quorum ? 'crowd' : cue.next,
    goesTo: next && next.key !== following?.key ? next.number : '',
  };
}

/** What a person has to do, in words: `rise`, `rise or claim`, `rise and claim`. */
export const gesturePhrase = ({ mode, gestures }: Combination): string =>
  gestures.join(mode === 'any' ? ' or ' : ' and ');

/** What the crowd is asked for by a cue, in words; null where it is not. */
export function quorumSentence(cue: PlannedCue): string | null {
  const asked = cue.quorum?.options.map(({ what, share, dwellMs, minPeople }) => {
    const people = minPeople > 1 ? `, at least ${minPeople} people` : '';
    return `${gesturePhrase(what)}: ${percentText(share)} for ${lengthText(dwellMs) || '0 s'}${people}`;
  });
  return asked?.join('; or ') ?? null;
}

export interface BranchLine {
  readonly outcome: 'met' | 'unmet';
  /** Which option is met, from 0; 0 for the way taken when none is. */
  readonly option: number;
  readonly label: string;
  readonly number: string;
  readonly name: string;
}

/** Where the crowd's answer leads: each option in the order written, and last the way taken when none is met. */
export function branchLines(plan: Plan, cue: PlannedCue): BranchLine[] {
  const { quorum } = cue;
  if (!quorum) return [];
  const line = (outcome: BranchLine['outcome'], { label, key }: PlannedBranch, option: number): BranchLine => {
    const target = plan.cues.get(key);
    return { outcome, option, label, number: target?.number ?? '', name: target?.name ?? '' };
  };
  return [...quorum.options.map((way, option) => line('met', way, option)), line('unmet', quorum.unmet, 0)];
}
