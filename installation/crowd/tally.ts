/** Counting a crowd so that the counts of many sources can be added, in any order, to the count of all. */

import type { CrowdSample } from './body.ts';

/** What one source, or several added, counted at one moment. */
export interface Tally {
  readonly present: number;
  /** How many do each gesture, by the gesture's name. */
  readonly active: Readonly<Record<string, number>>;
}

export const emptyTally: Tally = { present: 0, active: {} };

/** Counts the people of one picture, nobody twice. */
export function tallyOf(sample: CrowdSample): Tally {
  const active = new Map<string, number>();
  for (const person of sample.people) {
    const does = new Set(person.gestures.filter((gesture) => gesture.active).map((gesture) => gesture.name));
    for (const gesture of does) active.set(gesture, (active.get(gesture) ?? 0) + 1);
  }
  return { present: sample.people.length, active: Object.fromEntries(active) };
}

/** Adds two counts. Associative and commutative, with `emptyTally` as its zero. */
export function addTallies(a: Tally, b: Tally): Tally {
  const active = new Map(Object.entries(a.active));
  for (const [gesture, count] of Object.entries(b.active)) active.set(gesture, (active.get(gesture) ?? 0) + count);
  return { present: a.present + b.present, active: Object.fromEntries(active) };
}
