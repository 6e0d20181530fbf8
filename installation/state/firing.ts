/** Cues begin: by a hand, by time behind another, as the way a quorum took, by the end of a sequence. */

import { type CueKey, type Plan, type PlannedCue, standbyAfter } from '../score/plan.ts';
import { type ShowMs, serverMs, showMs } from '../time/axes.ts';
import { holds } from './conditions.ts';
import type { Core, CueRun, Pending, RoundRun } from './core.ts';
import { armingOf, begin, isOpen, planned, UNKNOWN_YET, withRun } from './cue-runs.ts';
import { serverAt } from './show-clock.ts';

/**
 * How a cue came to fire. A hand and a trigger take the show over: changes under way run on, but no chain, group or loop
 * goes on beside them and no quorum stays open.
 */
export type Firing = 'hand' | 'trigger' | 'chain' | 'branch';

/**
 * Starts a cue at `at`, or the one behind it where it is passed over. A cue the plan does not know (a newer score dropped
 * it) starts nothing.
 */
export function fire(core: Core, key: CueKey, at: ShowMs, firing: Firing): Core {
  const { plan } = core;
  const asked = plan?.cues.get(key);
  if (!plan || !asked) return core;
  const cue = passOver(core, plan, asked);
  // A child that is passed over leaves its group where it is.
  if (!cue) return asked.parent === null ? sequenceOver(core, plan, asked.sequence, at) : core;
  if (firing === 'hand') return start(core, plan, cue, at, firing);
  const keys = core.chained.atMs === at ? core.chained.keys : [];
  // A ring of cues that take no time, closed by a condition: it ends where it began.
  if (keys.includes(cue.key)) return core;
  return start({ ...core, chained: { atMs: at, keys: [...keys, cue.key] } }, plan, cue, at, firing);
}

/** The first cue from `cue` on that is to be played as things stand; null where the way ends before one. */
function passOver(core: Core, plan: Plan, cue: PlannedCue): PlannedCue | null {
  const passed = new Set<CueKey>();
  let here: PlannedCue | undefined = cue;
  while (here && !passed.has(here.key)) {
    if (armingOf(core, here) !== 'skipped' && holds(here.when, core.variables)) return here;
    passed.add(here.key);
    const key: CueKey | null = here.quorum ? here.quorum.unmet.key : here.nextKey;
    here = key === null ? undefined : plan.cues.get(key);
  }
  return null;
}

function start(core: Core, plan: Plan, cue: PlannedCue, at: ShowMs, firing: Firing): Core {
  const takesOver = firing === 'hand' || firing === 'trigger';
  const now = takesOver ? takenOver(core, cue.key, at) : core;
  const isSameSequence = core.sequence?.id === cue.sequence;
  const stands = firing === 'chain' ? {} : { standby: standbyAfter(plan, cue), standbyOffsetMs: 0 };
  const ready: Core = {
    ...now,
    ...stands,
    sequence: isSameSequence ? core.sequence : { id: cue.sequence, startedAtMs: at },
  };
  return cue.parent === null ? begin(ready, cue, at, null) : beginInside(ready, plan, cue, cue.parent, at);
}

/** What goes on beside a cue that takes the show over: changes, and cues that only wait for their own end. */
export function takenOver(core: Core, key: CueKey | null, at: ShowMs): Core {
  const runs = core.runs
    // What took no time at this very moment is still to be seen: a sequence may end with it and another begin.
    .filter((run) => run.key !== key && (isOpen(run, at) || run.firedAtMs === at) && Number.isFinite(run.endsAtMs))
    .map((run): CueRun => ({ ...run, nextAtMs: null, parent: null, held: run.held.filter(isOwn) }));
  const kept = new Set(runs.map((run) => run.key));
  const outlives = (item: Pending): boolean =>
    item.kind === 'change' || item.kind === 'motion' || (item.kind === 'action' && kept.has(item.by));
  return { ...core, runs, pending: core.pending.filter(outlives) };
}

/** Whether something due concerns the run itself and not what comes behind it. */
const isOwn = (item: Pending): boolean => item.kind === 'change' || item.kind === 'motion' || item.kind === 'action';

/** Plays a group from one of its children on: what the group does itself is taken as done. */
function beginInside(core: Core, plan: Plan, cue: PlannedCue, parent: CueKey, at: ShowMs): Core {
  const group = plan.cues.get(parent);
  if (!group?.group) return core;
  const within =
    group.parent === null ? begin(core, group, at, null) : beginInside(core, plan, group, group.parent, at);
  const { mode, children } = group.group;
  const queue = mode === 'in-order' ? children.slice(children.indexOf(cue.key) + 1) : [];
  const round: RoundRun = { count: 0, startedAtMs: at, queue, waiting: queue.length + 1, isLast: false };
  const entered = withRun(within, parent, (run) => ({
    ...run,
    actionAtMs: at,
    endsAtMs: UNKNOWN_YET,
    quorum: run.quorum && { ...run.quorum, askedAtMs: at },
    round,
  }));
  const pending = entered.pending.filter((item) => item.by !== parent || item.kind !== 'action');
  return begin({ ...entered, pending }, cue, at, parent);
}

/** The last cue of `sequence` is over: the trigger that listens for that, if any, goes on from here. */
export function sequenceOver(core: Core, plan: Plan, sequence: string, at: ShowMs): Core {
  const trigger = plan.triggers.find(
    ({ on, needsOpenDoors, when }) =>
      on.kind === 'end' &&
      on.sequence === sequence &&
      (!needsOpenDoors || areDoorsOpen(core)) &&
      holds(when, core.variables),
  );
  if (!trigger) return core;
  const triggered = new Map(core.triggered).set(trigger.name, serverMs(serverAt(core.clock, at)));
  return fire({ ...core, triggered }, trigger.key, at, 'trigger');
}

/** Whether the house is open: as was last said, and otherwise always, unless the score has hours. */
export const areDoorsOpen = (core: Core): boolean => core.doors?.isOpen ?? (core.plan?.hours.length ?? 0) === 0;

/** The question of `cue` is put again at `at`, without what the cue does besides. */
export function askAgain(core: Core, cue: PlannedCue, at: ShowMs): Core {
  const begun = begin(takenOver(core, cue.key, at), cue, at, null);
  const asking = withRun(begun, cue.key, (run) => ({
    ...run,
    actionAtMs: at,
    quorum: run.quorum && { ...run.quorum, askedAtMs: at, suspendedSinceMs: null },
  }));
  const pending = asking.pending.filter((item) => item.by !== cue.key || item.kind !== 'action');
  const isRound = cue.group !== null || cue.repeat !== null;
  const ready = { ...asking, pending, standby: null, standbyOffsetMs: 0 };
  return isRound ? planned(ready, [{ kind: 'round', by: cue.key, dueMs: showMs(at) }]) : ready;
}
