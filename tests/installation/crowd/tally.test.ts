import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addTallies, emptyTally, type Tally, tallyOf } from '#installation/crowd/tally.ts';
import { rowOfPeople, syntheticPerson, syntheticSample } from '#tests/support/synthetic-crowd.ts';

const anyTally: fc.Arbitrary<Tally> = fc.record({
  present: fc.nat({ max: 100 }),
  active: fc.dictionary(fc.constantFrom('rise', 'refuse', 'link', 'constructor', 'toString'), fc.nat({ max: 100 })),
});

describe('counting one picture', () => {
  it('counts who is there and who does what', () => {
    expect(tallyOf(syntheticSample(0, rowOfPeople(5, 3, 'rise')))).toEqual({ present: 5, active: { rise: 3 } });
    expect(tallyOf(syntheticSample(0, []))).toEqual(emptyTally);
  });

  it('counts only gestures that hold, and each of several', () => {
    const person = syntheticPerson({ track: 1, across: 0.5 });
    const gestures = [
      { name: 'rise', score: 0.9, active: false },
      { name: 'link', score: 0.6, active: true },
      { name: 'claim', score: 0.5, active: true },
    ];
    const sample = { capturedAtMs: 0, aspect: 1, people: [{ ...person, gestures }] };
    expect(tallyOf(sample)).toEqual({ present: 1, active: { link: 1, claim: 1 } });
  });

  it('counts nobody twice, even where a camera names a gesture twice', () => {
    const person = syntheticPerson({ track: 1, across: 0.5, does: ['rise', 'rise'] });
    expect(tallyOf({ capturedAtMs: 0, aspect: 1, people: [person] }).active).toEqual({ rise: 1 });
  });

  it('takes a gesture called like something every object has for a gesture', () => {
    expect(tallyOf(syntheticSample(0, rowOfPeople(3, 2, 'constructor'))).active.constructor).toBe(2);
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
      fc.property(fc.nat({ max: 6 }), fc.nat({ max: 6 }), fc.nat({ max: 12 }), (here, there, active) => {
        const everyone = rowOfPeople(here + there, active, 'rise');
        const parts = [everyone.slice(0, here), everyone.slice(here)].map((people) =>
          tallyOf(syntheticSample(0, people)),
        );
        expect(parts.reduce(addTallies, emptyTally)).toEqual(tallyOf(syntheticSample(0, everyone)));
      }),
    );
  });
});
