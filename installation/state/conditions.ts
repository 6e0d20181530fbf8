/** Whether a condition of the score holds for the variables as they stand. */

import type { ScoreCondition, Worth } from '../score/score-schema.ts';

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
