import { describe, expect, it } from 'vitest';
import type { Plan } from '#installation/score/plan.ts';
import { edited } from '#tests/support/problem-place.ts';
import { cueOf, planOf, planOfText, SAMPLE_PLAN, SAMPLE_SCORE_TEXT } from '#tests/support/sample-score.ts';

/** The way to a cue, as words: `2(risen)` is the question 2, having taken the way called so. */
const wayTo = (plan: Plan, key: string): string =>
  cueOf(plan, key)
    .path.map((step) => `${step.key.split('/')[1]}${step.way === null ? '' : `(${step.way})`}`)
    .join(' ');

const quorum = (met: number | string, unmet: number | string) => ({
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '10s',
  met: { label: 'met', go: met },
  unmet: { label: 'unmet', go: unmet },
});

describe('the way to a cue', () => {
  it('is none to the first of a sequence, whichever sequence', () => {
    expect(wayTo(SAMPLE_PLAN, 'one/1')).toBe('');
    expect(wayTo(SAMPLE_PLAN, 'two/A')).toBe('');
  });

  it('goes through those before it, and says which way a question took', () => {
    expect(wayTo(SAMPLE_PLAN, 'one/2')).toBe('1');
    expect(wayTo(SAMPLE_PLAN, 'one/3')).toBe('1 2(risen)');
    expect(wayTo(SAMPLE_PLAN, 'one/4')).toBe('1 2(not yet)');
  });

  it('is that of a crowd that does what it is asked, where that is as short', () => {
    expect(wayTo(SAMPLE_PLAN, 'one/5')).toBe('1 2(risen) 3');
  });

  it('is the shortest', () => {
    const plan = planOf([{ cue: 1, quorum: quorum(2, 4) }, { cue: 2 }, { cue: 3 }, { cue: 4 }, { cue: 5 }]);
    expect(wayTo(plan, 's/4')).toBe('1(unmet)');
    expect(wayTo(plan, 's/5')).toBe('1(unmet) 4');
  });

  it('is none to a cue that nothing leads to', () => {
    const text = edited(SAMPLE_SCORE_TEXT, 'unmet: { label: not yet, go: 4 }', 'unmet: { label: not yet, go: 3 }');
    expect(wayTo(planOfText(text), 'one/4')).toBe('');
  });

  it('to a cue in a group goes through the group and those before it there', () => {
    const inner = { cue: 2.2, group: { mode: 'parallel', cues: [{ cue: 'a' }, { cue: 'b' }] } };
    const plan = planOf([
      { cue: 1 },
      { cue: 2, group: { mode: 'in-order', cues: [{ cue: 2.1 }, inner, { cue: 2.3 }] } },
      { cue: 3 },
    ]);
    expect(wayTo(plan, 's/2.1')).toBe('1 2');
    expect(wayTo(plan, 's/b')).toBe('1 2 2.1 2.2 a');
    expect(wayTo(plan, 's/2.3')).toBe('1 2 2.1 2.2 a b');
    expect(wayTo(plan, 's/3')).toBe('1 2 2.1 2.2 a b 2.3');
  });

  it('behind a question with a group goes through what it played meanwhile', () => {
    const plan = planOf([
      { cue: 1, quorum: quorum(2, 3), group: { mode: 'in-order', cues: [{ cue: 'a' }] } },
      { cue: 2 },
      { cue: 3 },
    ]);
    expect(wayTo(plan, 's/2')).toBe('1(met) a');
    expect(wayTo(plan, 's/3')).toBe('1(unmet) a');
  });

  it('leads out of a group by a question inside it, and on from a child a question leads to', () => {
    const plan = planOf([
      { cue: 1, group: { mode: 'in-order', cues: [{ cue: 'a' }, { cue: 'ask', quorum: quorum('out', 'y') }] } },
      { cue: 'out', goTo: 'end' },
      { cue: 'in', group: { mode: 'in-order', cues: [{ cue: 'x' }, { cue: 'y' }, { cue: 'z' }] } },
      { cue: 'behind', goTo: 'end' },
      { cue: 'end' },
    ]);
    expect(wayTo(plan, 's/out')).toBe('1 a ask(met)');
    expect(wayTo(plan, 's/y')).toBe('1 a ask(unmet)');
    expect(wayTo(plan, 's/z')).toBe('1 a ask(unmet) y');
    expect(wayTo(plan, 's/behind')).toBe('1 a ask(unmet) y z');
  });
});
