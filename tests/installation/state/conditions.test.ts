import { describe, expect, it } from 'vitest';
import type { ScoreCondition, Worth } from '#installation/score/score-schema.ts';
import { holds } from '#installation/state/conditions.ts';
import { asRun, begun, grant, rehearsing, running } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const VARIABLES = {
  variables: {
    mood: { says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] },
    laps: { says: 'laps', start: 0 },
    lit: { says: 'lit', start: false },
  },
};

describe('a condition', () => {
  const worth = new Map<string, Worth>([
    ['mood', 'calm'],
    ['laps', 3],
    ['lit', true],
  ]);

  it.each<[string, ScoreCondition | null, boolean]>([
    ['missing', null, true],
    ['of an equal value', [{ mood: 'calm' }], true],
    ['of another value', [{ mood: 'wild' }], false],
    ['of a value of another kind', [{ laps: '3' }], false],
    ['of several values', [{ mood: 'calm', lit: true }], true],
    ['of several values, one of which is another', [{ mood: 'calm', lit: false }], false],
    ['of several ways, one of which holds', [{ mood: 'wild' }, { laps: 3 }], true],
    ['of several ways, none of which holds', [{ mood: 'wild' }, { laps: 4 }], false],
    ['that it is something', [{ mood: { is: 'calm' } }], true],
    ['that it is not something', [{ mood: { not: 'calm' } }], false],
    ['that it is not something else', [{ mood: { not: 'wild' } }], true],
    ['of a number at least reached', [{ laps: { atLeast: 3 } }], true],
    ['of a number not reached', [{ laps: { atLeast: 3.1 } }], false],
    ['of a number at most reached', [{ laps: { atMost: 3 } }], true],
    ['of a number between two', [{ laps: { atLeast: 2, atMost: 4 } }], true],
    ['of a number that a text is not', [{ mood: { atLeast: 0 } }], false],
    ['of a variable there is not', [{ other: 1 }], false],
    ['that a variable there is not is not something', [{ other: { not: 1 } }], true],
  ])('%s holds as it should', (_what, condition, expected) => {
    expect(holds(condition, worth)).toBe(expected);
  });
});

describe('a cue whose condition does not hold', () => {
  const wild = { when: { mood: 'wild' } };

  it('is passed over in a chain', () => {
    const show = begun([lasting(1, '1s', { next: 'follow' }), lasting(2, '5s', wild), lasting(3, '1s')], VARIABLES);
    expect(asRun(show, 10_000)).toEqual(['1@0', '3@1000']);
  });

  it('is played where it holds by then', () => {
    const show = begun([lasting(1, '1s', { next: 'follow' }), lasting(2, '5s', wild), lasting(3, '1s')], VARIABLES);
    grant(show, 900, { type: 'set-variable', variable: 'mood', value: 'wild' });
    expect(asRun(show, 10_000)).toEqual(['1@0', '2@1000']);
  });

  it('is passed over by a GO, and every one behind it that does not hold either', () => {
    const show = begun([{ cue: 1 }, { cue: 2, ...wild }, { cue: 3, ...wild }, lasting(4, '1s')], VARIABLES);
    grant(show, 1000, { type: 'go' });
    expect(running(show.stateAt(1500))).toEqual(['4']);
  });

  it('is passed over in a group, which goes on at once', () => {
    const cues = [lasting('a', '1s'), lasting('b', '5s', wild), lasting('c', '1s')];
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues }, next: 'follow' }, { cue: 'Z' }], VARIABLES);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'c@1000', 'Z@2000']);
  });

  it('in a timeline takes no time, whenever it should have begun', () => {
    const cues = [lasting('a', '1s'), lasting('b', '5s', { ...wild, at: '3s' })];
    const show = begun([{ cue: 'G', group: { mode: 'timeline', cues }, next: 'follow' }, { cue: 'Z' }], VARIABLES);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'Z@3000']);
  });

  it('that asks the crowd leads on by its default way', () => {
    const quorum = {
      gesture: 'rise',
      share: 1,
      dwell: '1s',
      timeout: '9s',
      met: { label: 'met', go: 3 },
      unmet: { label: 'unmet', go: 4 },
    };
    const show = begun([{ cue: 1 }, { cue: 2, ...wild, quorum }, { cue: 3 }, lasting(4, '1s')], VARIABLES);
    grant(show, 1000, { type: 'go' });
    expect(running(show.stateAt(1500))).toEqual(['4']);
  });

  it('is passed over by a jump, too', () => {
    const show = rehearsing(planOf([{ cue: 1 }, { cue: 2, ...wild }, lasting(3, '1s')], VARIABLES));
    grant(show, 1000, { type: 'jump', cue: 's/2' });
    expect(running(show.stateAt(1500))).toEqual(['3']);
  });

  it('is passed over among the children of a group, behind the one that was fired by hand', () => {
    const cues = [lasting('a', '1s', wild), lasting('b', '1s', wild), lasting('c', '1s')];
    const show = rehearsing(planOf([{ cue: 'G', group: { mode: 'in-order', cues } }, { cue: 'Z' }], VARIABLES));
    grant(show, 1000, { type: 'jump', cue: 's/a' });
    expect(running(show.stateAt(1500))).toEqual(['G', 'c']);
  });

  it('leaves a show alone that has no other: its group is not begun, and the show is not stuck', () => {
    const cues = [lasting('a', '1s', wild)];
    const show = rehearsing(planOf([{ cue: 'G', group: { mode: 'in-order', cues } }, { cue: 'Z' }], VARIABLES));
    grant(show, 1000, { type: 'jump', cue: 's/a' });
    expect(show.stateAt(1500)).toMatchObject({ mode: 'idle', cues: [], standby: 's/Z' });
  });
});

describe('a ring of cues closed by a condition', () => {
  const ring = [
    lasting(1, '1s', { next: 'follow', when: { laps: { atMost: 2 } }, assign: { laps: { add: 1 } } }),
    lasting(2, '1s', { next: 'follow', goTo: 1, when: { laps: { atMost: 2 } } }),
  ];

  it('goes round while it holds and ends when it does not', () => {
    const show = begun(ring, VARIABLES);
    expect(asRun(show, 60_000)).toEqual(['1@0', '2@1000', '1@2000', '2@3000', '1@4000']);
    expect(show.stateAt(60_000)).toMatchObject({ mode: 'idle' });
  });

  it('is the end of its sequence', () => {
    const show = begun([...ring, lasting('E', '1s')], {
      ...VARIABLES,
      triggers: { over: { ends: 's', go: 's/E' } },
    });
    expect(asRun(show, 5500).at(-1)).toBe('E@5000');
  });

  it('ends where it began when what took time in it is skipped', () => {
    const show = begun(
      [{ cue: 1, next: 'follow', assign: { laps: { add: 1 } } }, lasting(2, '1s', { next: 'follow', goTo: 1 })],
      VARIABLES,
    );
    grant(show, 500, { type: 'arm-cue', cue: 's/2', arming: 'skipped' });
    expect(asRun(show, 10_000)).toEqual(['1@0', '2@0', '1@1000']);
    expect(show.stateAt(10_000)).toMatchObject({ mode: 'idle' });
    expect(show.stateAt(10_000).variables.get('laps')).toBe(2);
  });
});

describe('variables', () => {
  it('begin where the score says, and are what the cues make them', () => {
    const show = begun(
      [
        lasting(1, '1s', { assign: { laps: { add: 2 }, mood: 'wild' }, next: 'follow' }),
        lasting(2, '1s', { preWait: '1s', assign: { laps: { add: 2 }, lit: true } }),
      ],
      VARIABLES,
    );
    const at = (ms: number) => Object.fromEntries(show.stateAt(ms).variables);
    expect(at(500)).toEqual({ laps: 2, mood: 'wild', lit: false });
    expect(at(1999)).toEqual({ laps: 2, mood: 'wild', lit: false });
    expect(at(2000)).toEqual({ laps: 4, mood: 'wild', lit: true });
  });

  it('are as the director sets them, and decide from there on', () => {
    const show = begun([{ cue: 1 }, lasting(2, '1s', { when: { laps: { atLeast: 5 } } })], VARIABLES);
    grant(show, 100, { type: 'set-variable', variable: 'laps', value: 5 });
    grant(show, 1000, { type: 'go' });
    expect(running(show.stateAt(1500))).toEqual(['2']);
  });

  it('remember which way a question took', () => {
    const quorum = {
      remember: 'mood',
      timeout: '9s',
      unmet: { label: 'calm', go: 4 },
      options: [
        { label: 'tame', go: 2, gesture: 'rise', share: 0.5, dwell: '1s' },
        { label: 'wild', go: 3, gesture: 'link', share: 0.5, dwell: '1s' },
      ],
    };
    const cues = [{ cue: 1, quorum }, { cue: 2 }, { cue: 3 }, { cue: 4 }];
    const mood = (outcome: 'met' | 'unmet', option: number): Worth | undefined => {
      const show = begun(cues, { variables: { mood: { says: 'mood', start: 'none' } } });
      grant(show, 500, { type: 'quorum-force', cue: 's/1', outcome, option });
      return show.stateAt(500).variables.get('mood');
    };
    expect([mood('met', 0), mood('met', 1), mood('unmet', 1)]).toEqual(['tame', 'wild', 'calm']);
  });
});

describe('looks and texts', () => {
  const LOOKS = {
    looks: {
      day: { set: { light: 1, tilt: 5 }, cast: { ayla: { presence: 1 } } },
      dusk: { set: { light: { to: 0.3, over: '4s' } } },
    },
  };

  it('go over each other, the later over the earlier, and the cue over them all', () => {
    const show = begun([{ cue: 1, fade: '2s', ease: 'linear', looks: ['day', 'dusk'], set: { tilt: -5 } }], LOOKS);
    const at = (ms: number) => show.stateAt(ms).values;
    expect(at(1000)).toMatchObject({ tilt: -2.5, 'cast.ayla.presence': 0.5 });
    expect(at(2000)).toMatchObject({ light: 0.4, tilt: -5, 'cast.ayla.presence': 1 });
    expect(at(4000).light).toBe(0.3);
    expect(show.stateAt(3999).mode).toBe('running');
    expect(show.stateAt(4000).mode).toBe('idle');
  });

  it('a text stands until another takes its place or a cue takes it off', () => {
    const show = begun([
      lasting(1, '1s', { text: 'first', next: 'follow' }),
      lasting(2, '1s', { next: 'follow' }),
      lasting(3, '1s', { text: 'second', next: 'follow' }),
      lasting(4, '1s', { text: null }),
    ]);
    const text = (ms: number) => show.stateAt(ms).text;
    expect(text(0)).toMatchObject({ name: 'first', previous: null, sinceMs: 0 });
    expect(text(1500)).toMatchObject({ name: 'first', sinceMs: 0 });
    expect(text(2500)).toMatchObject({ name: 'second', previous: 'first', sinceMs: 2000 });
    expect(text(3500)).toMatchObject({ name: null, previous: 'second', sinceMs: 3000 });
  });
});
