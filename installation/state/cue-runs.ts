/** Runs of cues and what is due of them: beginning, ending, asking after them. */

import type { CueKey, Plan, PlannedCue } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import type { Core, CueRun, Pending } from './core.ts';

export const UNKNOWN_YET: ShowMs = showMs(Number.POSITIVE_INFINITY);

/** Whether a run still has something to do at `at`. */
export const isOpen = (run: CueRun, at: ShowMs): boolean =>
  run.heldSinceMs !== null || at < run.endsAtMs || (run.nextAtMs !== null && at < run.nextAtMs);

export const awaitsDecision = (run: CueRun): boolean => run.quorum !== null && !run.quorum.isDecided;

export const runOf = (core: Core, key: CueKey): CueRun | undefined => core.runs.find((run) => run.key === key);

/** The core with one run changed; nothing where it does not run. */
export const withRun = (core: Core, key: CueKey, change: (run: CueRun) => CueRun): Core => ({
  ...core,
  runs: core.runs.map((run) => (run.key === key ? change(run) : run)),
});

/** How a cue is armed: by the director, else as it is written. */
export const armingOf = (core: Core, cue: PlannedCue): PlannedCue['arming'] => core.arming.get(cue.key) ?? cue.arming;

/** Whether a cue's length can be told when it is fired. */
const isPlain = (cue: PlannedCue): boolean => !cue.quorum && !cue.group && !cue.repeat;

/** Begins a run of `cue` at `at` and plans what is due of it. Runs that are over and done with make way. */
export function begin(core: Core, cue: PlannedCue, at: ShowMs, parent: CueKey | null): Core {
  const run = newRun(core, cue, at, parent);
  const others = core.runs.filter((other) => other.key !== cue.key && stays(core, other, at));
  const pending = core.pending.filter(
    (item) => item.by !== cue.key || item.kind === 'change' || item.kind === 'motion',
  );
  const begun = planned({ ...core, runs: [...others, run], pending }, [
    { kind: 'action', by: cue.key, dueMs: run.actionAtMs },
  ]);
  return planEnd(begun, cue, run);
}

/** Whether a run is still asked for: what is due of it needs it, and what took no time is seen at its moment. */
const stays = (core: Core, run: CueRun, at: ShowMs): boolean =>
  isOpen(run, at) || run.firedAtMs === at || core.pending.some((item) => item.by === run.key);

function newRun(core: Core, cue: PlannedCue, at: ShowMs, parent: CueKey | null): CueRun {
  const actionAtMs = showMs(at + cue.preWaitMs);
  const endsAtMs = isPlain(cue) ? showMs(actionAtMs + cue.actionMs) : UNKNOWN_YET;
  return {
    key: cue.key,
    parent,
    firedAtMs: at,
    actionAtMs,
    endsAtMs,
    nextAtMs: nextAt(cue, actionAtMs, endsAtMs),
    mute: cue.broken !== null || armingOf(core, cue) === 'disarmed',
    quorum: cue.quorum
      ? {
          isDecided: false,
          askedAtMs: actionAtMs,
          suspendedSinceMs: cue.quorum.arms === 'by-hand' ? actionAtMs : null,
          suspendedMs: 0,
        }
      : null,
    round: null,
    heldSinceMs: null,
    held: [],
  };
}

function nextAt(cue: PlannedCue, actionAtMs: ShowMs, endsAtMs: ShowMs): ShowMs | null {
  if (cue.nextKey === null || cue.next === 'manual') return null;
  return showMs((cue.next === 'continue' ? actionAtMs : endsAtMs) + cue.postWaitMs);
}

/** Plans what comes behind a run, as far as it is known when. */
function planEnd(core: Core, cue: PlannedCue, run: CueRun): Core {
  if (run.nextAtMs !== null) {
    return Number.isFinite(run.nextAtMs) ? planned(core, [{ kind: 'next', by: cue.key, dueMs: run.nextAtMs }]) : core;
  }
  const endsSomething = run.parent !== null || (cue.nextKey === null && !cue.quorum);
  if (!endsSomething || !Number.isFinite(run.endsAtMs)) return core;
  return planned(core, [{ kind: 'done', by: cue.key, dueMs: showMs(run.endsAtMs + cue.postWaitMs) }]);
}

/** The action of a group or a loop is over at `at`: what comes behind it can be planned. */
export function closed(core: Core, plan: Plan, key: CueKey, at: ShowMs): Core {
  const cue = plan.cues.get(key);
  const run = runOf(core, key);
  if (!cue || !run) return core;
  const isChained = cue.next === 'continue' && run.nextAtMs !== null;
  const ended: CueRun = { ...run, endsAtMs: at, nextAtMs: isChained ? run.nextAtMs : nextAt(cue, run.actionAtMs, at) };
  const now = withRun(core, key, () => ended);
  return isChained ? now : planEnd(now, cue, ended);
}

/** Puts each of `items` behind everything due before it or at the same moment. */
export function planned(core: Core, items: readonly Pending[]): Core {
  if (items.length === 0) return core;
  const pending = [...core.pending];
  for (const item of items) {
    const at = pending.findIndex((other) => other.dueMs > item.dueMs);
    pending.splice(at < 0 ? pending.length : at, 0, item);
  }
  return { ...core, pending };
}

/** A cue and everything that runs inside it. */
export function runsInside(core: Core, key: CueKey): ReadonlySet<CueKey> {
  const inside = new Set<CueKey>([key]);
  // A child is always fired after its group, but a group fired again stands behind children of its last round.
  for (let before = 0; before < inside.size; ) {
    before = inside.size;
    for (const run of core.runs) if (run.parent !== null && inside.has(run.parent)) inside.add(run.key);
  }
  return inside;
}
