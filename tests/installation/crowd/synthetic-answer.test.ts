import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerOf,
  isAtIt,
  moodOf,
  phaseAt,
  pick,
  type SyntheticQuestion,
  type Temper,
} from '#installation/crowd/synthetic-answer.ts';
import { seededStream } from '#installation/random/seeded.ts';
import type { Combination } from '#installation/score/plan.ts';
import { serverMs } from '#installation/time/axes.ts';

const TEMPER: Temper = {
  compliance: 1,
  reactionMs: 1800,
  holdMs: 8000,
  restMs: 3000,
  wrong: 0,
  vocabulary: ['rise', 'link', 'wave'],
  swaying: ['wave'],
};

const question = (what: Combination, synchrony: number | null = null): SyntheticQuestion => ({
  id: 'one/2',
  sinceMs: serverMs(1000),
  asks: [{ what, synchrony }],
});

const RISE: Combination = { mode: 'any', gestures: ['rise'] };

/** Answers of a thousand people of one temper. */
function answers(temper: Temper, asked = question(RISE)): (Answer | null)[] {
  const mood = moodOf(asked, seededStream(7, 'mood'));
  return Array.from({ length: 1000 }, (_, i) => answerOf(temper, mood, seededStream(7, `answer ${i}`)));
}

const given = (all: readonly (Answer | null)[]): Answer[] => all.filter((answer) => answer !== null);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

describe('who answers', () => {
  it.each([0, 0.3, 0.7, 1])('is a share of %f of the crowd', (compliance) => {
    expect(Math.abs(given(answers({ ...TEMPER, compliance })).length / 1000 - compliance)).toBeLessThan(0.05);
  });

  it('is, of a more willing crowd, everybody of the less willing one and some more, doing the same', () => {
    const [few, many] = [answers({ ...TEMPER, compliance: 0.3 }), answers({ ...TEMPER, compliance: 0.6 })];
    few.forEach((answer, i) => {
      if (answer) expect(many[i]).toEqual(answer);
    });
    expect(given(many).length).toBeGreaterThan(given(few).length);
  });

  it('takes the time it takes: half within the median, nobody at once, stragglers last', () => {
    const lates = given(answers(TEMPER)).map((answer) => answer.fromMs - 1000);
    expect(Math.abs(median(lates) - 1800)).toBeLessThan(120);
    expect(Math.min(...lates)).toBeGreaterThan(200);
    expect(Math.max(...lates)).toBeGreaterThan(4000);
    expect(median(given(answers(TEMPER)).map((answer) => answer.holdMs))).toBeGreaterThan(7000);
  });
});

describe('what they do', () => {
  const done = (what: Combination, more: Partial<Temper> = {}): readonly string[] =>
    given(answers({ ...TEMPER, ...more }, question(what))).map(({ gestures }) => gestures.join('+'));

  it('is what was asked: one of any, all of all', () => {
    expect(new Set(done(RISE))).toEqual(new Set(['rise']));
    expect(new Set(done({ mode: 'all', gestures: ['rise', 'link'] }))).toEqual(new Set(['rise+link']));
    const either = done({ mode: 'any', gestures: ['rise', 'link'] });
    expect(Math.abs(either.filter((gesture) => gesture === 'rise').length / either.length - 0.5)).toBeLessThan(0.06);
  });

  it('is something else for those who get it wrong', () => {
    const doings = done(RISE, { wrong: 0.2 });
    expect(doings).toHaveLength(1000);
    expect(Math.abs(doings.filter((doing) => doing !== 'rise').length / 1000 - 0.2)).toBeLessThan(0.04);
  });

  it('is a part of it, or nothing, where there is nothing else to do', () => {
    const narrow = { wrong: 1, vocabulary: ['rise', 'link'] };
    expect(new Set(done({ mode: 'all', gestures: ['rise', 'link'] }, narrow))).toEqual(new Set(['rise', 'link']));
    expect(done({ mode: 'any', gestures: ['rise', 'link'] }, narrow)).toEqual([]);
  });

  it('is one of several options, as they are liked', () => {
    const asks = ['rise', 'link', 'wave'].map((gesture) => ({
      what: { mode: 'any' as const, gestures: [gesture] },
      synchrony: null,
    }));
    const chosen = given(answers(TEMPER, { ...question(RISE), asks, leaning: [1, 0, 3] })).map(
      (answer) => answer.gestures[0],
    );
    expect(chosen).not.toContain('link');
    expect(Math.abs(chosen.filter((gesture) => gesture === 'wave').length / 1000 - 0.75)).toBeLessThan(0.05);
  });

  it('is nothing where nothing is asked', () => {
    expect(given(answers(TEMPER, { ...question(RISE), asks: [] }))).toEqual([]);
  });
});

describe('a mood', () => {
  it('leans by itself, another way for another question, and as it is told', () => {
    const asks = [question(RISE).asks[0], question(RISE).asks[0]].flatMap((ask) => ask ?? []);
    const lean = (id: string) => moodOf({ ...question(RISE), id, asks }, seededStream(7, id)).leaning;
    expect(lean('a')).toEqual(lean('a'));
    expect(lean('a')).not.toEqual(lean('b'));
    const told = { ...question(RISE), asks, leaning: [1, 2] };
    expect(moodOf(told, seededStream(7, 'a')).leaning).toEqual([1, 2]);
  });
});

describe('how long they are at it', () => {
  const answer: Answer = {
    gestures: ['rise'],
    fromMs: serverMs(2000),
    holdMs: 500,
    restMs: 200,
    tries: 2,
    sway: { fromMs: serverMs(2000), ownHz: 1, sharedHz: null, offset: 0, lag: 0 },
  };

  it('is from their reaction on, with rests, so often and no more', () => {
    const edges = [1999, 2000, 2499, 2500, 2699, 2700, 3199, 3200, 3400, 90_000];
    expect(edges.map((ms) => isAtIt(answer, serverMs(ms)))).toEqual([
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('adds up to what they hold, for anybody', () => {
    const some = fc.record({
      holdMs: fc.integer({ min: 1, max: 300 }),
      restMs: fc.nat(300),
      tries: fc.integer({ min: 1, max: 5 }),
    });
    fc.assert(
      fc.property(some, (more) => {
        let held = 0;
        for (let ms = 1900; ms < 5200; ms++) if (isAtIt({ ...answer, ...more }, serverMs(ms))) held++;
        expect(held).toBe(more.holdMs * more.tries);
      }),
      { numRuns: 30 },
    );
  });
});

describe('where they are in their swing', () => {
  const sway = { fromMs: serverMs(2000), ownHz: 1.3, sharedHz: 1, offset: 2, lag: 0.3 };

  it('goes on at their own tempo while nobody follows anybody', () => {
    const alone = { ...sway, sharedHz: null };
    expect(phaseAt(alone, serverMs(2500)) - phaseAt(alone, serverMs(2000))).toBeCloseTo(2 * Math.PI * 0.65, 9);
  });

  it('begins where they are, at their own tempo, and ends on the shared beat but for their lag', () => {
    const apart = (ms: number): number => phaseAt(sway, serverMs(ms)) - 2 * Math.PI * (ms / 1000) - sway.lag;
    expect(apart(2000)).toBeCloseTo(2, 9);
    expect((apart(2001) - apart(2000)) * 1000).toBeCloseTo(2 * Math.PI * 0.3, 1);
    expect(Math.abs(apart(16_000))).toBeLessThan(0.05);
    expect(Math.abs(apart(30_000))).toBeLessThan(1e-3);
  });
});

describe('picking by weight', () => {
  it('falls on each by its share, and never on nothing', () => {
    expect([0, 0.24, 0.25, 0.99, 1].map((part) => pick([1, 0, 3], part))).toEqual([0, 0, 2, 2, 2]);
    expect(pick([0, 0], 0.5)).toBe(1);
    expect(pick([], 0.5)).toBe(-1);
  });
});
