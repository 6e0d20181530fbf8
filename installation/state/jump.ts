/** Going to any place of the score with the picture it would have there. */

import type { CueKey } from '../score/plan.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { resetWorld, worldSettledBy } from '../world/world.ts';
import { type Core, type MotionRun, shownValues, stillValue } from './core.ts';
import { fire } from './firing.ts';
import { setPaused, showAt } from './show-clock.ts';

/** The core after a jump to `key` and `offsetMs` into it; the old picture melts into the new one. */
export function jump(core: Core, key: CueKey, atMs: ServerMs, offsetMs: number): Core {
  const cue = core.plan?.cues.get(key);
  if (!core.plan || !cue) return core;
  const at = showAt(core.clock, atMs);
  const { entry } = cue;
  const overMs = core.plan.score.jumpFade;
  const motions = new Map<string, MotionRun>();
  for (const [member, motion] of entry.motions) {
    motions.set(member, { motion, previous: core.motions.get(member)?.motion ?? motion, sinceMs: at, overMs });
  }
  const cleared: Core = {
    ...core,
    clock: setPaused(core.clock, false, atMs),
    runs: [],
    pending: [],
    values: new Map([...entry.values].map(([name, value]) => [name, stillValue(value)])),
    motions,
    variables: new Map([...core.variables, ...entry.variables]),
    text: { name: entry.text, previous: core.text.name, sinceMs: at },
    sequence: null,
    world: worldAt(core, entry.path, at),
  };
  return skippedAhead(fire(cleared, key, showMs(at - offsetMs), 'hand'), shownValues(core, at), at);
}

/** The world as the cues of `path` leave it, all their changes over. */
function worldAt(core: Core, path: readonly CueKey[], at: ShowMs): Core['world'] {
  let world = resetWorld(core.world);
  for (const key of path) world = worldSettledBy(world, core.plan?.cues.get(key)?.world ?? {}, at);
  return world;
}

/** What the walls showed before melts into what they show from now on. */
export function skippedAhead(core: Core, shown: Readonly<Record<string, number>>, at: ShowMs): Core {
  const overMs = core.plan?.score.jumpFade ?? 0;
  return { ...core, blend: { from: new Map(Object.entries(shown)), sinceMs: at, overMs } };
}
