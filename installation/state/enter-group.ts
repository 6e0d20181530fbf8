/** A group played from one of its children on. */

import type { CueKey, Plan, PlannedCue } from '../score/plan.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import type { Core, Pending, RoundRun } from './core.ts';
import { begin, isChange, letGo, planned, runOf, runsInside, withRun } from './cue-runs.ts';

/**
 * The groups around `cue` under way as if they had come to it just now: what they do themselves is taken as done, and
 * what lies behind it in them is still to come. A group that is being played already goes on in the same round.
 */
export function enterGroup(core: Core, plan: Plan, cue: PlannedCue, at: ShowMs): Core {
  const around = cue.parent === null ? undefined : plan.cues.get(cue.parent);
  if (!around?.group) return core;
  const running = runOf(core, around.key);
  const isUnderWay = running?.round && !Number.isFinite(running.endsAtMs);
  const begun = isUnderWay ? cutShort(core, around.key, at) : entered(enterGroup(core, plan, around, at), around, at);
  const { queue, children } = behind(plan, cue, around, at);
  const before = runOf(begun, around.key)?.round;
  const round: RoundRun = {
    count: before?.count ?? 0,
    startedAtMs: at,
    queue,
    waiting: queue.length + children.length + 1,
    isLast: before?.isLast ?? false,
  };
  return planned(
    withRun(begun, around.key, (run) => ({ ...run, round })),
    children,
  );
}

/** The group's run, without its pre-wait and its own action. */
function entered(core: Core, group: PlannedCue, at: ShowMs): Core {
  const begun = begin(core, { ...group, preWaitMs: 0 }, at, group.parent);
  return { ...begun, pending: begun.pending.filter((item) => item.by !== group.key || item.kind !== 'action') };
}

/** The group's run with nothing left of the round it was in. */
function cutShort(core: Core, key: CueKey, at: ShowMs): Core {
  const inside = runsInside(core, key);
  const left = letGo(core, at, (run) => run.key !== key && inside.has(run.key));
  const outlives = (item: Pending): boolean => item.by !== key || isChange(item) || item.kind === 'next';
  const own = withRun(left, key, (run) => ({ ...run, held: run.held.filter(outlives) }));
  return { ...own, pending: own.pending.filter(outlives) };
}

/** What of a group comes after one of its children. */
function behind(
  plan: Plan,
  cue: PlannedCue,
  { key, group }: PlannedCue,
  at: ShowMs,
): { readonly queue: readonly CueKey[]; readonly children: readonly Pending[] } {
  const siblings = group?.children ?? [];
  if (group?.mode === 'in-order') return { queue: siblings.slice(siblings.indexOf(cue.key) + 1), children: [] };
  if (group?.mode !== 'timeline') return { queue: [], children: [] };
  const children = siblings.flatMap((child): Pending[] => {
    const laterMs = (plan.cues.get(child)?.startMs ?? 0) - cue.startMs;
    return laterMs > 0 ? [{ kind: 'child', child, by: key, dueMs: showMs(at + laterMs) }] : [];
  });
  return { queue: [], children };
}
