/** A score becomes the one that is played: at the opening of a run, or in its midst. */

import type { Plan } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { adoptWorld } from '../world/world.ts';
import { type Core, type MotionRun, type Pending, stillValue, type ValueRun } from './core.ts';

/** What the new score also has stands where it stood; what is new begins at its start. A missing plan changes nothing. */
export function adopt(core: Core, plan: Plan | undefined, at: ShowMs): Core {
  if (!plan) return core;
  const standby = core.standby !== null && plan.cues.has(core.standby) ? core.standby : null;
  return {
    ...core,
    plan,
    values: valuesOf(core, plan),
    motions: motionsOf(core, plan),
    variables: new Map(
      Object.entries(plan.score.variables).map(([name, { start }]) => [name, core.variables.get(name) ?? start]),
    ),
    arming: new Map([...core.arming].filter(([key]) => plan.cues.has(key))),
    text: isTextKnown(plan, core.text.name) ? core.text : { name: null, previous: null, sinceMs: at },
    runs: core.runs.filter((run) => plan.cues.has(run.key)),
    pending: core.pending.filter((item) => isKnown(plan, item)),
    standby: standby ?? (core.sequence ? null : plan.opening),
    standbyOffsetMs: standby === null ? 0 : core.standbyOffsetMs,
    world: adoptWorld(core.world, plan.score.world, Object.keys(plan.score.cast), core.seed, at),
  };
}

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
    case 'child':
      return plan.cues.has(item.by) && plan.cues.has(item.child);
    default:
      return plan.cues.has(item.by);
  }
}
