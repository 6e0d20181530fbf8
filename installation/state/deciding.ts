/** The course of a question to the crowd: held back, put again, decided. */

import type { FactEvent } from '../log/fact.ts';
import { type CueKey, type Plan, type PlannedBranch, type PlannedCue, wayTaken } from '../score/plan.ts';
import type { ServerMs, ShowMs } from '../time/axes.ts';
import type { Core, CueRun, QuorumRun } from './core.ts';
import { awaitsDecision, isChange, runOf, runsInside, unheld, withRun } from './cue-runs.ts';
import { askAgain, fire } from './firing.ts';
import { childOver } from './rounds.ts';

/** A question held back, or let go on, at `at`. The time of a paused cue stands still, so there it happens at the pause. */
export function withQuorum(
  core: Core,
  key: CueKey,
  at: ShowMs,
  change: (run: QuorumRun, at: ShowMs) => QuorumRun,
): Core {
  return withRun(core, key, (run) =>
    run.quorum ? { ...run, quorum: change(run.quorum, run.heldSinceMs ?? at) } : run,
  );
}

/** The decision is held back from `at` on. */
export const suspended = (run: QuorumRun, at: ShowMs): QuorumRun => ({
  ...run,
  suspendedSinceMs: run.suspendedSinceMs ?? at,
});

/** A decision that was held back may come again; the time it was held back does not count. */
export function released(run: QuorumRun, at: ShowMs): QuorumRun {
  if (run.suspendedSinceMs === null) return run;
  // A question that waited for the director's hand from its first moment is only put now.
  if (run.suspendedSinceMs <= run.askedAtMs) return { ...run, askedAtMs: at, suspendedSinceMs: null };
  return { ...run, suspendedSinceMs: null, suspendedMs: run.suspendedMs + (at - run.suspendedSinceMs) };
}

/** Puts a question again: the open one from its beginning, one that was decided as if nothing had followed. */
export function rearmed(core: Core, key: CueKey, at: ShowMs): Core {
  const cue = core.plan?.cues.get(key);
  const run = runOf(core, key);
  if (!cue?.quorum) return core;
  const fresh: Core = { ...core, counted: null };
  if (!run || !awaitsDecision(run)) return askAgain(fresh, cue, at);
  return withQuorum(fresh, key, at, (_asked, askedAtMs) => ({
    isDecided: false,
    askedAtMs,
    suspendedSinceMs: null,
    suspendedMs: 0,
  }));
}

type Decided = Extract<FactEvent, { readonly type: 'quorum-decided' }>;

/** Takes the way that was decided. */
export function decided(core: Core, event: Decided, atMs: ServerMs, at: ShowMs): Core {
  const { plan } = core;
  const asked = plan?.cues.get(event.cue);
  const run = runOf(core, event.cue);
  if (!plan || !asked?.quorum || !run || !awaitsDecision(run)) return core;
  const { cue, outcome, option, how, evidence } = event;
  // What somebody decided begins a new chain.
  const now: Core = {
    ...core,
    decided: { cue, outcome, option, how, evidence, atMs },
    counted: null,
    chained: new Map(),
  };
  return takeWay(now, plan, asked, wayTaken(asked.quorum, event), at);
}

/**
 * Goes on from a question by one of its ways. What it played meanwhile goes on no longer, and neither do the groups it
 * lies in, unless the way leads to another cue of theirs.
 */
export function takeWay(core: Core, plan: Plan, asked: PlannedCue, way: PlannedBranch, at: ShowMs): Core {
  const remember = asked.quorum?.remember ?? null;
  const last = lastLeft(plan, asked, way.key);
  const left = runsInside(core, last.key);
  const over: Core = {
    ...core,
    runs: core.runs.flatMap((run) => (run.key === asked.key ? [answered(run, at)] : left.has(run.key) ? [] : [run])),
    pending: core.pending.filter((item) => !left.has(item.by) || isChange(item)),
    values: unheld(core.values, left),
    variables: remember === null ? core.variables : new Map(core.variables).set(remember, way.label),
  };
  const gone = fire(over, way.key, at, 'branch');
  // Where nothing in the group they share could be fired, it goes on as if the question had been a cue like others.
  const isStuck = last.parent !== null && runOf(gone, last.parent)?.round === runOf(over, last.parent)?.round;
  return isStuck && last.parent !== null ? childOver(gone, plan, last.parent, at) : gone;
}

/** The question, or the outermost of the groups it lies in, that ends where it takes the way to `key`. */
function lastLeft(plan: Plan, asked: PlannedCue, key: CueKey): PlannedCue {
  const target = plan.cues.get(key);
  let here = asked;
  while (here.parent !== null && !(target && isInside(plan, target, here.parent))) {
    const around = plan.cues.get(here.parent);
    if (!around) break;
    here = around;
  }
  return here;
}

/** Whether a cue lies in a group, however deep. */
function isInside(plan: Plan, cue: PlannedCue, group: CueKey): boolean {
  if (cue.parent === null) return false;
  const around = plan.cues.get(cue.parent);
  return cue.parent === group || (around !== undefined && isInside(plan, around, group));
}

const answered = (run: CueRun, at: ShowMs): CueRun => ({
  ...run,
  parent: null,
  endsAtMs: at,
  nextAtMs: null,
  round: null,
  heldSinceMs: null,
  held: [],
  quorum: run.quorum && { ...run.quorum, isDecided: true },
});
