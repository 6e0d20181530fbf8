/** A score becomes the one that is played: at the opening of a run, or in its midst. */

import { canonicalJson } from '../log/chain.ts';
import type { CueKey, Plan } from '../score/plan.ts';
import { mayBeWorth } from '../score/variable-schema.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { adoptWorld } from '../world/world.ts';
import { type Core, type CueRun, type MotionRun, type Pending, stillValue, type ValueRun } from './core.ts';
import { awaitsDecision, letGo, planned, runsInside, unheld } from './cue-runs.ts';

/** What the new score also has stands where it stood; what is new begins at its start. A missing plan changes nothing. */
export function adopt(core: Core, plan: Plan | undefined, at: ShowMs): Core {
  if (!plan) return core;
  const standby = core.standby !== null && plan.cues.has(core.standby) ? core.standby : null;
  const { left, gone } = withoutGone(core, plan, at);
  const adopted: Core = {
    ...left,
    plan,
    values: valuesOf(left, plan),
    motions: motionsOf(core, plan),
    variables: variablesOf(core, plan),
    arming: new Map([...core.arming].filter(([key]) => plan.cues.has(key))),
    text: isTextKnown(plan, core.text.name) ? core.text : { name: null, previous: null, sinceMs: at },
    pending: left.pending.filter((item) => isKnown(plan, item)),
    counted: core.counted && asksAlike(core.plan, plan, core.counted.cue) ? core.counted : null,
    standby: standby ?? (core.sequence ? unasked(gone, plan) : plan.opening),
    standbyOffsetMs: standby === null ? 0 : core.standbyOffsetMs,
    world: adoptWorld(core.world, plan.score.world, Object.keys(plan.score.cast), core.seed, at),
  };
  // A group does not wait for a cue that is no longer in it.
  const heard = gone.flatMap(({ parent }) =>
    left.runs.some(({ key }) => key === parent) && parent !== null ? [parent] : [],
  );
  return planned(
    adopted,
    heard.map((by) => ({ kind: 'child-over', by, dueMs: at })),
  );
}

/** The core without the runs that cannot go on in `plan`: their cue is gone, or asks no longer what it asks now. */
function withoutGone(core: Core, plan: Plan, at: ShowMs): { readonly left: Core; readonly gone: readonly CueRun[] } {
  const canGoOn = (run: CueRun): boolean => {
    const cue = plan.cues.get(run.key);
    return cue !== undefined && (cue.quorum !== null || !awaitsDecision(run));
  };
  const runs = core.runs
    .filter(canGoOn)
    .map((run) => ({ ...run, held: run.held.filter((item) => isKnown(plan, item)) }));
  const gone = core.runs.filter((run) => !canGoOn(run));
  const keys = new Set(gone.map(({ key }) => key));
  const inside = new Set(gone.flatMap(({ key }) => [...runsInside(core, key)]));
  const left = letGo({ ...core, runs }, at, (run) => inside.has(run.key));
  const pending = left.pending.filter((item) => !keys.has(item.by));
  return { left: { ...left, pending, values: unheld(left.values, keys) }, gone };
}

/** A cue that asked and no longer does: what to go on from, since no answer will. */
const unasked = (gone: readonly CueRun[], plan: Plan): CueKey | null =>
  gone.find((run) => run.parent === null && plan.cues.has(run.key))?.key ?? null;

/** Whether a cue's question has the same options as before: what was counted of one goes by its place. */
function asksAlike(before: Plan | null, plan: Plan, key: CueKey): boolean {
  const [one, other] = [before, plan].map((of) => of?.cues.get(key)?.quorum?.options ?? []);
  return canonicalJson(one?.map(({ what }) => what)) === canonicalJson(other?.map(({ what }) => what));
}

/** What the show remembers, as far as the new score knows it and would have it so. */
const variablesOf = (core: Core, plan: Plan): Core['variables'] =>
  new Map(
    Object.entries(plan.score.variables).map(([name, variable]) => {
      const before = core.variables.get(name);
      return [name, before !== undefined && mayBeWorth(variable, before) ? before : variable.start];
    }),
  );

const isTextKnown = (plan: Plan, name: string | null): boolean =>
  name === null || Object.hasOwn(plan.score.texts, name);

function valuesOf(core: Core, plan: Plan): ReadonlyMap<string, ValueRun> {
  return new Map([...plan.defaults.values].map(([name, value]) => [name, core.values.get(name) ?? stillValue(value)]));
}

function motionsOf(core: Core, plan: Plan): ReadonlyMap<string, MotionRun> {
  const motions = new Map<string, MotionRun>();
  for (const [member, motion] of plan.defaults.motions) {
    const before = core.motions.get(member);
    const isKnown = before && Object.hasOwn(plan.score.motions, before.motion);
    motions.set(member, isKnown ? before : { motion, previous: motion, sinceMs: showMs(0), overMs: 0 });
  }
  return motions;
}

/** Whether what is due still means something in `plan`. */
function isKnown(plan: Plan, item: Pending): boolean {
  switch (item.kind) {
    case 'change':
      return plan.defaults.values.has(item.change.value);
    case 'motion':
      return plan.defaults.motions.has(item.motion.member) && Object.hasOwn(plan.score.motions, item.motion.motion);
    default:
      return plan.cues.has(item.by);
  }
}
