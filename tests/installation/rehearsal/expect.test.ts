import { describe, expect, it } from 'vitest';
import type { ExpectationResult } from '#installation/rehearsal/expect.ts';
import { inWords } from '#installation/rehearsal/expectation-words.ts';
import type { RehearsalOptions } from '#installation/rehearsal/rehearse.ts';
import { planOfText } from '#tests/support/sample-score.ts';
import { rehearsed, SMALL_SHOW_TEXT, UNWILLING } from './small-show.ts';

/** What becomes of one expectation of the small show. */
function judge(expectation: object, options: Partial<RehearsalOptions> = {}): ExpectationResult {
  const plan = planOfText(`${SMALL_SHOW_TEXT}expect: [${JSON.stringify(expectation)}]\n`);
  const [result] = rehearsed(options, plan).expectations;
  if (!result) throw new Error('nothing was expected');
  return result;
}

const held = (found: RegExp | string) => ({ outcome: 'held', found: expect.stringMatching(found) });
const failed = (found: RegExp | string) => ({ outcome: 'failed', found: expect.stringMatching(found) });
const notAsked = (found: RegExp | string) => ({ outcome: 'not-asked', found: expect.stringMatching(found) });

describe('a cue to be reached', () => {
  it('holds where it was fired, and says when', () => {
    expect(judge({ reached: 'one/3' })).toMatchObject(held(/^one\/3 was fired at 0:0[4-6]\.\d$/));
    expect(judge({ reached: 'two' })).toMatchObject(held(/^two was fired at/));
  });

  it('fails where it never was', () => {
    expect(judge({ reached: 'one/4' })).toMatchObject(failed('^one/4 was never fired$'));
  });

  it('has to be in time, where a time is given', () => {
    expect(judge({ reached: 'one/2', by: '3s' })).toMatchObject(held('at 0:03.0$'));
    expect(judge({ reached: 'one/2', by: '2500ms' })).toMatchObject(failed('at 0:03.0, 0:00.5 too late$'));
  });

  it('is not asked for where the rehearsal began behind it', () => {
    expect(judge({ reached: 'one/2' }, { from: 'two/A' })).toMatchObject(notAsked('began behind one/2, with two/A'));
    expect(judge({ reached: 'two/B' }, { from: 'two/A' })).toMatchObject(held('two/B was fired'));
    expect(judge({ reached: 'one/4' }, { from: 'one/2' })).toMatchObject(failed('never fired'));
  });
});

describe('a cue not to be reached', () => {
  it('holds where it never was fired, and fails where it was', () => {
    expect(judge({ notReached: 'one/4' })).toMatchObject(held('^one/4 was never fired$'));
    expect(judge({ notReached: 'one/3' })).toMatchObject(failed('^one/3 was fired at'));
    expect(judge({ notReached: 'one/4' }, UNWILLING)).toMatchObject(failed('^one/4 was fired at 0:23.1$'));
  });

  it('may be reached later than a time that is given', () => {
    expect(judge({ notReached: 'one/2', by: '2900ms' })).toMatchObject(held('at 0:03.0'));
    expect(judge({ notReached: 'one/2', by: '3s' })).toMatchObject(failed('at 0:03.0'));
  });
});

describe('a question', () => {
  it('has to be answered as expected', () => {
    const risen = { branch: 'one/2', taken: 'risen' };
    expect(judge(risen)).toMatchObject(held(/^one\/2 was decided "risen" at 0:0\d\.\d, by the crowd$/));
    expect(judge(risen, UNWILLING)).toMatchObject(
      failed(/^one\/2 was decided "not yet" at 0:23\.1, when its time was up$/),
    );
    expect(judge({ branch: 'one/2', taken: 'not yet' }, UNWILLING)).toMatchObject(held('not yet'));
    expect(judge({ branch: 'one/2', taken: 'not yet' })).toMatchObject(failed('risen'));
  });

  it('has to be answered at all', () => {
    expect(judge({ branch: 'one/2', taken: 'risen' }, { limitMs: 6000, reactionMs: 9000 })).toMatchObject(
      failed('^one/2 was asked at 0:03.0 and never decided$'),
    );
    expect(judge({ branch: 'one/2', taken: 'risen' }, { limitMs: 4000 })).toMatchObject(failed('never fired'));
    expect(judge({ branch: 'one/2', taken: 'risen' }, { from: 'one/5' })).toMatchObject(notAsked('began behind'));
  });
});

describe('a value', () => {
  it('has to lie within its range at its moment', () => {
    const opening = { value: 'light', at: { cue: 'one/1', after: '1s' } };
    expect(judge({ ...opening, within: [0.74, 0.76] })).toMatchObject(held('^light was 0.75 at 0:01.0$'));
    expect(judge({ ...opening, within: [0.8, 1] })).toMatchObject(failed('light was 0.75 at 0:01.0, which is less$'));
    expect(judge({ ...opening, within: [0, 0.5] })).toMatchObject(failed('which is more$'));
  });

  it('is asked from when the cue was fired', () => {
    const atOnce = { value: 'light', at: { cue: 'two/B' }, within: [0.19, 0.21] };
    expect(judge(atOnce)).toMatchObject(held('light was 0.2'));
  });

  it('stays as it is when the show is over', () => {
    expect(judge({ value: 'light', at: { cue: 'two/B', after: '10m' }, within: [0, 0] })).toMatchObject(held('0 at'));
  });

  it('is not known of a moment a rehearsal did not get to, nor of a cue that was not fired', () => {
    const late = { value: 'light', at: { cue: 'one/1', after: '10s' }, within: [0, 1] };
    expect(judge(late, { limitMs: 8000 })).toMatchObject(failed('broken off before, at 0:05.8'));
    expect(judge({ ...late, at: { cue: 'one/4' } })).toMatchObject(failed('one/4 was never fired'));
    expect(judge(late, { from: 'two/A' })).toMatchObject(notAsked('began behind one/1'));
  });
});

describe('cues that are never together', () => {
  it('hold where no two of them act at the same time', () => {
    expect(judge({ neverTogether: ['one/1', 'one/2', 'two/B'] })).toMatchObject(held('^no two'));
    expect(judge({ neverTogether: ['one/5a', 'one/5c'] })).toMatchObject(held('^no two'));
  });

  it('fail where two do, and say which and when', () => {
    expect(judge({ neverTogether: ['one/3', 'one/5', 'one/5c'] })).toMatchObject(
      failed(/^one\/5 and one\/5c acted at the same time, at 0:\d\d\.\d$/),
    );
  });
});

describe('how long the whole lasts', () => {
  it('has to lie between the shortest and the longest', () => {
    expect(judge({ lasts: ['5s', '1m'] })).toMatchObject(held(/^it lasted 0:1\d\.\d$/));
    expect(judge({ lasts: ['1m', '2m'] })).toMatchObject(failed(/^it lasted 0:1/));
    expect(judge({ lasts: ['1s', '2s'] })).toMatchObject(failed(/^it lasted 0:1/));
  });

  it('is not known of a rehearsal that was broken off, unless it was too long already', () => {
    expect(judge({ lasts: ['1s', '1m'] }, { limitMs: 6000 })).toMatchObject(failed('broken off after 0:03.8'));
    expect(judge({ lasts: ['1s', '2s'] }, { limitMs: 6000 })).toMatchObject(failed('had already lasted 0:03.8'));
  });

  it('is not asked of a part', () => {
    expect(judge({ lasts: ['1m', '2m'] }, { from: 'two/A' })).toMatchObject(notAsked('began with two/A'));
  });
});

describe('what an expectation is given', () => {
  const risen = { branch: 'one/2', taken: 'risen' };

  it('says for which crowds it is meant', () => {
    const willing = { ...risen, given: { compliance: [0.8, 1] } };
    expect(judge(willing)).toMatchObject(held('risen'));
    expect(judge(willing, { compliance: 0.79 })).toMatchObject(
      notAsked('^meant for a compliance of 0.8 to 1, and it is 0.79$'),
    );
    const many = { ...risen, given: { crowd: [20, 30] } };
    expect(judge(many)).toMatchObject(held('risen'));
    expect(judge(many, { crowd: 31 })).toMatchObject(notAsked('^meant for 20 to 30 people, and there are 31$'));
    expect(judge({ ...many, ...willing, given: { crowd: [1, 2], compliance: [0, 0] } })).toMatchObject(
      notAsked('people'),
    );
  });
});

describe('an expectation in words', () => {
  it('is the one of the score, where it has some', () => {
    expect(judge({ says: 'they rise', reached: 'one/3' }).says).toBe('they rise');
  });

  it('is told by what it asks for, where it has none', () => {
    const words = (expectation: object) => {
      const plan = planOfText(`${SMALL_SHOW_TEXT}expect: [${JSON.stringify(expectation)}]\n`);
      return plan.score.expect.map(inWords).join();
    };
    expect(words({ reached: 'one/3', by: '90s' })).toBe('one/3 is reached by 1:30.0');
    expect(words({ reached: 'two' })).toBe('two is reached');
    expect(words({ notReached: 'one/4' })).toBe('one/4 is not reached');
    expect(words({ branch: 'one/2', taken: 'risen' })).toBe('one/2 is decided "risen"');
    expect(words({ value: 'light', at: { cue: 'one/1', after: '1s' }, within: [0, 0.5] })).toBe(
      'light lies within 0 to 0.5 0:01.0 after one/1',
    );
    expect(words({ neverTogether: ['one/1', 'one/2', 'one/3'] })).toBe(
      'one/1, one/2 and one/3 never act at the same time',
    );
    expect(words({ lasts: ['1m', '2m'] })).toBe('the whole lasts 1:00.0 to 2:00.0');
  });
});

describe('several expectations', () => {
  it('are told in the order written', () => {
    const lines = ['{ reached: one/3 }', '{ reached: one/4 }', '{ notReached: one/4 }'];
    const { expectations } = rehearsed({}, planOfText(`${SMALL_SHOW_TEXT}expect: [${lines.join(', ')}]\n`));
    expect(expectations.map(({ outcome }) => outcome)).toEqual(['held', 'failed', 'held']);
  });
});
