/** Makes the plan of a score. */

import {
  type CueKey,
  cueKey,
  lightOf,
  type Plan,
  type PlannedCue,
  type PlannedOpening,
  type PlannedTrigger,
} from './plan.ts';
import { type Draft, draftCues, plannedAsk } from './plan-cue.ts';
import { pathsOf } from './plan-paths.ts';
import { DAYS, type Score, type ScoreTrigger } from './score-schema.ts';
import { cuesOf } from './written-cues.ts';

/**
 * Compiles a score that holds together: every name in it refers to something. `broken` names the cues that cannot do
 * what they say, with a sentence each; they keep their time. Throws where the opening sequence is none.
 */
export function compile(score: Score, scoreHash: string, broken: ReadonlyMap<CueKey, string> = new Map()): Plan {
  const sequences = Object.entries(score.sequences).map(([id, sequence]) => {
    const numbers = new Set(cuesOf(score, id).map(({ cue }) => cue.cue));
    const drafts: Draft[] = sequence.cues.flatMap((cue, index) =>
      draftCues(cue, { score, sequence: id, numbers, parent: null, following: sequence.cues[index + 1], broken }),
    );
    const paths = pathsOf(drafts);
    const cues = drafts.map((cue) => ({ ...cue, path: paths.get(cue.key) ?? [] }));
    return { id, name: sequence.name, notes: sequence.notes ?? '', cues };
  });
  const cues = new Map(sequences.flatMap((sequence) => sequence.cues.map((cue) => [cue.key, cue] as const)));
  const opening = targetOf(score, score.opensWith);
  if (!cues.has(opening)) throw new Error(`the score opens with "${score.opensWith}", which has no cues`);
  return {
    score,
    scoreHash,
    defaults: defaultsOf(score),
    events: eventsOf(cues.values()),
    sequences,
    cues,
    triggers: Object.entries(score.triggers).map(([name, trigger]) => triggerOf(score, name, trigger)),
    hours: score.hours.map(
      (hours): PlannedOpening => ({ fromMinutes: hours.from, toMinutes: hours.to, days: dayNumbers(hours.days) }),
    ),
    lights: new Map(Object.entries(score.cast).map(([id, { light }]) => [id, lightOf(score.palettes, light)])),
    opening,
  };
}

/** The cue a target means: `sequence/cue`, or the first of a sequence. */
export const targetOf = (score: Score, target: string): CueKey =>
  target.includes('/') ? target : cueKey(target, score.sequences[target]?.cues[0]?.cue ?? '');

function defaultsOf(score: Score): Plan['defaults'] {
  const values = new Map(Object.entries(score.parameters).map(([name, parameter]) => [name, parameter.default]));
  const motions = new Map<string, string>();
  for (const [id, member] of Object.entries(score.cast)) {
    values.set(`cast.${id}.presence`, 0);
    values.set(`cast.${id}.x`, member.x);
    values.set(`cast.${id}.size`, 1);
    motions.set(id, member.motion);
  }
  return { values, motions };
}

const eventsOf = (cues: Iterable<PlannedCue>): Plan['events'] =>
  new Set(
    [...cues].flatMap(({ changes }) => changes.flatMap(({ value, from }) => (from === undefined ? [] : [value]))),
  );
const dayNumbers = (days: readonly (typeof DAYS)[number][] | undefined): readonly number[] | null =>
  days ? days.map((day) => DAYS.indexOf(day)) : null;

function triggerOf(score: Score, name: string, trigger: ScoreTrigger): PlannedTrigger {
  const on = occasionOf(trigger);
  const isOwn = on.kind === 'crowd' || on.kind === 'end';
  return {
    name,
    says: trigger.says ?? '',
    on,
    key: targetOf(score, trigger.go),
    when: trigger.when ?? null,
    during: trigger.during ?? (on.kind === 'crowd' ? 'idle' : 'any'),
    needsOpenDoors: trigger.doors === undefined ? isOwn : trigger.doors === 'open',
  };
}

function occasionOf(trigger: ScoreTrigger): PlannedTrigger['on'] {
  if (trigger.at !== undefined) return { kind: 'time', minutes: trigger.at, days: dayNumbers(trigger.days) };
  if (trigger.ends !== undefined) return { kind: 'end', sequence: trigger.ends };
  if (trigger.house !== undefined) return { kind: 'house', opens: trigger.house === 'opens' };
  const { quorum } = trigger;
  if (quorum) return { kind: 'crowd', ask: plannedAsk(quorum), weights: quorum.weights, restMs: quorum.rest };
  return { kind: 'external', call: trigger.external ?? '' };
}
