/** Groups and loops: the rounds they play, and what becomes of the children. */

import { seededStream } from '../random/seeded.ts';
import type { CueKey, Plan, PlannedCue, PlannedGroup } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import type { Core, CueRun, Pending, RoundRun } from './core.ts';
import { begin, closed, planned, runOf, withRun } from './cue-runs.ts';
import { isPassedOver } from './passing-over.ts';

/** A round that takes no time would be repeated for ever in one moment, ms. */
const SHORTEST_ROUND_MS = 50;

/** Begins the next round of the group or loop `cue` at `at`. */
export function startRound(core: Core, plan: Plan, cue: PlannedCue, at: ShowMs): Core {
  const run = runOf(core, cue.key);
  if (!run) return core;
  const count = run.round ? run.round.count + 1 : 0;
  const order = cue.group ? orderOf(cue, cue.group, core.seed, run, count) : [];
  const oneByOne = cue.group?.mode === 'in-order' || cue.group?.mode === 'shuffle';
  const round: RoundRun = {
    count,
    startedAtMs: at,
    queue: oneByOne ? order : [],
    // The cue's own action is one more thing that has to end.
    waiting: order.length + 1,
    isLast: false,
  };
  const begun = planned(
    withRun(core, cue.key, (now) => ({ ...now, round })),
    [
      { kind: 'round-part', by: cue.key, dueMs: showMs(at + cue.actionMs) },
      ...(oneByOne ? [] : childrenOf(plan, cue, order, at)),
    ],
  );
  return oneByOne ? nextChild(begun, plan, cue.key, at) : begun;
}

function childrenOf(plan: Plan, cue: PlannedCue, order: readonly CueKey[], at: ShowMs): Pending[] {
  const isTimeline = cue.group?.mode === 'timeline';
  return order.map((child) => {
    const startMs = isTimeline ? (plan.cues.get(child)?.startMs ?? 0) : 0;
    return { kind: 'child', child, by: cue.key, dueMs: showMs(at + startMs) };
  });
}

/** The children of this round in the order they are played. A shuffle is drawn anew from the run's seed for each round. */
function orderOf(cue: PlannedCue, group: PlannedGroup, seed: number, run: CueRun, count: number): readonly CueKey[] {
  if (group.mode !== 'shuffle') return group.children;
  const chance = seededStream(seed, `shuffle ${cue.key} ${run.firedAtMs} ${count}`);
  const order = [...group.children];
  // Fisher and Yates, from the end.
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [order[i], order[j]] = [order[j] as CueKey, order[i] as CueKey];
  }
  return order.slice(0, group.take);
}

/** Fires the next child in the queue of the group `key`; none left, nothing happens. */
function nextChild(core: Core, plan: Plan, key: CueKey, at: ShowMs): Core {
  const [child, ...queue] = runOf(core, key)?.round?.queue ?? [];
  if (child === undefined) return core;
  const moved = withRun(core, key, (run) => (run.round ? { ...run, round: { ...run.round, queue } } : run));
  return fireChild(moved, plan, key, child, at);
}

/** Fires a child of the group `key`; one that is passed over is over at once. */
export function fireChild(core: Core, plan: Plan, key: CueKey, child: CueKey, at: ShowMs): Core {
  const cue = plan.cues.get(child);
  if (!cue || isPassedOver(core, cue)) {
    return partOver(core, plan, key, at, true);
  }
  return begin(core, cue, at, key);
}

/** A child of the group `key` is over. A paused group hears of it when it is resumed. */
export function childOver(core: Core, plan: Plan, key: CueKey, at: ShowMs): Core {
  const heldSinceMs = runOf(core, key)?.heldSinceMs ?? null;
  if (heldSinceMs === null) return partOver(core, plan, key, at, true);
  const heard: Pending = { kind: 'child-over', by: key, dueMs: heldSinceMs };
  return withRun(core, key, (run) => ({ ...run, held: [...run.held, heard] }));
}

/** Something the round of `key` waited for is over: its own action, or (`isChild`) one of the children. */
export function partOver(core: Core, plan: Plan, key: CueKey, at: ShowMs, isChild: boolean): Core {
  const round = runOf(core, key)?.round;
  if (!round) return core;
  const waiting = round.waiting - 1;
  const now = withRun(core, key, (run) => ({ ...run, round: { ...round, waiting } }));
  if (waiting > 0) return isChild ? nextChild(now, plan, key, at) : now;
  return roundOver(now, plan, key, at);
}

function roundOver(core: Core, plan: Plan, key: CueKey, at: ShowMs): Core {
  const run = runOf(core, key);
  const cue = plan.cues.get(key);
  if (!run?.round || !cue) return core;
  const isUndecided = run.quorum !== null && !run.quorum.isDecided;
  const isOver = run.round.isLast || run.round.count + 1 >= roundsOf(cue, run);
  if (!isOver && (cue.repeat?.until !== 'quorum' || isUndecided)) {
    const dueMs = showMs(Math.max(at, run.round.startedAtMs + SHORTEST_ROUND_MS));
    return planned(core, [{ kind: 'round', by: key, dueMs }]);
  }
  return isUndecided ? core : closed(core, plan, key, at);
}

/** How many rounds a run plays at most. A loop that others have to end plays one while it is disarmed. */
function roundsOf({ repeat }: PlannedCue, run: CueRun): number {
  if (!repeat || (run.mute === 'disarmed' && !Number.isFinite(repeat.times))) return 1;
  return repeat.times;
}
