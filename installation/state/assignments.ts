/** What the variables of a score are worth after a cue. */

import type { PlannedCue } from '../score/plan.ts';
import type { ScoreAssignment, Worth } from '../score/score-schema.ts';

/** The variables after `cue`. */
export function withAssignments(
  before: ReadonlyMap<string, Worth>,
  { assignments }: PlannedCue,
): ReadonlyMap<string, Worth> {
  if (assignments.length === 0) return before;
  const variables = new Map(before);
  for (const { variable, by } of assignments) variables.set(variable, assigned(variables.get(variable), by));
  return variables;
}

/** Adding to what is no number begins at zero. */
const assigned = (before: Worth | undefined, by: ScoreAssignment): Worth =>
  typeof by === 'object' ? (typeof before === 'number' ? before : 0) + by.add : by;
