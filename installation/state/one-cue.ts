/** One cue paused, resumed or stopped while everything else plays on. */

import { topOf } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import type { Core, CueRun, Pending, ValueRun } from './core.ts';
import { halted, isOpen, planned, runOf, runsInside } from './cue-runs.ts';
import { childOver } from './rounds.ts';

/** Stops the time of a cue, of what it moves, and of everything it plays. One that is over by now stays so. */
export function paused(core: Core, key: string, at: ShowMs): Core {
  const asked = runOf(core, key);
  if (!asked || !isOpen(asked, at)) return core;
  const inside = runsInside(core, key);
  const isHeld = (item: Pending): boolean => inside.has(item.by);
  const runs = core.runs.map((run): CueRun => {
    if (!inside.has(run.key) || run.heldSinceMs !== null || !isOpen(run, at)) return run;
    return { ...run, heldSinceMs: at, held: core.pending.filter((item) => item.by === run.key) };
  });
  const values = mapValues(core.values, (run) =>
    run.by !== null && inside.has(run.by) && run.heldAtMs === null ? { ...run, heldAtMs: at } : run,
  );
  return { ...core, runs, values, pending: core.pending.filter((item) => !isHeld(item)) };
}

/** Lets a paused cue go on from where it was: all that lay before it comes later by as long as it was paused. */
export function resumed(core: Core, key: string, at: ShowMs): Core {
  const inside = runsInside(core, key);
  const due: Pending[] = [];
  const runs = core.runs.map((run) => {
    if (!inside.has(run.key) || run.heldSinceMs === null) return run;
    const lateMs = at - run.heldSinceMs;
    due.push(...run.held.map((item) => ({ ...item, dueMs: showMs(item.dueMs + lateMs) })));
    return later(run, run.heldSinceMs, lateMs);
  });
  const values = mapValues(core.values, (run) => {
    if (run.by === null || !inside.has(run.by) || run.heldAtMs === null) return run;
    return { ...run, heldAtMs: null, tween: { ...run.tween, startMs: run.tween.startMs + (at - run.heldAtMs) } };
  });
  return planned({ ...core, runs, values }, due);
}

function later(run: CueRun, sinceMs: ShowMs, lateMs: number): CueRun {
  const moved = (ms: ShowMs): ShowMs => (ms > sinceMs ? showMs(ms + lateMs) : ms);
  return {
    ...run,
    heldSinceMs: null,
    held: [],
    actionAtMs: moved(run.actionAtMs),
    endsAtMs: moved(run.endsAtMs),
    nextAtMs: run.nextAtMs === null ? null : moved(run.nextAtMs),
    quorum: run.quorum && laterQuorum(run.quorum, sinceMs, lateMs),
  };
}

/** A question that was not put yet is put later; one that was has that much more time. */
const laterQuorum = (
  quorum: NonNullable<CueRun['quorum']>,
  sinceMs: ShowMs,
  lateMs: number,
): NonNullable<CueRun['quorum']> => {
  if (quorum.askedAtMs > sinceMs) {
    const askedAtMs = showMs(quorum.askedAtMs + lateMs);
    // One that waits for the director's hand is held back from the moment it is put.
    return { ...quorum, askedAtMs, suspendedSinceMs: quorum.suspendedSinceMs === null ? null : askedAtMs };
  }
  // While the director holds it back its time stands still already.
  return quorum.suspendedSinceMs === null ? { ...quorum, suspendedMs: quorum.suspendedMs + lateMs } : quorum;
};

/** Ends a cue where it is: what it moved stays put, nothing follows it, and its group goes on without it. */
export function stoppedCue(core: Core, key: string, at: ShowMs): Core {
  const { plan } = core;
  const run = runOf(core, key);
  const cue = plan?.cues.get(key);
  if (!plan || !run || !cue || !isOpen(run, at)) return core;
  const inside = runsInside(core, key);
  const left: Core = {
    ...core,
    runs: core.runs.filter((other) => !inside.has(other.key)),
    pending: core.pending.filter((item) => !inside.has(item.by)),
    values: halted(core.values, ({ by }) => (by !== null && inside.has(by) ? at : null)),
  };
  if (run.parent !== null) return childOver(left, plan, run.parent, at);
  return { ...left, standby: left.standby ?? topOf(plan, cue).key };
}

const mapValues = (
  values: ReadonlyMap<string, ValueRun>,
  change: (run: ValueRun) => ValueRun,
): ReadonlyMap<string, ValueRun> => new Map([...values].map(([name, run]) => [name, change(run)]));
