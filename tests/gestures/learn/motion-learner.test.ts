import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INCOMPARABLE } from '#gestures/learn/judge.ts';
import { learnMotions } from '#gestures/learn/motion-learner.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { type Filming, perform, SCRIPTS } from '../support/motion-actors.ts';

const LABELS = Object.keys(SCRIPTS).filter((label) => label !== 'stillness');
const TEACHERS = ['Ada', 'Ben', 'Cem', 'Dora'];
const VISITORS = ['Eva', 'Finn', 'Gül', 'Hugo', 'Ida'];
const taught = TEACHERS.flatMap((name) => LABELS.flatMap((label) => [1, 2].map((take) => perform(label, name, take))));
const judge = learnMotions(taught);

const share = (samples: readonly Sample[]): number =>
  samples.filter((sample) => judge.judge(sample).label === sample.label).length / samples.length;
const visits = (filming: Partial<Filming> = {}): readonly Sample[] =>
  VISITORS.flatMap((name) => LABELS.map((label) => perform(label, name, 1, filming)));

describe('motions learnt from some people', () => {
  it('are known in others', () => {
    expect(share(visits())).toBeGreaterThanOrEqual(0.9);
  });

  it('are known at other picture rates, sizes, places and speeds, with points lost and stillness round them', () => {
    expect(share(visits({ hz: 12 }))).toBeGreaterThanOrEqual(0.85);
    expect(share(visits({ hz: 60, size: 0.4, shift: [0.2, -0.1] }))).toBeGreaterThanOrEqual(0.85);
    expect(share(visits({ speed: 1.5 }))).toBeGreaterThanOrEqual(0.85);
    expect(share(visits({ dropped: 0.2 }))).toBeGreaterThanOrEqual(0.85);
    expect(share(visits({ idleMs: 800 }))).toBeGreaterThanOrEqual(0.8);
  });

  it('have the same scores wherever and however large the body is', () => {
    const filming = fc.record({
      shift: fc.tuple(fc.double({ min: -0.3, max: 0.3, noNaN: true }), fc.double({ min: -0.3, max: 0.3, noNaN: true })),
      aspect: fc.double({ min: 0.6, max: 2, noNaN: true }),
    });
    const still = perform('circle', 'Eva', 1);
    const expected = judge.judge(still);
    fc.assert(
      fc.property(filming, ({ shift: [x, y], aspect }) => {
        const frames = still.frames.map(({ tMs, points }) => ({
          tMs,
          points: points.map((p) => p && ([((p[0] + x) * still.aspect) / aspect, p[1] + y, 0, p[3]] as const)),
        }));
        const verdict = judge.judge({ ...still, aspect, frames });
        expect(verdict.label).toBe(expected.label);
        expect(verdict.novelty).toBeCloseTo(expected.novelty, 6);
      }),
      { numRuns: 10 },
    );
  });

  it('are judged the same every time', () => {
    const again = learnMotions(taught);
    for (const sample of visits().slice(0, 8)) expect(again.judge(sample)).toEqual(judge.judge(sample));
  });

  it('cannot be judged where no shoulder is seen', () => {
    const blank = perform('clap', 'Eva', 1);
    const frames = blank.frames.map(({ tMs, points }) => ({ tMs, points: points.map(() => null) }));
    expect(judge.judge({ ...blank, frames })).toEqual({
      label: '',
      scores: Object.fromEntries(LABELS.map((label) => [label, 0])),
      novelty: INCOMPARABLE,
    });
  });
});
