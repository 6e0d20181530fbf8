/** Cues begin: by a hand, by time behind another, as the way a quorum took, by the end of a sequence. */

import { type CueKey, type Plan, type PlannedCue, standbyAfter } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { mayFire } from './conditions.ts';
import type { Core } from './core.ts';
import { begin, isChange, isOpen, letGo, planned, UNKNOWN_YET, withRun } from './cue-runs.ts';
import { enterGroup } from './enter-group.ts';
import { armingOf, playedFor } from './passing-over.ts';
import { serverAt } from './show-clock.ts';

/**
 * How a cue came to fire: by a hand, by a trigger, behind another cue, as the way a question took, at the end of a
 * sequence. A hand, a trigger and the end of a sequence take the show over: changes under way run on, but no chain, group
 * or loop goes on beside them and no quorum stays open.
 */
export type Firing = 'hand' | 'trigger' | 'chain' | 'branch' | 'end';

/** A ring of cues goes round no faster than this, ms: in less time than a picture takes nobody sees it anyway. */
const SHORTEST_RING_MS = 10;

/**
 * Starts a cue at `at`, or the one behind it where it is passed over. A cue the plan does not know (a newer score dropped
 * it) starts nothing.
 */
export function fire(core: Core, key: CueKey, at: ShowMs, firing: Firing): Core {
  const { plan } = core;
  const asked = plan?.cues.get(key);
  if (!plan || !asked) return core;
  const cue = playedFor(core, key);
  const { key: begins } = cue ?? asked;
  // What somebody decided begins a new chain.
  const isDecided = firing === 'hand' || firing === 'trigger';
  const recent = isDecided ? [] : [...core.chained].filter(([, atMs]) => at - atMs < SHORTEST_RING_MS);
  // A ring of cues that take no time, closed by a condition: it ends where it began.
  if (recent.some(([other]) => other === begins)) return core;
  const now = { ...core, chained: new Map(recent).set(begins, at) };
  return cue ? start(now, plan, cue, at, firing) : nothingLeft(now, plan, asked, at, firing);
}

/** Everything from `asked` on is passed over: its sequence is over, and a hand still gets past it. */
function nothingLeft(core: Core, plan: Plan, asked: PlannedCue, at: ShowMs, firing: Firing): Core {
  const now = firing === 'hand' ? { ...takenOver(core, at), ...standingBy(core, plan, asked) } : core;
  // A child that is passed over leaves its group where it is.
  return asked.parent === null ? sequenceOver(now, plan, asked.sequence, at) : now;
}

function start(core: Core, plan: Plan, cue: PlannedCue, at: ShowMs, firing: Firing): Core {
  const takesOver = firing === 'hand' || firing === 'trigger' || firing === 'end';
  const now = takesOver ? takenOver(core, at) : core;
  const goesOn = core.sequence?.id === cue.sequence && !(takesOver && isFirst(plan, cue));
  const stands = firing === 'chain' ? {} : standingBy(core, plan, cue);
  const ready: Core = {
    ...now,
    ...stands,
    sequence: goesOn ? core.sequence : { id: cue.sequence, startedAtMs: at },
  };
  return begin(enterGroup(ready, plan, cue, at), cue, at, cue.parent);
}

/** Whether a sequence begins with this cue: fired otherwise than in a chain, it begins anew. */
const isFirst = (plan: Plan, cue: PlannedCue): boolean =>
  plan.sequences.find(({ id }) => id === cue.sequence)?.cues[0]?.key === cue.key;

const standingBy = (core: Core, plan: Plan, fired: PlannedCue): Pick<Core, 'standby' | 'standbyOffsetMs'> => ({
  standby: standbyAfter(plan, fired, (cue) => armingOf(core, cue)),
  standbyOffsetMs: 0,
});

/** What goes on beside a cue that takes the show over: changes, and cues that only wait for their own end. */
export const takenOver = (core: Core, at: ShowMs): Core => letGo(core, at, () => true);

/** The last cue of `sequence` is over: the trigger that listens for that, if any, goes on from here. */
export function sequenceOver(core: Core, plan: Plan, sequence: string, at: ShowMs): Core {
  return onOccasion(core, plan, at, 'end', (on) => on.kind === 'end' && on.sequence === sequence);
}

/** The doors were opened or closed. Nothing begins by itself in a paused or darkened show. */
export function houseTurned(core: Core, opens: boolean, at: ShowMs): Core {
  if (!core.plan || core.clock.paused || core.dark !== null) return core;
  return onOccasion(core, core.plan, at, 'trigger', (on) => on.kind === 'house' && on.opens === opens);
}

/** Fires the first trigger that is meant and would be ready for it. */
function onOccasion(
  core: Core,
  plan: Plan,
  at: ShowMs,
  firing: Firing,
  isMeant: (on: Plan['triggers'][number]['on']) => boolean,
): Core {
  const mode = core.runs.some((run) => isOpen(run, at)) ? 'running' : 'idle';
  const now = { mode, doorsOpen: areDoorsOpen(core), variables: core.variables };
  const trigger = plan.triggers.find((candidate) => isMeant(candidate.on) && mayFire(candidate, now));
  if (!trigger) return core;
  const triggered = new Map(core.triggered).set(trigger.name, serverAt(core.clock, at));
  return fire({ ...core, triggered }, trigger.key, at, firing);
}

/** Whether the house is open: as was last said, and otherwise always, unless the score has hours. */
export const areDoorsOpen = (core: Core): boolean => core.doors?.isOpen ?? (core.plan?.hours.length ?? 0) === 0;

/** The question of `cue` is put again at `at`, without what the cue does besides. */
export function askAgain(core: Core, cue: PlannedCue, at: ShowMs): Core {
  const begun = begin(takenOver(core, at), { ...cue, preWaitMs: 0 }, at, null);
  const asking = withRun(begun, cue.key, (run) => ({
    ...run,
    endsAtMs: UNKNOWN_YET,
    nextAtMs: null,
    quorum: { isDecided: false, askedAtMs: at, suspendedSinceMs: null, suspendedMs: 0 },
  }));
  const pending = asking.pending.filter((item) => item.by !== cue.key || isChange(item));
  const isRound = cue.group !== null || cue.repeat !== null;
  const ready = { ...asking, pending, standby: null, standbyOffsetMs: 0 };
  return isRound ? planned(ready, [{ kind: 'round', by: cue.key, dueMs: showMs(at) }]) : ready;
}
