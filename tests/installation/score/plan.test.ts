import { describe, expect, it } from 'vitest';
import { type Plan, standbyAfter, wayTaken } from '#installation/score/plan.ts';
import { edited } from '#tests/support/problem-place.ts';
import {
  cueOf,
  planOf,
  planOfText,
  SAMPLE_PLAN,
  SAMPLE_SCORE,
  SAMPLE_SCORE_TEXT,
} from '#tests/support/sample-score.ts';

const plan = SAMPLE_PLAN;

const standby = (key: string, of: Plan = plan): string | null => standbyAfter(of, cueOf(of, key));

describe('a plan', () => {
  it('knows every cue by sequence and number, and which stands by first', () => {
    expect([...plan.cues.keys()]).toEqual([
      'one/1',
      'one/2',
      'one/3',
      'one/4',
      'one/5',
      'two/A',
      'two/B',
      'two/C',
      'two/D',
    ]);
    expect(plan.opening).toBe('one/1');
    expect(plan.scoreHash).toBe(SAMPLE_SCORE.hash);
  });

  it('spells out every change: its own time and curve, or else those of its cue', () => {
    expect(cueOf(plan, 'one/1').changes).toEqual([
      { value: 'light', to: 1, afterMs: 0, overMs: 2000, ease: 'linear' },
      { value: 'cast.ayla.presence', to: 1, afterMs: 0, overMs: 2000, ease: 'linear' },
    ]);
    expect(cueOf(plan, 'one/3').changes).toEqual([
      { value: 'light', to: 0.2, afterMs: 0, overMs: 1000, ease: 'inOut' },
      { value: 'tilt', to: 5, afterMs: 1000, overMs: 3000, ease: 'linear' },
    ]);
    expect(cueOf(plan, 'one/5').motions).toEqual([{ member: 'ayla', motion: 'stands', afterMs: 0, overMs: 2000 }]);
  });

  it('lets an action last as long as its longest change, or as long as it says', () => {
    expect(['one/1', 'one/3', 'one/5', 'two/B', 'two/C'].map((key) => cueOf(plan, key).actionMs)).toEqual([
      2000, 4000, 2000, 2000, 0,
    ]);
  });

  it('leads on to the next in the list, to where goTo says, or nowhere', () => {
    expect(['one/1', 'one/3', 'one/5', 'two/D'].map((key) => cueOf(plan, key).nextKey)).toEqual([
      'one/2',
      'one/5',
      null,
      null,
    ]);
    expect(cueOf(plan, 'one/2').nextKey).toBeNull();
  });

  it('lets a quorum fall to a tenth less than it began at, unless it says otherwise', () => {
    const leaveShare = (text: string) => cueOf(planOfText(text), 'one/2').quorum?.options.map((way) => way.leaveShare);
    expect(leaveShare(SAMPLE_SCORE_TEXT)).toEqual([0.4]);
    expect(leaveShare(edited(SAMPLE_SCORE_TEXT, 'share: 0.5', 'share: 0.5\n          leaveShare: 0.5'))).toEqual([0.5]);
    expect(leaveShare(edited(SAMPLE_SCORE_TEXT, 'share: 0.5', 'share: 0.05'))).toEqual([0]);
  });
});

describe('the defaults', () => {
  it('are where every parameter and every member of the cast stands before the first cue', () => {
    expect(Object.fromEntries(plan.defaults.values)).toEqual({
      light: 0.5,
      tilt: 0,
      'cast.ayla.presence': 0,
      'cast.ayla.x': 0.5,
      'cast.ayla.size': 1,
      'cast.kane.presence': 0,
      'cast.kane.x': 0.8,
      'cast.kane.size': 1,
    });
    expect(Object.fromEntries(plan.defaults.motions)).toEqual({ ayla: 'stands', kane: 'stands' });
  });
});

describe('the way a question takes', () => {
  const { quorum } = cueOf(plan, 'one/2');
  if (!quorum) throw new Error('the sample score has no quorum');

  it('is that of the option that was met, or the default', () => {
    expect(wayTaken(quorum, { outcome: 'met', option: 0 })).toBe(quorum.options[0]);
    expect(wayTaken(quorum, { outcome: 'unmet', option: 0 })).toBe(quorum.unmet);
  });

  it('is the default where a newer score has no such option', () => {
    expect(wayTaken(quorum, { outcome: 'met', option: 7 })).toBe(quorum.unmet);
  });
});

describe('the cue that stands by after a GO', () => {
  it('is the next one where a cue waits for a hand', () => {
    expect(standby('two/C')).toBe('two/D');
  });

  it('is the one behind those that go on by themselves, by continue and by follow', () => {
    expect(standby('two/A')).toBe('two/D');
    expect(standby('two/B')).toBe('two/D');
  });

  it('is none where the crowd decides first', () => {
    expect(standby('one/1')).toBeNull();
    expect(standby('one/2')).toBeNull();
  });

  it('is the first of the next sequence where one ends, by hand or by itself', () => {
    expect(standby('one/5')).toBe('two/A');
    expect(standby('one/3')).toBe('two/A');
  });

  it('is none at the end of the score', () => {
    expect(standby('two/D')).toBeNull();
  });

  it('is none in a round that never waits for a hand', () => {
    const round = planOfText(
      edited(SAMPLE_SCORE_TEXT, 'set: { tilt: 1 }', 'duration: 1s\n        next: follow\n        goTo: A'),
    );
    expect(standby('two/A', round)).toBeNull();
    expect(standby('two/C', round)).toBeNull();
  });

  it('is the cue a hand-fired one goes to', () => {
    const leaping = planOfText(edited(SAMPLE_SCORE_TEXT, 'set: { tilt: 1 }', 'goTo: A'));
    expect(standby('two/C', leaping)).toBe('two/A');
  });

  it('is the one behind a loop that waits for a hand, be it deep in a group', () => {
    const vamp = { cue: 'v', repeat: { until: 'director' } };
    const deep = planOf([
      { cue: 1, next: 'follow' },
      {
        cue: 2,
        next: 'follow',
        group: { mode: 'in-order', cues: [{ cue: 'i', group: { mode: 'parallel', cues: [vamp] } }] },
      },
      { cue: 3, next: 'follow' },
      { cue: 4 },
    ]);
    expect(standby('s/1', deep)).toBe('s/3');
    expect(standby('s/v', deep)).toBe('s/3');
  });

  it('is none where a group asks the crowd', () => {
    const unmet = { label: 'unmet', go: 3 };
    const quorum = { gesture: 'rise', share: 1, dwell: '1s', timeout: '1s', met: { label: 'met', go: 3 }, unmet };
    const cues = (more: object) => [
      { cue: 1, next: 'follow' },
      { cue: 2, next: 'follow', group: { mode: 'parallel', cues: [{ cue: 'q', quorum, ...more }] } },
      { cue: 3 },
      { cue: 4 },
    ];
    expect(standby('s/1', planOf(cues({})))).toBeNull();
    expect(standby('s/1', planOf(cues({ arming: 'disarmed' })))).toBe('s/4');
  });

  it('looks past cues that are skipped, and takes the default way of a question that is not asked', () => {
    const unmet = { label: 'unmet', go: 4 };
    const quorum = { gesture: 'rise', share: 1, dwell: '1s', timeout: '1s', met: { label: 'met', go: 3 }, unmet };
    const cues = (arming: string) => [
      { cue: 1, next: 'follow' },
      { cue: 2, quorum, arming },
      { cue: 3 },
      { cue: 4, next: 'follow' },
      { cue: 5, arming: 'skipped' },
      { cue: 6 },
      { cue: 7 },
    ];
    expect(['armed', 'disarmed', 'skipped'].map((arming) => standby('s/1', planOf(cues(arming))))).toEqual([
      null,
      's/7',
      's/7',
    ]);
  });

  it('goes by how the director armed the cues', () => {
    const chain = planOf([{ cue: 1, next: 'follow' }, { cue: 2 }, { cue: 3 }, { cue: 4 }]);
    const skipsTwo = standbyAfter(chain, cueOf(chain, 's/1'), ({ number }) => (number === '2' ? 'skipped' : 'armed'));
    expect([standby('s/1', chain), skipsTwo]).toEqual(['s/3', 's/4']);
  });
});
