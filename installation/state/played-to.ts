/** Where everything would stand at a cue, had its sequence been played from its first cue up to it. */

import type { CueKey, Plan, PlannedCue, PlannedStep } from '../score/plan.ts';
import type { Worth } from '../score/score-schema.ts';
import type { ShowMs } from '../time/axes.ts';
import { resetWorld, type World, worldSettledBy } from '../world/world.ts';
import { withAssignments } from './assignments.ts';
import { holds } from './conditions.ts';
import type { Core } from './core.ts';
import { armingOf } from './passing-over.ts';

/** What the cues before another leave behind, all their changes over. */
export interface Played {
  readonly values: ReadonlyMap<string, number>;
  readonly motions: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, Worth>;
  readonly text: string | null;
  readonly world: World;
}

/**
 * What `cue` finds when it is jumped to at `at`: the sequence is played from its start by the shortest way, its cues as
 * they are armed and its conditions as they hold now. Variables the way itself changes begin where the score starts them,
 * so that jumping twice counts once; the others stay as they are.
 */
export function playedTo(core: Core, plan: Plan, cue: PlannedCue, at: ShowMs): Played {
  const values = new Map(plan.defaults.values);
  const motions = new Map(plan.defaults.motions);
  let variables = startOf(core, plan, cue.path);
  let text: string | null = null;
  let world = resetWorld(core.world);
  const out = new Set<CueKey>();
  for (const step of cue.path) {
    const before = plan.cues.get(step.key);
    if (!before) continue;
    if (!isPlayed(core, before, variables, out)) {
      out.add(step.key);
      continue;
    }
    for (const change of inOrder(before.changes)) values.set(change.value, change.to);
    for (const change of inOrder(before.motions)) motions.set(change.member, change.motion);
    variables = withWay(withAssignments(variables, before), before, step);
    if (before.text !== undefined) text = before.text;
    if (Object.keys(before.world).length > 0) world = worldSettledBy(world, before.world, at);
  }
  return { values, motions, variables, text, world };
}

/** Whether a cue does something on the way; where its group does nothing, neither does it. */
const isPlayed = (
  core: Core,
  cue: PlannedCue,
  variables: ReadonlyMap<string, Worth>,
  out: ReadonlySet<CueKey>,
): boolean =>
  armingOf(core, cue) === 'armed' && holds(cue.when, variables) && !(cue.parent !== null && out.has(cue.parent));

/** The variables at the beginning of the way. */
function startOf(core: Core, plan: Plan, path: readonly PlannedStep[]): ReadonlyMap<string, Worth> {
  const variables = new Map(core.variables);
  const restart = (name: string): void => {
    const declared = Object.hasOwn(plan.score.variables, name) ? plan.score.variables[name] : undefined;
    if (declared) variables.set(name, declared.start);
  };
  for (const { key, way } of path) {
    const cue = plan.cues.get(key);
    for (const { variable } of cue?.assignments ?? []) restart(variable);
    if (way !== null && cue?.quorum?.remember) restart(cue.quorum.remember);
  }
  return variables;
}

/** The way of a question is remembered where it says so. */
function withWay(
  variables: ReadonlyMap<string, Worth>,
  { quorum }: PlannedCue,
  { way }: PlannedStep,
): ReadonlyMap<string, Worth> {
  if (way === null || !quorum?.remember) return variables;
  return new Map(variables).set(quorum.remember, way);
}

const inOrder = <T extends { readonly afterMs: number }>(changes: readonly T[]): T[] =>
  [...changes].sort((a, b) => a.afterMs - b.afterMs);
