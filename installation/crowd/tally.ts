/**
 * Counting a crowd so that the counts of many sources can be added, in any order, to the count of all. People are
 * counted by everything they do at once, so that "any of these" and "all of these" count people, not readings.
 */

import type { Combination } from '../score/plan.ts';
import type { CrowdSample, GestureReading } from './body.ts';
import { type Liveliness, onSumGrid, SLOTS, STILL, type Sums, slotOf } from './sums.ts';

/** A sum of unit vectors, one for each person whose phase is known. */
export interface PhaseSum {
  readonly n: number;
  readonly cos: number;
  readonly sin: number;
}

/** What one source, or several added, counted at one moment. */
export interface Tally {
  readonly present: number;
  /** How many do exactly these gestures and no other. The key: their names, sorted and joined by `+`. */
  readonly doing: Readonly<Record<string, number>>;
  /** By the same key, then by gesture: where in their swing those people are. */
  readonly phases: Readonly<Record<string, Readonly<Record<string, PhaseSum>>>>;
  /** What else is summed; missing where the source sums no more than heads and phases. */
  readonly sums?: Sums;
  /** The same of those in each zone of the floor, by its name; missing where no zone is known of anybody. */
  readonly zones?: Readonly<Record<string, Tally>>;
}

/** Nobody. */
export const emptyTally: Tally = { present: 0, doing: {}, phases: {} };

/** The sum over nobody. */
export const NO_PHASES: PhaseSum = { n: 0, cos: 0, sin: 0 };

const JOIN = '+';

/** A source counts at most so many sets of gestures apart; people who do a rarer one count as present alone. */
export const MAX_SETS = 64;

/** Phases are summed on this grid, on which sums of millions are exact: so they do not depend on their order. */
const GRID = 2 ** 20;

/**
 * Turns per second of the dial that phases are set back by. Sources look at different moments; measured from a dial
 * that turns about as fast as people wave (real waves: median 1.03 Hz), their phases meet as if seen at one.
 */
export const DIAL_HZ = 1;

/** Counts the people of one picture, nobody twice. */
export const tallyOf = (sample: CrowdSample): Tally =>
  tallyOfReadings(
    sample.people.map((person) => person.gestures),
    sample.capturedAtMs,
  );

/** Counts people by their readings, one list for each person, all read at `atMs` of the server's clock. */
export function tallyOfReadings(people: readonly (readonly GestureReading[])[], atMs: number): Tally {
  const doing = new Map<string, number>();
  const phases = new Map<string, Map<string, PhaseSum>>();
  const dial = 2 * Math.PI * DIAL_HZ * (atMs / 1000);
  for (const readings of people) {
    const does = new Map(readings.filter((reading) => reading.active).map((reading) => [reading.name, reading]));
    if (does.size === 0) continue;
    const set = [...does.keys()].sort().join(JOIN);
    doing.set(set, (doing.get(set) ?? 0) + 1);
    for (const [gesture, { phase }] of does) {
      if (phase === undefined || !Number.isFinite(phase)) continue;
      const sums = phases.get(set) ?? new Map<string, PhaseSum>();
      phases.set(set, sums.set(gesture, addPhases(sums.get(gesture) ?? NO_PHASES, unit(phase - dial))));
    }
  }
  const kept = commonest(doing);
  return {
    present: people.length,
    doing: Object.fromEntries(kept.map((set) => [set, doing.get(set) ?? 0])),
    phases: Object.fromEntries(
      kept.flatMap((set) => {
        const sums = phases.get(set);
        return sums ? [[set, Object.fromEntries(sums)] as const] : [];
      }),
    ),
  };
}

/** Somebody to be counted with all that is known of them. */
export interface CountedBody {
  readonly readings: readonly GestureReading[];
  readonly zones?: readonly string[];
  readonly liveliness?: Liveliness;
}

/** Counts people with everything that is summed over them, in all and in each zone, all seen at `atMs` (server ms). */
export function tallyOfBodies(people: readonly CountedBody[], atMs: number): Tally {
  const names = [...new Set(people.flatMap(({ zones }) => zones ?? []))];
  const zones = names.map((name) => [
    name,
    countOfBodies(
      people.filter((body) => body.zones?.includes(name)),
      atMs,
    ),
  ]);
  const whole = countOfBodies(people, atMs);
  return names.length === 0 ? whole : { ...whole, zones: Object.fromEntries(zones) };
}

const countOfBodies = (people: readonly CountedBody[], atMs: number): Tally => ({
  ...tallyOfReadings(
    people.map(({ readings }) => readings),
    atMs,
  ),
  ...(people.length === 0 ? {} : { sums: people.map((body) => sumsOf(body, atMs)).reduce(addSums) }),
});

function sumsOf({ readings, liveliness = STILL }: CountedBody, atMs: number): Sums {
  const now = slotOf(atMs);
  const began = Object.entries(liveliness.began).map(([gesture, ms]) => [gesture, slotOf(ms)] as const);
  const recent = began.filter(([, slot]) => slot <= now && now - slot < SLOTS);
  return {
    energy: onSumGrid(liveliness.energy),
    scores: Object.fromEntries(readings.map(({ name, score }) => [name, onSumGrid(score)])),
    onsets: Object.fromEntries(recent.map(([gesture, slot]) => [gesture, { [slot]: 1 }])),
  };
}

/** The sets that are counted: all of them, or the commonest where they are too many. */
function commonest(doing: ReadonlyMap<string, number>): string[] {
  const sets = [...doing.keys()];
  if (sets.length <= MAX_SETS) return sets;
  const rank = (a: string, b: string): number => (doing.get(b) ?? 0) - (doing.get(a) ?? 0) || (a < b ? -1 : 1);
  return sets.sort(rank).slice(0, MAX_SETS);
}

const onGrid = (value: number): number => Math.round(value * GRID) / GRID + 0;

const unit = (phase: number): PhaseSum => ({ n: 1, cos: onGrid(Math.cos(phase)), sin: onGrid(Math.sin(phase)) });

/** Adds two sums of phases. */
export const addPhases = (a: PhaseSum, b: PhaseSum): PhaseSum => ({
  n: a.n + b.n,
  cos: a.cos + b.cos,
  sin: a.sin + b.sin,
});

/** Adds two counts. Associative and commutative, with `emptyTally` as its zero. */
export function addTallies(a: Tally, b: Tally): Tally {
  const sums = a.sums && b.sums ? addSums(a.sums, b.sums) : (a.sums ?? b.sums);
  const zones = a.zones && b.zones ? merged(a.zones, b.zones, addTallies) : (a.zones ?? b.zones);
  return {
    present: a.present + b.present,
    doing: merged(a.doing, b.doing, plus),
    phases: merged(a.phases, b.phases, (x, y) => merged(x, y, addPhases)),
    ...(sums ? { sums } : {}),
    ...(zones ? { zones } : {}),
  };
}

const addSums = (a: Sums, b: Sums): Sums => ({
  energy: a.energy + b.energy,
  scores: merged(a.scores, b.scores, plus),
  onsets: merged(a.onsets, b.onsets, (x, y) => merged(x, y, plus)),
});

const plus = (a: number, b: number): number => a + b;

type Named<T> = Readonly<Record<string, T>>;

function merged<T>(a: Named<T>, b: Named<T>, add: (x: T, y: T) => T): Named<T> {
  const sum = new Map(Object.entries(a));
  for (const [name, value] of Object.entries(b)) {
    const known = sum.get(name);
    sum.set(name, known === undefined ? value : add(known, value));
  }
  return Object.fromEntries(sum);
}

/** The part of a count that a zone of the floor is; the whole where none is named. */
export const tallyIn = (tally: Tally, zone: string | null): Tally =>
  zone === null ? tally : (tally.zones && Object.hasOwn(tally.zones, zone) && tally.zones[zone]) || emptyTally;

/** How many people do what is asked: at least one of the gestures, or all of them at the same time. */
export function countOf(tally: Tally, what: Combination): number {
  let people = 0;
  for (const [set, count] of Object.entries(tally.doing)) if (answers(set, what)) people += count;
  return people;
}

/** Where in their swing people are, and the gesture that says so. */
export interface Sway {
  readonly gesture: string | null;
  readonly phases: PhaseSum;
}

/**
 * Where in their swing those are who do what is asked. One gesture speaks for a combination, so that nobody is summed
 * twice: the one whose phase is known of the most people, the first by name of several.
 */
export function swayOf(tally: Tally, what: Combination): Sway {
  const asked = [...what.gestures].sort();
  const sums = new Map<string, PhaseSum>();
  for (const [set, phases] of Object.entries(tally.phases)) {
    if (!answers(set, what)) continue;
    for (const [gesture, phase] of Object.entries(phases)) {
      sums.set(gesture, addPhases(sums.get(gesture) ?? NO_PHASES, phase));
    }
  }
  return asked
    .map((gesture): Sway => ({ gesture, phases: sums.get(gesture) ?? NO_PHASES }))
    .reduce((most, sway) => (sway.phases.n > most.phases.n ? sway : most), { gesture: null, phases: NO_PHASES });
}

/** The same without the gesture's name. */
export const phasesOf = (tally: Tally, what: Combination): PhaseSum => swayOf(tally, what).phases;

/** Whether people who do the set `set` do what is asked. */
export function answers(set: string, { mode, gestures }: Combination): boolean {
  const does = set.split(JOIN);
  if (gestures.length === 0) return false;
  return mode === 'all'
    ? gestures.every((gesture) => does.includes(gesture))
    : gestures.some((gesture) => does.includes(gesture));
}

/** How many do each gesture, by its name: what the panel shows. Who does two is counted under both. */
export function activeOf(tally: Tally): Readonly<Record<string, number>> {
  const active = new Map<string, number>();
  for (const [set, count] of Object.entries(tally.doing)) {
    for (const gesture of set.split(JOIN)) active.set(gesture, (active.get(gesture) ?? 0) + count);
  }
  return Object.fromEntries(active);
}
