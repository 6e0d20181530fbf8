import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  leadingOption,
  measure,
  newMeter,
  type QuorumMeter,
  reachedOption,
  standingOption,
} from '#installation/crowd/quorum-meter.ts';
import type { SourceTally } from '#installation/crowd/source-tally.ts';
import type { PlannedQuorum } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';
import { camera, LINK, operator, quorumOf, RISE, tallyWith } from './support/asks.ts';

const LOT = { seed: 7, name: 'one/2@4500' };
const CHOICE = quorumOf([RISE, LINK]);

const looks = (quorum: PlannedQuorum, ...all: readonly (readonly [number, readonly SourceTally[]])[]): QuorumMeter =>
  all.reduce((meter, [atMs, sources]) => measure(meter, sources, serverMs(atMs)), newMeter(quorum, serverMs(0)));

const seen = (atMs: number, present: number, doing: Readonly<Record<string, number>>) =>
  [atMs, [camera(atMs, tallyWith(present, doing))]] as const;

describe('a choice', () => {
  it('is measured for all its options at once, each with a dwell of its own', () => {
    const meter = looks(CHOICE, seen(0, 10, { rise: 5, link: 2 }), seen(600, 10, { rise: 5, 'link+rise': 5 }));
    expect(meter.options.map(({ active, dwellMs, holdingSinceMs }) => [active, dwellMs, holdingSinceMs])).toEqual([
      [10, 600, 0],
      [5, 0, 600],
    ]);
  });

  it('is reached by the option that is there first, though another has more by then', () => {
    const meter = looks(CHOICE, seen(0, 20, { rise: 10, link: 9 }), seen(500, 20, { 'link+rise': 10, link: 5 }));
    const later = measure(meter, [camera(1000, tallyWith(20, { 'link+rise': 10, link: 5 }))], serverMs(1000));
    expect(later.options.map((option) => option.reached)).toEqual([true, false]);
    expect(reachedOption(later, LOT)).toBe(0);
    expect(leadingOption(later, LOT)).toBe(1);
  });

  it('has not been reached while none of them is', () => {
    expect(reachedOption(newMeter(CHOICE, serverMs(0)), LOT)).toBeNull();
    expect(reachedOption(looks(CHOICE, seen(0, 4, { rise: 4 })), LOT)).toBeNull();
  });

  it('hears the director about the option they speak of', () => {
    const meter = looks(CHOICE, [0, [camera(0, tallyWith(20, { rise: 2, link: 3 })), operator(15, 20, 1)]]);
    expect(meter.options.map(({ share }) => share)).toEqual([0.1, 18 / 40]);
  });
});

describe('of several options reached in one look', () => {
  const held = (doing: Readonly<Record<string, number>>, quorum = CHOICE, present = 20): QuorumMeter =>
    looks(quorum, seen(0, present, doing), seen(1000, present, doing));

  it('the larger share is taken', () => {
    expect(reachedOption(held({ rise: 2, 'link+rise': 10 }), LOT)).toBe(0);
    expect(reachedOption(held({ link: 2, 'link+rise': 10 }), LOT)).toBe(1);
  });

  it('the more heads are, where the shares are alike', () => {
    const weights = { camera: 1, phone: 0, operator: 1 };
    const sources = (atMs: number): readonly SourceTally[] => [
      camera(atMs, tallyWith(10, { 'link+rise': 5 })),
      operator(20, 40, 1),
    ];
    const meter = looks(quorumOf([RISE, LINK], { weights }), [0, sources(0)], [1000, sources(1000)]);
    expect(meter.options.map(({ share, active }) => [share, active])).toEqual([
      [0.5, 5],
      [0.5, 20],
    ]);
    expect(reachedOption(meter, LOT)).toBe(1);
  });

  it('the one written first is, where all is alike and nothing else is said', () => {
    expect(reachedOption(held({ 'link+rise': 12 }), LOT)).toBe(0);
    expect(reachedOption(held({ 'link+rise': 12 }, quorumOf([LINK, RISE, LINK])), LOT)).toBe(0);
  });

  it('chance is asked, where the score says so: the same for the same asking, and fair over many', () => {
    const meter = held({ 'link+rise': 12 }, quorumOf([RISE, LINK, RISE], { tie: 'chance' }));
    const draw = (name: string): number => reachedOption(meter, { seed: 7, name }) ?? -1;
    expect(draw('one/2@1')).toBe(draw('one/2@1'));
    const wins = [0, 0, 0];
    for (let i = 0; i < 900; i++) {
      const option = draw(`one/2@${i}`);
      wins[option] = (wins[option] ?? 0) + 1;
    }
    for (const won of wins) expect(won).toBeGreaterThan(240);
  });

  it('chance does not overrule more people', () => {
    const meter = held({ link: 1, 'link+rise': 12 }, quorumOf([RISE, LINK], { tie: 'chance' }));
    for (let seed = 0; seed < 50; seed++) expect(reachedOption(meter, { ...LOT, seed })).toBe(1);
  });
});

describe('the leader when time runs out', () => {
  it('is the option most people do, enough of them or not', () => {
    expect(leadingOption(looks(CHOICE, seen(0, 20, { rise: 1, link: 2 })), LOT)).toBe(1);
    expect(leadingOption(looks(CHOICE, seen(0, 20, { rise: 1 })), LOT)).toBe(0);
  });

  it('is nobody’s where nobody does any', () => {
    expect(leadingOption(looks(CHOICE, seen(0, 20, { mask: 20 })), LOT)).toBeNull();
    expect(leadingOption(newMeter(CHOICE, serverMs(0)), LOT)).toBeNull();
  });
});

describe('what the crowd stands for at this moment', () => {
  it('is an option with share and heads, whatever its dwell', () => {
    expect(standingOption(looks(CHOICE, seen(0, 4, { link: 2 })), LOT)).toBe(1);
    expect(standingOption(looks(CHOICE, seen(0, 5, { link: 2 })), LOT)).toBeNull();
    expect(standingOption(newMeter(CHOICE, serverMs(0)), LOT)).toBeNull();
  });

  it('is the foremost of several', () => {
    expect(standingOption(looks(CHOICE, seen(0, 20, { 'link+rise': 10, link: 1 })), LOT)).toBe(1);
  });
});

describe('any choice', () => {
  it('is decided for an option that was reached, no other of which has a larger share', () => {
    const doing = fc.record({ rise: fc.nat(6), link: fc.nat(6), 'link+rise': fc.nat(6) });
    const steps = fc.array(fc.tuple(fc.nat({ max: 800 }), doing), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(steps, fc.constantFrom('first' as const, 'chance' as const), fc.nat(), (all, tie, seed) => {
        let meter = newMeter(quorumOf([RISE, LINK], { tie }), serverMs(0));
        let atMs = 0;
        for (const [passMs, counted] of all) {
          atMs += passMs;
          meter = measure(meter, [camera(atMs, tallyWith(20, counted))], serverMs(atMs));
          const option = reachedOption(meter, { seed, name: 'one/2' });
          const reached = meter.options.filter((each) => each.reached);
          expect(option === null).toBe(reached.length === 0);
          if (option === null) continue;
          expect(meter.options[option]?.share).toBe(Math.max(...reached.map((each) => each.share)));
        }
      }),
    );
  });
});
