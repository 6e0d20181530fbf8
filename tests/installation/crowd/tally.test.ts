import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GestureReading } from '#installation/crowd/body.ts';
import {
  activeOf,
  addTallies,
  countOf,
  emptyTally,
  MAX_SETS,
  phasesOf,
  type Tally,
  tallyOf,
  tallyOfReadings,
} from '#installation/crowd/tally.ts';
import type { Combination } from '#installation/score/plan.ts';
import { rowOfPeople, syntheticPerson, syntheticSample } from '#tests/support/synthetic-crowd.ts';

const GESTURES = ['rise', 'refuse', 'wave', 'constructor', 'toString'];

const anyReading: fc.Arbitrary<GestureReading> = fc.record(
  {
    name: fc.constantFrom(...GESTURES),
    score: fc.constant(1),
    active: fc.boolean(),
    phase: fc.double({ min: -10, max: 10, noNaN: true }),
  },
  { requiredKeys: ['name', 'score', 'active'] },
);
const anyone = fc.uniqueArray(anyReading, { maxLength: 4, selector: (reading) => reading.name });
const anyCrowd = fc.array(anyone, { maxLength: 12 });
const anyTally: fc.Arbitrary<Tally> = anyCrowd.map((people) => tallyOfReadings(people, 0));
const anyCombination: fc.Arbitrary<Combination> = fc.record({
  mode: fc.constantFrom('any' as const, 'all' as const),
  gestures: fc.uniqueArray(fc.constantFrom(...GESTURES), { minLength: 1 }),
});

const does = (...names: readonly string[]): GestureReading[] => names.map((name) => ({ name, score: 1, active: true }));
const any = (...gestures: readonly string[]): Combination => ({ mode: 'any', gestures });
const all = (...gestures: readonly string[]): Combination => ({ mode: 'all', gestures });
const waving = (phase: number): GestureReading => ({ name: 'wave', score: 1, active: true, phase });

describe('counting one picture', () => {
  it('counts who is there and who does what', () => {
    const tally = tallyOf(syntheticSample(0, rowOfPeople(5, 3, 'rise')));
    expect(tally).toEqual({ present: 5, doing: { rise: 3 }, phases: {} });
    expect(tallyOf(syntheticSample(0, []))).toEqual(emptyTally);
  });

  it('counts people by everything they do at once, in whatever order it is told', () => {
    const people = [does('rise', 'claim'), does('claim', 'rise'), does('claim'), []];
    expect(tallyOfReadings(people, 0)).toEqual({ present: 4, doing: { 'claim+rise': 2, claim: 1 }, phases: {} });
  });

  it('counts only gestures that hold', () => {
    const person = syntheticPerson({ track: 1, across: 0.5 });
    const gestures = [{ name: 'rise', score: 0.9, active: false }, ...does('link', 'claim')];
    const sample = { capturedAtMs: 0, aspect: 1, people: [{ ...person, gestures }] };
    expect(tallyOf(sample).doing).toEqual({ 'claim+link': 1 });
  });

  it('counts nobody twice, even where a camera names a gesture twice', () => {
    const person = syntheticPerson({ track: 1, across: 0.5, does: ['rise', 'rise'] });
    expect(tallyOf({ capturedAtMs: 0, aspect: 1, people: [person] }).doing).toEqual({ rise: 1 });
  });

  it('takes a gesture called like something every object has for a gesture', () => {
    const tally = tallyOf(syntheticSample(0, rowOfPeople(3, 2, 'constructor')));
    expect(countOf(tally, any('constructor'))).toBe(2);
    expect(countOf(tally, any('toString'))).toBe(0);
    expect(activeOf(tally)).toEqual({ constructor: 2 });
  });

  it('counts so many sets apart and no more: of people who do rarer ones it is known that they are there', () => {
    const rare = Array.from({ length: MAX_SETS + 20 }, (_, i) => does(`gesture-${i}`));
    const tally = tallyOfReadings([...rare, does('rise'), does('rise')], 0);
    expect(Object.keys(tally.doing)).toHaveLength(MAX_SETS);
    expect(tally.present).toBe(MAX_SETS + 22);
    expect(countOf(tally, any('rise'))).toBe(2);
    expect(tallyOfReadings([does('rise'), ...rare.toReversed(), does('rise')], 0)).toEqual(tally);
  });
});

describe('counting who does what is asked', () => {
  const tally = tallyOfReadings([does('rise'), does('rise', 'link'), does('link'), does('mask'), []], 0);

  it.each<[string, Combination, number]>([
    ['one gesture', any('rise'), 2],
    ['any of two, nobody twice', any('rise', 'link'), 3],
    ['both at the same time', all('rise', 'link'), 1],
    ['a gesture nobody does', any('wave'), 0],
    ['one done and one that is not, together', all('rise', 'wave'), 0],
    ['nothing at all', all(), 0],
  ])('%s', (_what, combination, people) => {
    expect(countOf(tally, combination)).toBe(people);
  });

  it('gives what asking each of them would give', () => {
    fc.assert(
      fc.property(anyCrowd, anyCombination, (people, combination) => {
        const asked = people.filter((readings) => {
          const names = readings.filter((reading) => reading.active).map((reading) => reading.name);
          const doesIt = (gesture: string): boolean => names.includes(gesture);
          return combination.mode === 'any' ? combination.gestures.some(doesIt) : combination.gestures.every(doesIt);
        });
        expect(countOf(tallyOfReadings(people, 0), combination)).toBe(asked.length);
      }),
    );
  });

  it('shows who does two gestures under both', () => {
    expect(activeOf(tally)).toEqual({ rise: 2, link: 2, mask: 1 });
  });
});

describe('where people are in their swing', () => {
  it('is summed for those who do what is asked, and for them alone', () => {
    const tally = tallyOfReadings(
      [[waving(0)], [waving(0), ...does('rise')], [{ ...waving(0), active: false }], does('wave')],
      0,
    );
    expect(phasesOf(tally, any('wave'))).toEqual({ n: 2, cos: 2, sin: 0 });
    expect(phasesOf(tally, all('wave', 'rise'))).toEqual({ n: 1, cos: 1, sin: 0 });
    expect(phasesOf(tally, any('rise'))).toEqual({ n: 0, cos: 0, sin: 0 });
  });

  it('is told by the gesture most people sway in, where several are asked', () => {
    const nodding = { ...waving(Math.PI), name: 'nod' };
    const tally = tallyOfReadings([[nodding], [waving(0)], [waving(0), nodding]], 0);
    // Waving and nodding are two people each: the first by name speaks, and nobody is summed twice.
    expect(phasesOf(tally, any('wave', 'nod'))).toMatchObject({ n: 2, cos: -2 });
    expect(phasesOf(tallyOfReadings([[nodding], [waving(0)], [waving(0)]], 0), any('wave', 'nod'))).toMatchObject({
      n: 2,
      cos: 2,
    });
  });

  it('is the same for two cameras that look at different moments at people who sway as one', () => {
    const swing = (atMs: number): number => 2 * Math.PI * (atMs / 1000) + 0.4;
    const [one, other] = [1000, 1130].map((atMs) => tallyOfReadings([[waving(swing(atMs))]], atMs));
    const sum = phasesOf(addTallies(one ?? emptyTally, other ?? emptyTally), any('wave'));
    expect(Math.hypot(sum.cos, sum.sin)).toBeCloseTo(2, 5);
  });

  it('leaves out a phase that is no number', () => {
    expect(tallyOfReadings([[waving(Number.NaN)], [waving(1)]], 0).phases.wave?.wave?.n).toBe(1);
  });
});

describe('adding counts', () => {
  it('does not depend on their order or grouping, and nothing adds nothing', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(addTallies(a, b)).toEqual(addTallies(b, a));
        expect(addTallies(addTallies(a, b), c)).toEqual(addTallies(a, addTallies(b, c)));
        expect(addTallies(a, emptyTally)).toEqual(a);
        expect(addTallies(emptyTally, a)).toEqual(a);
      }),
    );
  });

  it('gives what one camera with everyone in its picture would have counted', () => {
    fc.assert(
      fc.property(anyCrowd, fc.nat({ max: 12 }), fc.nat({ max: 1e6 }), (people, cut, atMs) => {
        const parts = [people.slice(0, cut), people.slice(cut)].map((part) => tallyOfReadings(part, atMs));
        expect(parts.reduce(addTallies, emptyTally)).toEqual(tallyOfReadings(people, atMs));
      }),
    );
  });

  it('does not depend on the order people stand in', () => {
    const crowd = anyCrowd.chain((people) =>
      fc.tuple(
        fc.constant(people),
        fc.shuffledSubarray(people, { minLength: people.length, maxLength: people.length }),
      ),
    );
    fc.assert(
      fc.property(crowd, ([people, mixed]) => {
        expect(tallyOfReadings(mixed, 0)).toEqual(tallyOfReadings(people, 0));
      }),
    );
  });
});
