/** Which cues are passed over as things stand, and what is played in their place. */

import type { CueKey, Plan, PlannedCue } from '../score/plan.ts';
import type { ScoreCue, Worth } from '../score/score-schema.ts';
import { holds } from './conditions.ts';

/** As much of the show as that hangs on. */
export interface AsThingsStand {
  readonly plan: Plan | null;
  readonly arming: ReadonlyMap<CueKey, ScoreCue['arming']>;
  readonly variables: ReadonlyMap<string, Worth>;
}

/** How a cue is armed: by the director, else as it is written. */
export const armingOf = ({ arming }: Pick<AsThingsStand, 'arming'>, cue: PlannedCue): PlannedCue['arming'] =>
  arming.get(cue.key) ?? cue.arming;

/** Whether a cue would be passed over, were it fired: it is skipped, or its condition does not hold. */
export const isPassedOver = (now: AsThingsStand, cue: PlannedCue): boolean =>
  armingOf(now, cue) === 'skipped' || !holds(cue.when, now.variables);

/** The cue that is played where `key` is fired: the first that is not passed over. Null where the way ends before one. */
export function playedFor(now: AsThingsStand, key: CueKey): PlannedCue | null {
  const passed = new Set<CueKey>();
  for (let here: CueKey | null = key; here !== null && !passed.has(here); ) {
    const cue: PlannedCue | undefined = now.plan?.cues.get(here);
    if (!now.plan || !cue) return null;
    if (!isPassedOver(now, cue)) return cue;
    passed.add(here);
    here = comesInPlaceOf(now.plan, cue);
  }
  return null;
}

/** What comes in the place of a cue that is passed over, or null: of a question its default way, of others what follows. */
export function comesInPlaceOf(plan: Plan, cue: PlannedCue): CueKey | null {
  if (cue.quorum) return cue.quorum.unmet.key;
  const group = cue.parent === null ? null : plan.cues.get(cue.parent)?.group;
  if (!group) return cue.nextKey;
  return group.mode === 'in-order' ? (group.children[group.children.indexOf(cue.key) + 1] ?? null) : null;
}
