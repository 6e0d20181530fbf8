import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcount, headsOf, type SourceTally, totalOf } from '#installation/crowd/source-tally.ts';
import { addTallies, type Tally } from '#installation/crowd/tally.ts';
import type { SourceWeights } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';
import { camera, EVEN, operator, phones, tallyWith } from './support/asks.ts';

const ASKED = { what: { mode: 'any' as const, gestures: ['rise'] }, option: 0 };
const NOW = serverMs(1000);

const count = (sources: readonly SourceTally[], weights: SourceWeights = EVEN) =>
  headcount(sources, ASKED, weights, NOW);

const anyCount: fc.Arbitrary<Tally> = fc
  .tuple(fc.nat({ max: 20 }), fc.nat({ max: 20 }), fc.nat({ max: 20 }))
  .map(([rise, link, idle]) => tallyWith(rise + link + idle, { rise, link }));

const anySources: fc.Arbitrary<SourceTally[]> = fc
  .tuple(fc.array(anyCount, { maxLength: 4 }), fc.option(anyCount), fc.option(fc.tuple(fc.nat(20), fc.nat(20))))
  .map(([cameras, phone, said]) => [
    ...cameras.map((tally, i) => camera(900 - i, tally, `camera ${i}`)),
    ...(phone ? [phones(950, phone)] : []),
    ...(said ? [operator(said[0], said[0] + said[1])] : []),
  ]);

const anyWeight = fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 10, noNaN: true }));
const anyWeights: fc.Arbitrary<SourceWeights> = fc.record({
  camera: anyWeight,
  phone: anyWeight,
  operator: anyWeight,
});

describe('counting the room', () => {
  it('adds what cameras and phones see', () => {
    const sources = [camera(1000, tallyWith(6, { rise: 2, link: 4 })), phones(1000, tallyWith(4, { rise: 3 }))];
    expect(count(sources)).toMatchObject({ present: 10, active: 5, share: 0.5 });
  });

  it('weighs heads in the share, and leaves them whole in the head count', () => {
    const sources = [camera(1000, tallyWith(6, { rise: 0 })), phones(1000, tallyWith(4, { rise: 4 }))];
    expect(count(sources, { ...EVEN, phone: 3 })).toMatchObject({ present: 10, active: 4, share: 12 / 18 });
  });

  it('does not hear a kind that has no weight', () => {
    const sources = [camera(1000, tallyWith(6, { rise: 3 })), phones(200, tallyWith(4, { rise: 4 }))];
    expect(count(sources, { ...EVEN, phone: 0 })).toEqual(count(sources.slice(0, 1)));
    expect(count(sources, { camera: 0, phone: 0, operator: 0 })).toMatchObject({ present: 0, active: 0, share: 0 });
  });

  it('is nobody in an empty room', () => {
    expect(count([])).toMatchObject({ present: 0, active: 0, share: 0, seenUntilMs: NOW });
    expect(count([camera(1000, tallyWith(0, {}))]).share).toBe(0);
  });

  it('sums the phases of all that see them', () => {
    const swaying = { ...tallyWith(2, { wave: 2 }), phases: { wave: { wave: { n: 2, cos: 1, sin: 1 } } } };
    const asked = { what: { mode: 'any' as const, gestures: ['wave'] }, option: null };
    const sources = [camera(1000, swaying), phones(1000, swaying)];
    expect(headcount(sources, asked, EVEN, NOW).phases).toEqual({ n: 4, cos: 2, sin: 2 });
    expect(headcount(sources, asked, { ...EVEN, phone: 0 }, NOW).phases).toEqual({ n: 2, cos: 1, sin: 1 });
  });

  it('does not depend on who is named first', () => {
    const mixed = anySources.chain((sources) =>
      fc.tuple(
        fc.constant(sources),
        fc.shuffledSubarray(sources, { minLength: sources.length, maxLength: sources.length }),
      ),
    );
    fc.assert(
      fc.property(mixed, anyWeights, ([sources, shuffled], weights) => {
        const [a, b] = [count(sources, weights), count(shuffled, weights)];
        expect({ ...b, share: 0 }).toEqual({ ...a, share: 0 });
        expect(b.share).toBeCloseTo(a.share, 9);
      }),
    );
  });

  it('has the same share where all weights are made larger alike', () => {
    fc.assert(
      fc.property(anySources, anyWeights, fc.double({ min: 0.1, max: 10, noNaN: true }), (sources, weights, scale) => {
        const { camera, phone, operator } = weights;
        const scaled = { camera: camera * scale, phone: phone * scale, operator: operator * scale };
        expect(count(sources, scaled).share).toBeCloseTo(count(sources, weights).share, 9);
        expect(count(sources, scaled).active).toBe(count(sources, weights).active);
      }),
    );
  });

  it('has a share of 0 to 1, and no more who do it than who are there', () => {
    fc.assert(
      fc.property(anySources, anyWeights, (sources, weights) => {
        const { share, present, active } = count(sources, weights);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(active).toBeLessThanOrEqual(present);
      }),
    );
  });

  it('never has a larger share for somebody who comes and does nothing', () => {
    fc.assert(
      fc.property(anySources, anyWeights, (sources, weights) => {
        const idle = tallyWith(1, {});
        const joined = sources.map((source, i) =>
          i === 0 && source.kind !== 'operator' ? { ...source, tally: addTallies(source.tally, idle) } : source,
        );
        expect(count(joined, weights).share).toBeLessThanOrEqual(count(sources, weights).share + 1e-12);
        expect(count([...sources, camera(1000, idle, 'new')], weights).share).toBeLessThanOrEqual(
          count(sources, weights).share + 1e-12,
        );
      }),
    );
  });
});

describe('up to when it is known that it was done', () => {
  const done = tallyWith(3, { rise: 2 });
  const notDone = tallyWith(3, { link: 2 });

  it('is the last count of the slowest source that sees it done', () => {
    expect(count([camera(990, done), camera(700, done, 'back')]).seenUntilMs).toBe(700);
    expect(count([camera(990, done), camera(700, notDone, 'back')]).seenUntilMs).toBe(990);
    expect(count([camera(700, notDone)]).seenUntilMs).toBe(NOW);
  });

  it('is not held up by the director, whose word stands', () => {
    expect(count([camera(990, done), operator(12, 20)]).seenUntilMs).toBe(990);
    expect(count([operator(12, 20)]).seenUntilMs).toBe(NOW);
  });

  it('is not held up by what is not heard', () => {
    expect(count([camera(990, done), phones(100, done)], { ...EVEN, phone: 0 }).seenUntilMs).toBe(990);
  });
});

describe('what the director counts', () => {
  it('weighs in the share beside the cameras, and does not count anybody a second time', () => {
    const sources = [camera(1000, tallyWith(10, { rise: 2 })), operator(12, 20)];
    expect(count(sources)).toMatchObject({ present: 20, active: 12, share: 14 / 30 });
    expect(count([camera(1000, tallyWith(30, { rise: 15 })), operator(12, 20)])).toMatchObject({
      present: 30,
      active: 15,
    });
  });

  it('is about one option of the open question, and about no trigger', () => {
    const said = operator(12, 20, 1);
    expect(headsOf(said, { ...ASKED, option: 1 })).toEqual({ present: 20, active: 12 });
    expect(headsOf(said, ASKED)).toBeNull();
    expect(headsOf(said, { ...ASKED, option: null })).toBeNull();
  });

  it('holds until the next of the same option', () => {
    const said = {
      ...operator(0, 0),
      counts: [
        { option: 0, active: 5, present: 20 },
        { option: 1, active: 1, present: 20 },
        { option: 0, active: 9, present: 20 },
      ],
    };
    expect([0, 1, 2].map((option) => headsOf(said, { ...ASKED, option })?.active)).toEqual([9, 1, undefined]);
  });

  it('never has more who do it than who are there', () => {
    expect(headsOf(operator(30, 20), ASKED)).toEqual({ present: 20, active: 20 });
  });
});

describe('the total', () => {
  it('is what cameras and phones see, without the director', () => {
    const sources = [camera(0, tallyWith(3, { rise: 1 })), phones(0, tallyWith(2, { rise: 2 })), operator(5, 9)];
    expect(totalOf(sources)).toEqual(tallyWith(5, { rise: 3 }));
  });
});
