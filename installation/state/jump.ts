/** Going to any place of the score with the picture it would have there. */

import type { CueKey } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { type Core, type MotionRun, shownValues, stillValue } from './core.ts';
import { fire } from './firing.ts';
import { playedTo } from './played-to.ts';
import { setPaused, showAt } from './show-clock.ts';

/** The core after a jump to `key` and `offsetMs` into it; the old picture melts into the new one. */
export function jump(core: Core, key: CueKey, atMs: ServerMs, offsetMs: number): Core {
  const cue = core.plan?.cues.get(key);
  if (!core.plan || !cue) return core;
  const at = showAt(core.clock, atMs);
  const played = playedTo(core, core.plan, cue, at);
  const overMs = core.plan.score.jumpFade;
  const motions = new Map<string, MotionRun>();
  for (const [member, motion] of played.motions) {
    motions.set(member, { motion, previous: core.motions.get(member)?.motion ?? motion, sinceMs: at, overMs });
  }
  const cleared: Core = {
    ...core,
    clock: setPaused(core.clock, false, atMs),
    runs: [],
    pending: [],
    values: new Map([...played.values].map(([name, value]) => [name, stillValue(value)])),
    motions,
    variables: played.variables,
    text: { name: played.text, previous: core.text.name, sinceMs: at },
    sequence: null,
    world: played.world,
  };
  return skippedAhead(fire(cleared, key, showMs(at - offsetMs), 'hand'), shownValues(core, at), at);
}

/**
 * What the walls showed before melts into what they show from now on. Events do not: half of one is not on the way between
 * one that is over and one that has not begun.
 */
export function skippedAhead(core: Core, shown: Readonly<Record<string, number>>, at: ShowMs): Core {
  const overMs = core.plan?.score.jumpFade ?? 0;
  const melting = Object.entries(shown).filter(([name]) => core.plan?.events.has(name) !== true);
  return { ...core, blend: { from: new Map(melting), sinceMs: at, overMs } };
}
