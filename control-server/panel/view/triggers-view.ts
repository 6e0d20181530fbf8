/** What starts something by itself or from outside: by a call, by the crowd, by the time of day, behind a sequence. */

import type { Plan, PlannedTrigger } from '#installation/score/plan.ts';
import { holds } from '#installation/state/conditions.ts';
import type { ShowState } from '#installation/state/show-state.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import type { Moment } from '../store/moment.ts';
import { type AskView, askView } from './ask-view.ts';
import { conditionWords } from './condition-words.ts';
import { agoText } from './show-time.ts';
import { daysWords, nextTimeWords, timeOfDay } from './week-words.ts';

interface TriggerLine {
  readonly name: string;
  /** What it is for; may be empty. */
  readonly says: string;
  /** The cue it fires. */
  readonly goesTo: string;
  /** What it lacks to fire as things stand; empty: nothing. */
  readonly needs: string;
  /** `fired 4 min ago`; empty: not yet. */
  readonly fired: string;
}

export interface CallView extends TriggerLine {
  /** What to call. */
  readonly call: string;
}

export interface CrowdTriggerView extends TriggerLine {
  readonly ask: AskView;
  /** It fired, and rests until the crowd has let go. */
  readonly rests: boolean;
}

export interface TimedTriggerView extends TriggerLine {
  /** `at 18:30 every day, next today at 18:30`; `when Streets ends`. */
  readonly when: string;
}

export interface TriggersView {
  readonly calls: readonly CallView[];
  readonly crowd: readonly CrowdTriggerView[];
  readonly timed: readonly TimedTriggerView[];
}

export function triggersView(moment: Moment): TriggersView {
  const { state } = moment;
  const plan = state?.plan;
  if (!state || !plan) return { calls: [], crowd: [], timed: [] };
  const line = (trigger: PlannedTrigger): TriggerLine => lineOf(state, plan, trigger, moment.nowMs);
  return {
    calls: callsOf(plan.triggers, line),
    crowd: plan.triggers.flatMap((trigger) => crowdTrigger(trigger, line, moment)),
    timed: plan.triggers.flatMap((trigger) => {
      const when = whenWords(plan, trigger, moment);
      return when === null ? [] : [{ ...line(trigger), when }];
    }),
  };
}

function lineOf(state: ShowState, plan: Plan, trigger: PlannedTrigger, nowMs: ServerMs | null): TriggerLine {
  const target = plan.cues.get(trigger.key);
  const sequence = plan.sequences.find(({ id }) => id === target?.sequence)?.name ?? '';
  const firedAtMs = state.triggered.get(trigger.name);
  return {
    name: trigger.name,
    says: trigger.says,
    goesTo: target ? `${sequence} ${target.number} ${target.name}` : '',
    needs: needsOf(state, trigger).join(', '),
    fired: firedAtMs === undefined || nowMs === null ? '' : `fired ${agoText(Math.max(0, nowMs - firedAtMs))}`,
  };
}

/** What a trigger waits for, in the order a director would see to it. */
function needsOf(state: ShowState, { during, needsOpenDoors, when, on }: PlannedTrigger): string[] {
  const isDark = state.mode === 'panicked' || state.mode === 'faded';
  // What follows the end of a sequence can only come while one plays.
  const isChained = on.kind === 'end';
  return [
    ...(isDark && !isChained ? ['light'] : []),
    ...(state.mode === 'paused' && !isChained ? ['the show to go on'] : []),
    ...(during === 'idle' && state.mode !== 'idle' && !isDark ? ['a show that stands still'] : []),
    ...(during === 'running' && state.mode !== 'running' && !isDark ? ['a show that runs'] : []),
    ...(needsOpenDoors && !state.doorsOpen ? ['open doors'] : []),
    ...(when && !holds(when, state.variables) ? [conditionWords(when)] : []),
  ];
}

/** One for each name that can be called: the first trigger that would fire, or else the first that listens. */
function callsOf(triggers: readonly PlannedTrigger[], line: (trigger: PlannedTrigger) => TriggerLine): CallView[] {
  const calls = new Map<string, CallView>();
  for (const trigger of triggers) {
    if (trigger.on.kind !== 'external') continue;
    const { call } = trigger.on;
    const known = calls.get(call);
    const view = { ...line(trigger), call };
    if (!known || (known.needs !== '' && view.needs === '')) calls.set(call, view);
  }
  return [...calls.values()];
}

function crowdTrigger(
  trigger: PlannedTrigger,
  line: (trigger: PlannedTrigger) => TriggerLine,
  { meter }: Moment,
): CrowdTriggerView[] {
  if (trigger.on.kind !== 'crowd') return [];
  const measured = meter?.triggers.find(({ name }) => name === trigger.name);
  return [{ ...line(trigger), ask: askView(trigger.on.ask, measured), rests: measured?.armed === false }];
}

/** When a trigger comes by itself; null where that is not by time. */
function whenWords(plan: Plan, { on }: PlannedTrigger, { wall }: Moment): string | null {
  switch (on.kind) {
    case 'time': {
      const next = wall ? `, next ${nextTimeWords(on.minutes, on.days, wall)}` : '';
      return `at ${timeOfDay(on.minutes)} ${daysWords(on.days)}${next}`;
    }
    case 'end':
      return `when ${plan.sequences.find(({ id }) => id === on.sequence)?.name ?? on.sequence} has ended`;
    case 'house':
      return on.opens ? 'when the doors open' : 'when the doors close';
    case 'crowd':
    case 'external':
      return null;
  }
}
