import { describe, expect, it } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import type { Plan } from '#installation/score/plan.ts';
import { readShow } from '#installation/score/read-show.ts';
import { edited } from '#tests/support/problem-place.ts';
import { SAMPLE_PLAN, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

const read = (text: string) => readShow(text, 'small.yaml', hashText(text));

function planOf(text: string): Plan {
  const show = read(text);
  if (!show.ok) throw new Error(JSON.stringify(show.problems));
  return show.plan;
}

const broken = (plan: Plan): string[] => [...plan.cues.values()].filter((cue) => cue.broken !== null).map((c) => c.key);

describe('a score without mistakes', () => {
  it('is played as it is written', () => {
    const show = read(SAMPLE_SCORE_TEXT);
    expect(show).toMatchObject({ ok: true, problems: [] });
    expect(planOf(SAMPLE_SCORE_TEXT)).toEqual(SAMPLE_PLAN);
  });
});

describe('a mistake inside a cue', () => {
  it.each([
    ['a parameter there is none of', 'set: { light: 0.8 }', 'set: { lihgt: 0.8 }', 'one/2'],
    ['a value outside its range', 'set: { light: 0.1 }', 'set: { light: 7 }', 'one/4'],
    [
      'a motion there is none of',
      'cast: { ayla: { motion: stands, over: 2s } }',
      'cast: { ayla: { motion: sits } }',
      'one/5',
    ],
    ['a field there is none of', 'name: Stands', 'name: Stands\n        colour: red', 'two/C'],
    ['a duration that is none', 'duration: 2s', 'duration: soon', 'two/B'],
  ])('(%s) breaks that cue and no other', (_what, right, wrong, key) => {
    const text = edited(SAMPLE_SCORE_TEXT, right, wrong);
    const plan = planOf(text);
    expect(broken(plan)).toEqual([key]);
    expect(plan.cues.get(key)).toMatchObject({
      changes: [],
      motions: [],
      broken: expect.stringMatching(/^Line \d+: .+\.$/),
    });
    expect(read(text).problems).toHaveLength(1);
  });

  it('leaves the cue what it says of time, and so the chain its rhythm', () => {
    const plan = planOf(edited(SAMPLE_SCORE_TEXT, 'set: { light: 1 }', 'set: { lite: 1 }'));
    const [mistaken, right] = [plan.cues.get('one/1'), SAMPLE_PLAN.cues.get('one/1')];
    expect(mistaken).toMatchObject({ preWaitMs: 1000, postWaitMs: 500, next: 'follow', nextKey: 'one/2' });
    expect(mistaken?.actionMs).toBe(right?.actionMs);
  });

  it('that is where it goes lets it go on to the cue behind it', () => {
    expect(planOf(edited(SAMPLE_SCORE_TEXT, 'goTo: 5', 'goTo: 55')).cues.get('one/3')?.nextKey).toBe('one/4');
    const way = planOf(edited(SAMPLE_SCORE_TEXT, 'go: 4', 'go: 44')).cues.get('one/2')?.quorum?.unmet;
    expect(way?.key).toBe('one/3');
  });

  it('tells several, each at its cue', () => {
    const text = edited(edited(SAMPLE_SCORE_TEXT, 'light: 0.8', 'lihgt: 0.8'), 'duration: 2s', 'duration: soon');
    expect(broken(planOf(text))).toEqual(['one/2', 'two/B']);
  });
});

describe('a gesture nobody knows', () => {
  it('is no mistake of the show: the question takes its unmet way', () => {
    expect(read(edited(SAMPLE_SCORE_TEXT, 'gesture: rise', 'gesture: rize'))).toMatchObject({ ok: true, problems: [] });
  });
});

describe('a mistake outside the cues', () => {
  it.each([
    ['the opening', 'opensWith: one', 'opensWith: onne'],
    ['a parameter', 'default: 0.5', 'default: half'],
    ['the cast', 'motion: stands\n  kane', 'motion: sits\n  kane'],
    ['two cues of one number', 'cue: 4', 'cue: 3'],
    ['a text that is no score', SAMPLE_SCORE_TEXT, 'a: [b'],
  ])('(%s) leaves nothing to play', (_what, right, wrong) => {
    const show = read(edited(SAMPLE_SCORE_TEXT, right, wrong));
    expect(show.ok).toBe(false);
    expect(show.problems.length).toBeGreaterThan(0);
  });
});
