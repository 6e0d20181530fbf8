import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrowdDesk } from '#installation/crowd/crowd-desk.ts';
import { RunningTally } from '#installation/crowd/running-tally.ts';
import { headcount, totalOf } from '#installation/crowd/source-tally.ts';
import {
  addTallies,
  type CountedBody,
  emptyTally,
  type Tally,
  tallyIn,
  tallyOfBodies,
} from '#installation/crowd/tally.ts';
import type { Combination } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';

const GESTURES = ['rise', 'wave', 'constructor'];
const AT = 60_000;

const anyBody: fc.Arbitrary<CountedBody> = fc.record({
  readings: fc.uniqueArray(
    fc.record(
      {
        name: fc.constantFrom(...GESTURES),
        score: fc.double({ min: 0, max: 1, noNaN: true }),
        active: fc.boolean(),
        phase: fc.double({ min: -10, max: 10, noNaN: true }),
      },
      { requiredKeys: ['name', 'score', 'active'] },
    ),
    { maxLength: 3, selector: ({ name }) => name },
  ),
  zones: fc.uniqueArray(fc.constantFrom('stage', 'bar', 'toString')),
  liveliness: fc.record({
    energy: fc.double({ min: 0, max: 6, noNaN: true }),
    began: fc.dictionary(fc.constantFrom(...GESTURES), fc.integer({ min: AT - 2000, max: AT + 100 })),
  }),
});
const anyTally: fc.Arbitrary<Tally> = fc.array(anyBody, { maxLength: 6 }).map((people) => tallyOfBodies(people, AT));

describe('sums over people', () => {
  it('are what one count of everybody gives, however they are cut, in any order', () => {
    fc.assert(
      fc.property(fc.array(anyBody, { maxLength: 10 }), fc.nat({ max: 10 }), (people, cut) => {
        const [a, b] = [tallyOfBodies(people.slice(0, cut), AT), tallyOfBodies(people.slice(cut), AT)];
        expect(addTallies(a, b)).toEqual(tallyOfBodies(people, AT));
        expect(addTallies(b, a)).toEqual(tallyOfBodies(people, AT));
      }),
    );
  });

  it('add in any grouping, and nothing adds nothing', () => {
    fc.assert(
      fc.property(anyTally, anyTally, anyTally, (a, b, c) => {
        expect(addTallies(addTallies(a, b), c)).toEqual(addTallies(a, addTallies(b, c)));
        expect(addTallies(a, emptyTally)).toEqual(a);
        expect(addTallies(emptyTally, a)).toEqual(a);
      }),
    );
  });

  it('hold the beginnings of the last second by fifties, and none of before or of the future', () => {
    const began = (ms: number): CountedBody => ({
      readings: [],
      liveliness: { energy: 0, began: { rise: ms } },
    });
    const tally = tallyOfBodies([1000, 1049, 1050, 1999, 999, 2050].map(began), 1999);
    expect(tally.sums?.onsets.rise).toEqual({ 20: 2, 21: 1, 39: 1 });
  });

  it('are kept apart by zone, where who is in two is in both and in the whole once', () => {
    const body = (...zones: readonly string[]): CountedBody => ({
      readings: [{ name: 'rise', score: 0.5, active: true }],
      zones,
    });
    const tally = tallyOfBodies([body('stage', 'bar'), body('stage'), body()], AT);
    expect([tally.present, tallyIn(tally, 'stage').present, tallyIn(tally, 'bar').present]).toEqual([3, 2, 1]);
    expect(tallyIn(tally, 'stage').sums?.scores.rise).toBe(1);
    expect(tallyIn(tally, 'nowhere')).toEqual(emptyTally);
    expect(tallyIn(tally, 'toString')).toEqual(emptyTally);
    expect(tallyIn(tally, null)).toBe(tally);
  });
});

describe('a sum that is kept up', () => {
  it('is the sum of what was added and not taken away, to the last bit', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyTally, fc.boolean()), { maxLength: 12 }), (counts) => {
        const running = new RunningTally();
        for (const [tally] of counts) running.add(tally);
        for (const [tally, goes] of counts) if (goes) running.subtract(tally);
        const kept = counts.flatMap(([tally, goes]) => (goes ? [] : [tally]));
        const fresh = new RunningTally();
        for (const tally of kept) fresh.add(tally);
        expect(running.tally()).toEqual(fresh.tally());
        const sum = kept.reduce(addTallies, emptyTally);
        expect(running.tally()).toMatchObject({ present: sum.present, doing: sum.doing, phases: sum.phases });
      }),
    );
  });
});

describe('a crowd as a running sum', () => {
  it('is counted like its sources one by one, whoever comes, goes and falls silent', () => {
    const step = fc.record({
      passMs: fc.nat({ max: 700 }),
      kind: fc.constantFrom('camera' as const, 'phone' as const),
      source: fc.constantFrom('a', 'b', 'c', 'd'),
      tally: anyTally,
      goes: fc.nat({ max: 5 }).map((n) => n === 0),
    });
    const anyWhat: fc.Arbitrary<Combination> = fc.record({
      mode: fc.constantFrom('any' as const, 'all' as const),
      gestures: fc.uniqueArray(fc.constantFrom(...GESTURES), { minLength: 1 }),
    });
    const asked = fc.record({ what: anyWhat, zone: fc.constantFrom(null, 'stage', 'toString', 'nowhere') });
    const weights = fc.record({
      camera: fc.constantFrom(0, 1, 3),
      phone: fc.constantFrom(0, 1, 2),
      operator: fc.constantFrom(0, 1),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), asked, weights, (steps, { what, zone }, weighed) => {
        const desk = createCrowdDesk();
        let nowMs = AT;
        for (const { passMs, kind, source, tally, goes } of steps) {
          nowMs += passMs;
          if (goes) desk.forget(kind, source);
          else desk.count(kind, source, tally, serverMs(nowMs));
          const at = serverMs(nowMs);
          const counts = [{ option: 0, present: 9, active: 4 }];
          const list = [...desk.sources(at), { source: 'operator', kind: 'operator' as const, counts }];
          const running = { ...desk.running(at), counts };
          const ask = { what, option: 0, zone };
          const [one, all] = [headcount(list, ask, weighed, at), headcount(running, ask, weighed, at)];
          expect({ ...all, phases: all.phases.n, hz: null }).toEqual({ ...one, phases: one.phases.n, hz: null });
          expect(running.sources).toBe(desk.sources(at).length);
          const [total, sum] = [totalOf(running), totalOf(desk.sources(at))];
          expect([total.present, total.doing]).toEqual([sum.present, sum.doing]);
        }
      }),
    );
  });
});
