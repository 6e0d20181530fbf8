/** How each fact changes the show. The only place that gives facts a meaning. */

import type { Fact, FactEvent, Outcome } from '../log/fact.ts';
import type { CueKey, Plan } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { still, type Tween, tweenAt } from '../time/tween.ts';
import { advance, fire, halted } from './advance.ts';
import type { Core, CueRun, MotionRun, Pending, QuorumRun } from './core.ts';
import { setPaused, showAt } from './show-clock.ts';

/** How long the light takes to come back when a GO follows a panic, ms. */
const MASTER_RISE_MS = 800;

/** The plans of every score a log names, by the hash of the score's text. */
export type Plans = ReadonlyMap<string, Plan>;

/** The core after `fact`, at the fact's moment. */
export function fold(core: Core, fact: Fact, plans: Plans): Core {
  const now = advance(core, fact.atMs);
  const folded = apply(now, fact.event, fact.atMs, showAt(now.clock, fact.atMs), plans);
  const isGo = fact.event.type === 'cue-fired' || fact.event.type === 'jumped';
  return advance(isGo ? { ...folded, lastGoAtMs: fact.recordedAtMs } : folded, fact.atMs);
}

function apply(core: Core, event: FactEvent, atMs: ServerMs, at: ShowMs, plans: Plans): Core {
  switch (event.type) {
    case 'run-opened':
      return { ...core, seed: event.seed };
    case 'score-adopted':
      return adopt(core, plans.get(event.scoreHash));
    case 'cue-fired':
      return lit(fire(core, event.cue, at, 'hand'), atMs);
    case 'jumped':
      return jump(core, event.cue, atMs);
    case 'standby-set':
      return { ...core, standby: event.cue };
    case 'paused':
    case 'resumed':
      return { ...core, clock: setPaused(core.clock, event.type === 'paused', atMs) };
    case 'stopped':
      return stop(core, atMs, at);
    case 'panicked':
      return panic(core, atMs, at);
    case 'quorum-suspended':
      return quorumRun(core, event.cue, (run) => ({ ...run, suspendedSinceMs: at }));
    case 'quorum-released':
      return quorumRun(core, event.cue, (run) => released(run, at));
    case 'quorum-decided':
      return decided(core, event.cue, event.outcome, at);
  }
}

/** A new score: values and motions it also has stand where they stood, new ones begin at their defaults. */
function adopt(core: Core, plan: Plan | undefined): Core {
  if (!plan) return core;
  const values = new Map<string, Tween>();
  for (const [name, value] of plan.defaults.values) values.set(name, core.values.get(name) ?? still(value));
  const motions = new Map<string, MotionRun>();
  for (const [member, motion] of plan.defaults.motions) {
    const before = core.motions.get(member);
    const known = before && Object.hasOwn(plan.score.motions, before.motion);
    motions.set(member, known ? before : { motion, previous: motion, sinceMs: showMs(0), overMs: 0 });
  }
  const pending = core.pending.filter((item) => isKnown(plan, item));
  const standby = core.standby !== null && plan.cues.has(core.standby) ? core.standby : null;
  return { ...core, plan, values, motions, pending, standby: standby ?? (core.sequence ? null : plan.opening) };
}

/** Whether what is due still means something in `plan`. */
function isKnown(plan: Plan, item: Pending): boolean {
  switch (item.kind) {
    case 'action':
    case 'next':
      return plan.cues.has(item.cue);
    case 'change':
      return plan.defaults.values.has(item.change.value);
    case 'motion':
      return plan.defaults.motions.has(item.motion.member) && Object.hasOwn(plan.score.motions, item.motion.motion);
  }
}

/** After a panic the first GO brings the light back. */
function lit(core: Core, atMs: ServerMs): Core {
  if (!core.panicked) return core;
  const from = tweenAt(core.master, atMs);
  return { ...core, panicked: false, master: { from, to: 1, startMs: atMs, overMs: MASTER_RISE_MS, ease: 'out' } };
}

function stop(core: Core, atMs: ServerMs, at: ShowMs): Core {
  const clock = setPaused(core.clock, false, atMs);
  return {
    ...core,
    clock,
    runs: [],
    pending: [],
    values: halted(core.values, at),
    standby: core.standby ?? lastFired(core),
  };
}

/** The cue that was fired last: where the operator will want to go on from when nothing stands by. */
const lastFired = (core: Core): CueKey | null => core.runs.at(-1)?.key ?? null;

function panic(core: Core, atMs: ServerMs, at: ShowMs): Core {
  const overMs = core.plan?.score.panicFade ?? 0;
  const from = tweenAt(core.master, atMs);
  const master: Tween = { from, to: 0, startMs: atMs, overMs, ease: 'inOut' };
  return { ...stop(core, atMs, at), master, panicked: true };
}

function jump(core: Core, key: CueKey, atMs: ServerMs): Core {
  const cue = core.plan?.cues.get(key);
  if (!core.plan || !cue) return core;
  const at = showAt(core.clock, atMs);
  const overMs = core.plan.score.jumpFade;
  const values = new Map<string, Tween>();
  for (const [name, to] of cue.entry.values) {
    const from = tweenAt(core.values.get(name) ?? still(to), at);
    values.set(name, { from, to, startMs: at, overMs, ease: 'inOut' });
  }
  const motions = new Map<string, MotionRun>();
  for (const [member, motion] of cue.entry.motions) {
    const previous = core.motions.get(member)?.motion ?? motion;
    motions.set(member, { motion, previous, sinceMs: at, overMs });
  }
  const clock = setPaused(core.clock, false, atMs);
  const cleared: Core = { ...core, clock, runs: [], pending: [], values, motions, sequence: null };
  return lit(fire(cleared, key, at, 'hand'), atMs);
}

function quorumRun(core: Core, key: CueKey, change: (run: QuorumRun) => QuorumRun): Core {
  const runs = core.runs.map(
    (run): CueRun => (run.key === key && run.quorum ? { ...run, quorum: change(run.quorum) } : run),
  );
  return { ...core, runs };
}

function released(run: QuorumRun, at: ShowMs): QuorumRun {
  if (run.suspendedSinceMs === null) return run;
  return { ...run, suspendedSinceMs: null, suspendedMs: run.suspendedMs + (at - run.suspendedSinceMs) };
}

function decided(core: Core, key: CueKey, outcome: Outcome, at: ShowMs): Core {
  const quorum = core.plan?.cues.get(key)?.quorum;
  const open = core.runs.some((run) => run.key === key && run.quorum?.outcome === null);
  if (!quorum || !open) return core;
  const runs = core.runs.map((run) =>
    run.key === key && run.quorum ? { ...run, endsAtMs: at, quorum: { ...run.quorum, outcome } } : run,
  );
  return fire({ ...core, runs }, quorum[outcome].key, at, 'branch');
}
