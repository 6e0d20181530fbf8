/** Counting a crowd so that the counts of many sources can be added, in any order, to the count of all. */

import type { CrowdSample } from './body.ts';

/** What one source, or several added, counted at one moment. */
export interface Tally {
  readonly present: number;
  /** How many do each gesture, by the gesture's name. */
  readonly active: Readonly<Record<string, number>>;
}

export const emptyTally: Tally = { present: 0, active: {} };

/** Counts the people of one picture. */
export function tallyOf(sample: CrowdSample): Tally {
  const active: Record<string, number> = {};
  for (const person of sample.people) {
    for (const gesture of person.gestures) {
      if (gesture.active) active[gesture.name] = (active[gesture.name] ?? 0) + 1;
    }
  }
  return { present: sample.people.length, active };
}

/** Adds two counts. Associative and commutative, with `emptyTally` as its zero. */
export function addTallies(a: Tally, b: Tally): Tally {
  const active: Record<string, number> = { ...a.active };
  for (const [gesture, count] of Object.entries(b.active)) active[gesture] = (active[gesture] ?? 0) + count;
  return { present: a.present + b.present, active };
}
