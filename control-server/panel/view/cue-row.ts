/** The moving part of a line of the cue list: where the cue stands in the show. */

import type { PlannedCue } from '#installation/score/plan.ts';
import type { ScoreCondition } from '#installation/score/score-schema.ts';
import { holds } from '#installation/state/conditions.ts';
import { armingOf } from '#installation/state/passing-over.ts';
import type { OpenQuorum, RunningCue, ShowState } from '#installation/state/show-state.ts';
import { dueIn } from './comes-next.ts';
import { conditionWords } from './condition-words.ts';
import { type Countdown, countdown } from './countdown.ts';
import { loopWords } from './loop-words.ts';

/** Where a cue stands. `due`: another one brings it by time alone. `mute`: it runs and does nothing. */
export type CueRowState =
  | 'rest'
  | 'due'
  | 'pre-wait'
  | 'running'
  | 'post-wait'
  | 'asking'
  | 'held'
  | 'paused'
  | 'mute'
  | 'done';

/** What a cue does when it comes: all of it, nothing but take its time, or not even that. */
export type CueEffect = 'armed' | 'disarmed' | 'skipped' | 'broken';

export interface CueRowView {
  readonly state: CueRowState;
  readonly word: string;
  readonly standsBy: boolean;
  readonly countdown: Countdown | null;
  /** How much of the phase is over, whole percent. */
  readonly overPercent: number;
  readonly effect: CueEffect;
  /** What it does not do as it is armed, in a few words; empty where it does all of it. */
  readonly caution: string;
  /** When it is played at all: `only if fate is held`; null where it always is. */
  readonly condition: { readonly words: string; readonly holds: boolean } | null;
  /** How it goes round, and which round it is in; empty for no loop. */
  readonly loop: string;
}

const WORDS: Readonly<Record<CueRowState, string>> = {
  rest: '',
  due: 'Follows',
  'pre-wait': 'Pre-wait',
  running: 'Running',
  'post-wait': 'Post-wait',
  asking: 'Crowd asked',
  held: 'Held back',
  paused: 'Paused',
  mute: 'No effect',
  done: 'Done',
};

const EFFECT_WORDS: Readonly<Record<CueEffect, string>> = {
  armed: '',
  disarmed: 'Disarmed',
  skipped: 'Skipped',
  broken: 'Broken',
};

/** Nothing is known of the show yet. */
export const RESTING: CueRowView = {
  state: 'rest',
  word: '',
  standsBy: false,
  countdown: null,
  overPercent: 0,
  effect: 'armed',
  caution: '',
  condition: null,
  loop: '',
};

/** The moving part of the line of `cue`. */
export function cueRow(state: ShowState, cue: PlannedCue): CueRowView {
  const standsBy = state.standby === cue.key;
  const run = state.cues.findLast((candidate) => candidate.key === cue.key);
  const effect = effectOf(state, cue);
  const place = placeOf(state, cue, run);
  return {
    state: place.state,
    word: place.word ?? (place.state === 'rest' ? restWord(standsBy, effect) : WORDS[place.state]),
    standsBy,
    countdown: place.leftMs === null ? null : countdown(place.leftMs, isStill(state, place.state)),
    overPercent: overPercent(place.leftMs, place.ofMs),
    effect,
    caution: cautionOf(cue, effect),
    condition: cue.when && conditionOf(state, cue.when),
    loop: loopWords(cue, run?.phase === 'done' ? undefined : run),
  };
}

/** Whether the countdown of a cue stands still: with the show, by itself, or with the decision it waits for. */
const isStill = (state: ShowState, place: CueRowState): boolean =>
  state.mode === 'paused' || place === 'paused' || place === 'held';

const restWord = (standsBy: boolean, effect: CueEffect): string => (standsBy ? 'Next' : EFFECT_WORDS[effect]);

const overPercent = (leftMs: number | null, ofMs: number): number =>
  leftMs === null || ofMs <= 0 || !Number.isFinite(leftMs) ? 0 : Math.round(100 * (1 - Math.min(1, leftMs / ofMs)));

export function effectOf(state: ShowState, cue: PlannedCue): CueEffect {
  const arming = armingOf(state, cue);
  return arming === 'skipped' ? arming : cue.broken !== null ? 'broken' : arming;
}

function conditionOf(state: ShowState, when: ScoreCondition): CueRowView['condition'] {
  const isSo = holds(when, state.variables);
  return { words: `only if ${conditionWords(when)}${isSo ? '' : ', not as things stand'}`, holds: isSo };
}

/** What a cue does not do as it is armed; empty where it does all of it. */
export function cautionOf(cue: PlannedCue, effect: CueEffect): string {
  switch (effect) {
    case 'skipped':
      return 'skipped: as if it were not there';
    case 'broken':
      return `broken, keeps its time. ${cue.broken ?? ''}`;
    case 'disarmed':
      return cue.quorum
        ? `disarmed: asks nobody and goes to ${cue.quorum.unmet.label}`
        : 'disarmed: keeps its time and does nothing';
    case 'armed':
      return '';
  }
}

interface Place {
  readonly state: CueRowState;
  readonly word?: string;
  readonly leftMs: number | null;
  /** Of how long altogether, ms; 0 where nobody can tell. */
  readonly ofMs: number;
}

function placeOf(state: ShowState, cue: PlannedCue, run: RunningCue | undefined): Place {
  if (run && run.phase !== 'done') return runningPlace(state, cue, run);
  const due = dueIn(state, cue);
  if (due) return { state: 'due', leftMs: due.leftMs, ofMs: due.ofMs };
  return { state: run ? 'done' : 'rest', leftMs: null, ofMs: 0 };
}

const PHASE_STATES = { 'pre-wait': 'pre-wait', action: 'running', 'post-wait': 'post-wait', done: 'done' } as const;

function runningPlace(state: ShowState, cue: PlannedCue, run: RunningCue): Place {
  const open = state.quorum?.key === cue.key ? state.quorum : null;
  const asked = open && run.phase === 'action' ? askedPlace(open) : null;
  const lengths = { 'pre-wait': cue.preWaitMs, action: cue.actionMs, 'post-wait': cue.postWaitMs, done: 0 };
  const plain: Place = { state: PHASE_STATES[run.phase], leftMs: run.leftMs, ofMs: lengths[run.phase] };
  const place = asked ?? plain;
  if (run.isPaused) return { ...place, state: 'paused', word: WORDS.paused };
  if (run.isMute) return { ...place, state: 'mute', word: cue.broken === null ? 'Disarmed' : 'Broken' };
  return place;
}

const askedPlace = (open: OpenQuorum): Place =>
  awaitsHand(open)
    ? { state: 'held', word: 'Waits for you', leftMs: null, ofMs: 0 }
    : { state: open.isHeldBack ? 'held' : 'asking', leftMs: open.leftMs, ofMs: open.quorum.timeoutMs };

/** Rounding between the axes of time may take this much off a time that has not begun to run, ms. */
const GRAIN_MS = 1;

/** Whether a question waits for the director to put it: none of its time has gone by yet. */
export const awaitsHand = ({ quorum, suspended, leftMs }: OpenQuorum): boolean =>
  suspended && quorum.arms === 'by-hand' && leftMs >= quorum.timeoutMs - GRAIN_MS;
