/** Runs of cues and what is due of them: beginning, ending, letting go, asking after them. */

import type { CueKey, Plan, PlannedCue } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { type Core, type CueRun, type Pending, stillValue, type ValueRun, valueAt } from './core.ts';
import { armingOf } from './passing-over.ts';

/** A moment that nobody can tell yet. */
export const UNKNOWN_YET: ShowMs = showMs(Number.POSITIVE_INFINITY);

/** Whether a run still has something to do at `at`. */
export const isOpen = (run: CueRun, at: ShowMs): boolean =>
  run.heldSinceMs !== null || at < run.endsAtMs || (run.nextAtMs !== null && at < run.nextAtMs);

/** Whether a run's question is still to be decided, put already or not. */
export const awaitsDecision = (run: CueRun): boolean => run.quorum !== null && !run.quorum.isDecided;

/** The run of a cue; undefined where it has none. */
export const runOf = (core: Core, key: CueKey): CueRun | undefined => core.runs.find((run) => run.key === key);

/** The core with one run changed; nothing where it does not run. */
export const withRun = (core: Core, key: CueKey, change: (run: CueRun) => CueRun): Core => ({
  ...core,
  runs: core.runs.map((run) => (run.key === key ? change(run) : run)),
});

/** Begins a run of `cue` at `at` and plans what is due of it. Its former run, and runs that are over, make way. */
export function begin(core: Core, cue: PlannedCue, at: ShowMs, parent: CueKey | null): Core {
  const run = newRun(cue, at, parent, muteOf(core, cue, parent));
  const cleared = runOf(core, cue.key) ? madeWay(core, cue.key, at) : core;
  const others = cleared.runs.filter((other) => stays(cleared, other, at));
  const counted = cue.quorum && core.counted?.cue === cue.key ? null : core.counted;
  const begun = planned({ ...cleared, counted, runs: [...others, run] }, [
    { kind: 'action', by: cue.key, dueMs: run.actionAtMs },
  ]);
  return planEnd(begun, run);
}

/** Whether a run is still asked for: what is due of it needs it, and what takes no time is seen at its moment. */
const stays = (core: Core, run: CueRun, at: ShowMs): boolean =>
  isOpen(run, at) || run.firedAtMs === at || core.pending.some((item) => item.by === run.key);

/** A cue that is fired again begins anew: of its former run only the changes go on. */
function madeWay(core: Core, key: CueKey, at: ShowMs): Core {
  const inside = runsInside(core, key);
  const left = letGo(core, at, (run) => inside.has(run.key));
  return {
    ...left,
    runs: left.runs.filter((run) => run.key !== key),
    pending: left.pending.filter((item) => item.by !== key || isChange(item)),
    values: unheld(left.values, new Set([key])),
  };
}

function newRun(cue: PlannedCue, at: ShowMs, parent: CueKey | null, mute: CueRun['mute']): CueRun {
  const actionAtMs = showMs(at + cue.preWaitMs);
  const isAsked = cue.quorum !== null && mute !== 'disarmed';
  // Of anything else nobody knows beforehand how long it takes.
  const isPlain = !isAsked && !cue.group && !cue.repeat;
  const endsAtMs = isPlain ? showMs(actionAtMs + cue.actionMs) : UNKNOWN_YET;
  return {
    key: cue.key,
    parent,
    firedAtMs: at,
    actionAtMs,
    endsAtMs,
    nextAtMs: nextAt(cue, { parent, actionAtMs, endsAtMs }),
    mute,
    quorum: isAsked
      ? {
          isDecided: false,
          askedAtMs: actionAtMs,
          suspendedSinceMs: cue.quorum?.arms === 'by-hand' ? actionAtMs : null,
          suspendedMs: 0,
        }
      : null,
    round: null,
    heldSinceMs: null,
    held: [],
  };
}

function muteOf(core: Core, cue: PlannedCue, parent: CueKey | null): CueRun['mute'] {
  const within = parent === null ? undefined : runOf(core, parent);
  if (within?.mute === 'disarmed' || armingOf(core, cue) === 'disarmed') return 'disarmed';
  return cue.broken === null ? null : 'broken';
}

/**
 * The core at the action of a run, at `at`. A newer score may have made another kind of cue of it since it was fired: then
 * its end is planned anew.
 */
export function refitted(core: Core, cue: PlannedCue, run: CueRun, at: ShowMs): Core {
  const fresh = newRun({ ...cue, preWaitMs: 0 }, at, run.parent, run.mute);
  const isAsKnown = Number.isFinite(fresh.endsAtMs) === Number.isFinite(run.endsAtMs);
  if (isAsKnown && (fresh.quorum === null) === (run.quorum === null)) return core;
  const pending = core.pending.filter((item) => item.by !== cue.key || isChange(item));
  const fitting: CueRun = { ...fresh, firedAtMs: run.firedAtMs };
  return planEnd(
    withRun({ ...core, pending }, cue.key, () => fitting),
    fitting,
  );
}

/** Whether another cue follows this one by itself. */
export const isFollowed = (cue: PlannedCue): boolean => cue.nextKey !== null && cue.next !== 'manual';

function nextAt(cue: PlannedCue, run: Pick<CueRun, 'parent' | 'actionAtMs' | 'endsAtMs'>): ShowMs | null {
  if (isFollowed(cue)) return showMs((cue.next === 'continue' ? run.actionAtMs : run.endsAtMs) + cue.postWaitMs);
  const endsSomething = run.parent !== null || (cue.nextKey === null && !cue.quorum);
  return endsSomething ? showMs(run.endsAtMs + cue.postWaitMs) : null;
}

/** Plans what comes behind a run, as far as it is known when. */
function planEnd(core: Core, { key, nextAtMs }: CueRun): Core {
  if (nextAtMs === null || !Number.isFinite(nextAtMs)) return core;
  return planned(core, [{ kind: 'next', by: key, dueMs: nextAtMs }]);
}

/** The action of a group or a loop is over at `at`: what comes behind it can be planned. */
export function closed(core: Core, plan: Plan, key: CueKey, at: ShowMs): Core {
  const cue = plan.cues.get(key);
  const run = runOf(core, key);
  if (!cue || !run) return core;
  const isPlanned = run.nextAtMs !== null && Number.isFinite(run.nextAtMs);
  const ended: CueRun = { ...run, endsAtMs: at };
  if (isPlanned) return withRun(core, key, () => ended);
  const known: CueRun = { ...ended, nextAtMs: nextAt(cue, ended) };
  return planEnd(
    withRun(core, key, () => known),
    known,
  );
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

/** Whether something due moves a value or a member, which it does whatever becomes of the run. */
export const isChange = (item: Pending): boolean => item.kind === 'change' || item.kind === 'motion';

/**
 * Lets the runs that are meant go: what only waits for its own end runs on, and nothing comes behind it; groups, loops
 * and questions end.
 */
export function letGo(core: Core, at: ShowMs, isMeant: (run: CueRun) => boolean): Core {
  const meant = new Set<CueKey>();
  const kept = new Set<CueKey>();
  const runs = core.runs.flatMap((run): CueRun[] => {
    if (!isMeant(run)) return [run];
    meant.add(run.key);
    // What took no time at this very moment is still to be seen: a sequence may end with it and another begin.
    const isSeen = isOpen(run, at) || run.firedAtMs === at;
    if (!isSeen || !Number.isFinite(run.endsAtMs)) return [];
    kept.add(run.key);
    const held = run.held.filter((item) => isChange(item) || item.kind === 'action');
    return [{ ...run, nextAtMs: null, parent: null, held }];
  });
  const outlives = (item: Pending): boolean =>
    !meant.has(item.by) || isChange(item) || (item.kind === 'action' && kept.has(item.by));
  const gone = new Set([...meant].filter((key) => !kept.has(key)));
  return { ...core, runs, pending: core.pending.filter(outlives), values: unheld(core.values, gone) };
}

/** What a paused cue moved stays where it is when the cue is gone. */
export function unheld(values: Core['values'], gone: ReadonlySet<CueKey>): Core['values'] {
  const isLeft = ({ by, heldAtMs }: ValueRun): boolean => heldAtMs !== null && by !== null && gone.has(by);
  if (![...values.values()].some(isLeft)) return values;
  return halted(values, (run) => (isLeft(run) ? run.heldAtMs : null));
}

/** Every value that `whereAt` has a moment for stands still as it is at that moment. */
export const halted = (values: Core['values'], whereAt: (run: ValueRun) => ShowMs | null): Core['values'] =>
  new Map(
    [...values].map(([name, run]) => {
      const at = whereAt(run);
      return [name, at === null ? run : stillValue(valueAt(run, at))];
    }),
  );
