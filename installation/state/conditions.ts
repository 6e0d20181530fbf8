/** Whether a condition of the score, or all that a trigger asks for, holds as things stand. */

import type { PlannedTrigger } from '../score/plan.ts';
import type { ScoreCondition, Worth } from '../score/score-schema.ts';

/** As much of the show as a trigger hangs on. */
interface Surroundings {
  readonly mode: string;
  readonly doorsOpen: boolean;
  readonly variables: ReadonlyMap<string, Worth>;
}

/** Whether a trigger would fire as things stand, were its occasion there. */
export const mayFire = ({ during, needsOpenDoors, when }: PlannedTrigger, now: Surroundings): boolean =>
  (during === 'any' || during === now.mode) && (!needsOpenDoors || now.doorsOpen) && holds(when, now.variables);

type Test = ScoreCondition[number][string];

/** A missing condition always holds. A list holds when everything in one of its entries does. */
export const holds = (condition: ScoreCondition | null, variables: ReadonlyMap<string, Worth>): boolean =>
  condition === null ||
  condition.some((tests) => Object.entries(tests).every(([name, test]) => passes(variables.get(name), test)));

function passes(value: Worth | undefined, test: Test): boolean {
  if (typeof test !== 'object') return value === test;
  const isNumber = typeof value === 'number';
  return (
    (test.is === undefined || value === test.is) &&
    (test.not === undefined || value !== test.not) &&
    (test.atLeast === undefined || (isNumber && value >= test.atLeast)) &&
    (test.atMost === undefined || (isNumber && value <= test.atMost))
  );
}
