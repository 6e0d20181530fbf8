/** What time alone brings about: actions after their pre-waits, changes, rounds, and cues that follow by themselves. */

import type { Plan, PlannedCue } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { worldAfterActs } from '../world/world.ts';
import { withAssignments } from './assignments.ts';
import { type Core, type Pending, stillValue, type ValueRun, valueAt } from './core.ts';
import { isFollowed, planned, refitted, runOf } from './cue-runs.ts';
import { takeWay } from './deciding.ts';
import { fire, sequenceOver } from './firing.ts';
import { childOver, fireChild, partOver, startRound } from './rounds.ts';
import { serverAt, showAt } from './show-clock.ts';

/** The core at `toMs`, all that was due before or then having happened in order. While it is paused nothing happens. */
export function advance(core: Core, toMs: ServerMs): Core {
  let now = core;
  while (!now.clock.paused) {
    const due = now.pending[0];
    if (!due || due.dueMs > showAt(now.clock, toMs)) break;
    now = happen({ ...now, pending: now.pending.slice(1) }, due);
  }
  return { ...now, upToMs: toMs };
}

/** When the next pending thing is due on the server's clock; never while the show is paused. */
export const nextPendingMs = (core: Core): ServerMs | null => {
  const due = core.pending[0];
  return due ? serverAt(core.clock, due.dueMs) : null;
};

function happen(core: Core, due: Pending): Core {
  const { plan } = core;
  const at = due.dueMs;
  if (!plan) return core;
  switch (due.kind) {
    case 'action':
      return act(core, plan, due.by, at);
    case 'change': {
      const { value, from, to, overMs, ease } = due.change;
      const begins = from ?? valueAt(core.values.get(value) ?? stillValue(to), at);
      const run: ValueRun = { tween: { from: begins, to, startMs: at, overMs, ease }, by: due.by, heldAtMs: null };
      return { ...core, values: new Map(core.values).set(value, run) };
    }
    case 'motion': {
      const { member, motion, overMs } = due.motion;
      const previous = core.motions.get(member)?.motion ?? motion;
      return { ...core, motions: new Map(core.motions).set(member, { motion, previous, sinceMs: at, overMs }) };
    }
    case 'child':
      return fireChild(core, plan, due.by, due.child, at);
    case 'round-part':
      return partOver(core, plan, due.by, at, false);
    case 'child-over':
      return childOver(core, plan, due.by, at);
    case 'round': {
      const cue = plan.cues.get(due.by);
      return cue ? startRound(core, plan, cue, at) : core;
    }
    case 'next':
      return goOn(core, plan, due.by, at);
  }
}

/** What lies behind a run goes on: its group, the cue that follows, or what waits for the end of its sequence. */
function goOn(core: Core, plan: Plan, key: string, at: ShowMs): Core {
  const run = runOf(core, key);
  const cue = plan.cues.get(key);
  if (!run || !cue) return core;
  if (run.parent !== null) return childOver(core, plan, run.parent, at);
  if (cue.nextKey !== null) return isFollowed(cue) ? fire(core, cue.nextKey, at, 'chain') : core;
  return cue.quorum ? core : sequenceOver(core, plan, cue.sequence, at);
}

function act(core: Core, plan: Plan, key: string, at: ShowMs): Core {
  const cue = plan.cues.get(key);
  const run = runOf(core, key);
  if (!cue || !run) return core;
  const now = refitted(core, cue, run, at);
  const isDisarmedWithGroup = run.parent !== null && runOf(core, run.parent)?.mute === 'disarmed';
  if (cue.quorum && run.mute === 'disarmed' && !isDisarmedWithGroup) {
    return takeWay(now, plan, cue, cue.quorum.unmet, at);
  }
  const acted = run.mute === null ? affected(now, cue, at) : now;
  return cue.group || cue.repeat ? startRound(acted, plan, cue, at) : acted;
}

/** What a cue does besides asking and playing others. */
function affected(core: Core, cue: PlannedCue, at: ShowMs): Core {
  const changes = cue.changes.map(
    (change): Pending => ({ kind: 'change', by: cue.key, change, dueMs: showMs(at + change.afterMs) }),
  );
  const motions = cue.motions.map(
    (motion): Pending => ({ kind: 'motion', by: cue.key, motion, dueMs: showMs(at + motion.afterMs) }),
  );
  return planned(
    {
      ...core,
      variables: withAssignments(core.variables, cue),
      text: cue.text === undefined ? core.text : { name: cue.text, previous: core.text.name, sinceMs: at },
      world: Object.keys(cue.world).length === 0 ? core.world : worldAfterActs(core.world, cue.world, at, cue.fadeMs),
    },
    [...changes, ...motions],
  );
}
