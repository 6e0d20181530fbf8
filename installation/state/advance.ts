/** What time alone brings about: actions after their pre-waits, changes, and cues that follow by themselves. */

import type { CueKey, PlannedCue } from '../score/plan.ts';
import { standbyAfter } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import type { Core, CueRun, Pending } from './core.ts';
import { serverAt, showAt } from './show-clock.ts';

/** How a cue came to fire: by hand, by time behind another, or as the way a quorum took. */
type Firing = 'hand' | 'chain' | 'branch';

/** The core at `toMs`, all that was due before or then having happened in order. */
export function advance(core: Core, toMs: ServerMs): Core {
  let now = core;
  for (;;) {
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
  switch (due.kind) {
    case 'action':
      return act(core, due.cue, due.dueMs);
    case 'change': {
      const { change } = due;
      const from = tweenAt(core.values.get(change.value) ?? still(change.to), due.dueMs);
      const tween = { from, to: change.to, startMs: due.dueMs, overMs: change.overMs, ease: change.ease };
      return { ...core, values: new Map(core.values).set(change.value, tween) };
    }
    case 'motion': {
      const { member, motion, overMs } = due.motion;
      const previous = core.motions.get(member)?.motion ?? motion;
      return { ...core, motions: new Map(core.motions).set(member, { motion, previous, sinceMs: due.dueMs, overMs }) };
    }
    case 'next':
      return fire(core, due.cue, due.dueMs, 'chain');
  }
}

/**
 * Starts a cue at `at`. Fired by hand it takes the show over: changes under way run on, but no chain goes on behind it
 * and no quorum stays open. A cue the plan does not know (a newer score dropped it) starts nothing.
 */
export function fire(core: Core, key: CueKey, at: ShowMs, firing: Firing): Core {
  const cue = core.plan?.cues.get(key);
  if (!core.plan || !cue) return core;
  const run = runOf(cue, at);
  const others = core.runs.filter((other) => other.key !== key && isOpen(other, at));
  const kept = firing === 'hand' ? unchained(others) : others;
  const sameSequence = core.sequence?.id === cue.sequence;
  const fired: Core = {
    ...core,
    runs: [...kept, run],
    pending: firing === 'hand' ? core.pending.filter((item) => outlivesTakeover(item, kept)) : core.pending,
    sequence: sameSequence ? core.sequence : { id: cue.sequence, startedAtMs: at },
    standby: firing === 'chain' ? core.standby : standbyAfter(core.plan, cue),
  };
  const action: Pending = { kind: 'action', cue: key, dueMs: run.actionAtMs };
  const withAction = plan(fired, action);
  return run.nextAtMs === null || cue.nextKey === null
    ? withAction
    : plan(withAction, { kind: 'next', cue: cue.nextKey, dueMs: run.nextAtMs });
}

/** The runs that go on beside a cue fired by hand: those that ask the crowd nothing, to their own ends. */
const unchained = (runs: readonly CueRun[]): CueRun[] =>
  runs.filter((run) => !awaitsDecision(run)).map((run) => ({ ...run, nextAtMs: null }));

const outlivesTakeover = (item: Pending, kept: readonly CueRun[]): boolean =>
  item.kind === 'change' ||
  item.kind === 'motion' ||
  (item.kind === 'action' && kept.some((run) => run.key === item.cue));

function runOf(cue: PlannedCue, at: ShowMs): CueRun {
  const actionAtMs = showMs(at + cue.preWaitMs);
  const endsAtMs = cue.quorum ? showMs(Number.POSITIVE_INFINITY) : showMs(actionAtMs + cue.actionMs);
  const nextAtMs =
    cue.next === 'manual' || cue.nextKey === null
      ? null
      : showMs((cue.next === 'continue' ? actionAtMs : endsAtMs) + cue.postWaitMs);
  const quorum = cue.quorum ? { outcome: null, suspendedSinceMs: null, suspendedMs: 0 } : null;
  return { key: cue.key, firedAtMs: at, actionAtMs, endsAtMs, nextAtMs, quorum };
}

/** Whether a run still has something to do at `at`. */
export const isOpen = (run: CueRun, at: ShowMs): boolean =>
  at < run.endsAtMs || (run.nextAtMs !== null && at < run.nextAtMs);

export const awaitsDecision = (run: CueRun): boolean => run.quorum !== null && run.quorum.outcome === null;

function act(core: Core, key: CueKey, at: ShowMs): Core {
  const cue = core.plan?.cues.get(key);
  if (!cue) return core;
  const changes = cue.changes.map(
    (change): Pending => ({ kind: 'change', change, dueMs: showMs(at + change.afterMs) }),
  );
  const motions = cue.motions.map(
    (motion): Pending => ({ kind: 'motion', motion, dueMs: showMs(at + motion.afterMs) }),
  );
  return [...changes, ...motions].reduce(plan, core);
}

/** Puts `item` behind everything due before it or at the same moment. */
function plan(core: Core, item: Pending): Core {
  const at = core.pending.findIndex((other) => other.dueMs > item.dueMs);
  const index = at < 0 ? core.pending.length : at;
  return { ...core, pending: core.pending.toSpliced(index, 0, item) };
}

/** Every value where it stands at `at`, on its way no longer. */
export const halted = (values: ReadonlyMap<string, Tween>, at: ShowMs): ReadonlyMap<string, Tween> =>
  new Map([...values].map(([name, tween]) => [name, still(tweenAt(tween, at))]));
