/** How each fact changes the show. The only place that gives facts a meaning. */

import type { Fact, FactEvent } from '../log/fact.ts';
import type { CueKey, Plan } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { type Tween, tweenAt } from '../time/tween.ts';
import { worldAfterEvent } from '../world/world.ts';
import { adopt } from './adopt.ts';
import { advance } from './advance.ts';
import { type Core, shownValues } from './core.ts';
import { halted, withRun } from './cue-runs.ts';
import { decided, rearmed, released, suspended, withQuorum } from './deciding.ts';
import { fire, houseTurned, takenOver } from './firing.ts';
import { jump, skippedAhead } from './jump.ts';
import { paused, resumed, stoppedCue } from './one-cue.ts';
import { setPaused, showAt } from './show-clock.ts';

/** How long the light takes to come back after a panic or a fade-out, ms. */
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
      return adopt(core, plans.get(event.scoreHash), at);
    case 'cue-fired':
      // A show that was faded out while it was paused goes on with the GO.
      return lit(
        fired({ ...core, clock: setPaused(core.clock, false, atMs) }, event.cue, at, event.offsetMs ?? 0),
        atMs,
      );
    case 'jumped':
      return lit(jump(core, event.cue, atMs, event.offsetMs ?? 0), atMs);
    case 'standby-set':
      if (!core.plan?.cues.has(event.cue)) return core;
      return { ...core, standby: event.cue, standbyOffsetMs: event.offsetMs ?? 0 };
    case 'cue-armed':
      return { ...core, arming: new Map(core.arming).set(event.cue, event.arming) };
    case 'cue-paused':
      return paused(core, event.cue, at);
    case 'cue-resumed':
      return resumed(core, event.cue, at);
    case 'cue-stopped':
      return stoppedCue(core, event.cue, at);
    case 'loop-left':
      return withRun(core, event.cue, (run) => ({ ...run, round: run.round && { ...run.round, isLast: true } }));
    case 'paused':
    case 'resumed':
      return { ...core, clock: setPaused(core.clock, event.type === 'paused', atMs) };
    case 'stopped':
      return stop(core, atMs, at);
    case 'panicked':
      return darkened(stop(core, atMs, at), 'panic', core.plan?.score.panicFade ?? 0, atMs);
    case 'faded-out':
      return darkened(endingOnly(core, at), 'fade', core.plan?.score.fadeAll ?? 0, atMs);
    case 'relit':
      return lit(core, atMs);
    case 'variable-set':
      return { ...core, variables: new Map(core.variables).set(event.variable, event.value) };
    case 'value-set':
      return valueSet(core, event, at);
    case 'doors-opened':
    case 'doors-closed': {
      const isOpen = event.type === 'doors-opened';
      return houseTurned({ ...core, doors: { isOpen, sinceMs: atMs } }, isOpen, at);
    }
    case 'trigger-fired':
      return triggered(core, event.trigger, atMs, at);
    case 'quorum-suspended':
      return withQuorum(core, event.cue, at, suspended);
    case 'quorum-released':
      return withQuorum(core, event.cue, at, released);
    case 'quorum-rearmed':
      return rearmed(core, event.cue, at);
    case 'operator-counted':
      return counted(core, event, atMs);
    case 'quorum-decided':
      return decided(core, event, atMs, at);
    case 'take-started':
      return { ...core, recording: { name: event.name, sinceMs: atMs, lastsMs: event.lastsMs } };
    case 'take-ended':
      return { ...core, recording: null };
    default:
      return { ...core, world: worldAfterEvent(core.world, event, at) };
  }
}

function fired(core: Core, key: CueKey, at: ShowMs, offsetMs: number): Core {
  const now = fire(core, key, showMs(at - offsetMs), 'hand');
  return offsetMs > 0 ? skippedAhead(now, shownValues(core, at), at) : now;
}

const triggered = (core: Core, name: string, atMs: ServerMs, at: ShowMs): Core => {
  const trigger = core.plan?.triggers.find((candidate) => candidate.name === name);
  if (!trigger) return core;
  const known = { ...core, triggered: new Map(core.triggered).set(name, atMs) };
  return lit(fire(known, trigger.key, at, 'trigger'), atMs);
};

/** After a panic or a fade-out the first GO brings the light back. */
function lit(core: Core, atMs: ServerMs): Core {
  if (core.dark === null) return core;
  const from = tweenAt(core.master, atMs);
  return { ...core, dark: null, master: { from, to: 1, startMs: atMs, overMs: MASTER_RISE_MS, ease: 'out' } };
}

function darkened(core: Core, dark: 'panic' | 'fade', overMs: number, atMs: ServerMs): Core {
  const master: Tween = { from: tweenAt(core.master, atMs), to: 0, startMs: atMs, overMs, ease: 'inOut' };
  return { ...core, master, dark };
}

function stop(core: Core, atMs: ServerMs, at: ShowMs): Core {
  return {
    ...core,
    clock: setPaused(core.clock, false, atMs),
    runs: [],
    pending: [],
    values: halted(core.values, () => at),
    standby: core.standby ?? lastFired(core),
  };
}

/** What is under way comes to its end, and nothing new begins. */
function endingOnly(core: Core, at: ShowMs): Core {
  const left = takenOver({ ...core, standby: core.standby ?? lastFired(core) }, at);
  return {
    ...left,
    runs: left.runs.filter((run) => run.actionAtMs <= (run.heldSinceMs ?? at)),
    pending: left.pending.filter((item) => item.kind !== 'action'),
  };
}

/** The cue that was fired last: where the operator will want to go on from when nothing stands by. */
const lastFired = (core: Core): CueKey | null => core.runs.findLast((run) => run.parent === null)?.key ?? null;

function valueSet(core: Core, event: Extract<FactEvent, { readonly type: 'value-set' }>, at: ShowMs): Core {
  const from = core.values.has(event.value) ? shownValues(core, at)[event.value] : undefined;
  if (from === undefined) return core;
  const tween: Tween = { from, to: event.to, startMs: at, overMs: event.overMs, ease: 'inOut' };
  return {
    ...withoutBlend(core, event.value),
    values: new Map(core.values).set(event.value, { tween, by: null, heldAtMs: null }),
  };
}

/** One value no longer melts out of the picture a jump came from: it begins where it was seen. */
function withoutBlend(core: Core, value: string): Core {
  if (!core.blend) return core;
  const from = new Map(core.blend.from);
  from.delete(value);
  return { ...core, blend: { ...core.blend, from } };
}

/** A new count of an option stands for the one before. */
function counted(core: Core, event: Extract<FactEvent, { readonly type: 'operator-counted' }>, atMs: ServerMs): Core {
  const { cue, option, present, active } = event;
  const others = core.counted?.cue === cue ? core.counted.counts.filter((count) => count.option !== option) : [];
  return { ...core, counted: { cue, counts: [...others, { option, present, active, atMs }] } };
}
