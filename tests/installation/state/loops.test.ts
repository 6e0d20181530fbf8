import { describe, expect, it } from 'vitest';
import { asRun, begun, codeOf, grant, running } from '#tests/support/rehearsal.ts';

const lasting = (cue: string, duration: string, more: object = {}) => ({ cue, duration, ...more });

const AB = { mode: 'in-order', cues: [lasting('a', '1s'), lasting('b', '1s')] };

/** A loop `L` of a, b of a second each, followed by `Z`. */
const loop = (repeat: object, more: object = {}) =>
  begun([{ cue: 'L', group: AB, repeat, next: 'follow', ...more }, lasting('Z', '1s'), lasting('Y', '1s')]);

const question = {
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '60s',
  met: { label: 'met', go: 'Z' },
  unmet: { label: 'unmet', go: 'Y' },
};

describe('a loop of so many rounds', () => {
  it('plays them and goes on', () => {
    const show = loop({ times: 3 });
    expect(asRun(show, 20_000).filter((entry) => /^[aZ]/.test(entry))).toEqual(['a@0', 'a@2000', 'a@4000', 'Z@6000']);
    expect([500, 2500, 5900].map((at) => show.stateAt(at).cues[0]?.round)).toEqual([1, 2, 3]);
  });

  it('of a single cue lasts so many times its action, and does what it does once', () => {
    const show = begun(
      [{ cue: 1, duration: '2s', repeat: { times: 4 }, assign: { laps: { add: 1 } }, next: 'follow' }, { cue: 2 }],
      { variables: { laps: { says: 'laps', start: 0 } } },
    );
    expect(asRun(show, 20_000)).toEqual(['1@0', '2@8000']);
    expect(show.stateAt(9000).variables.get('laps')).toBe(1);
  });

  it('waits in every round for its own action, where that is longer than its children', () => {
    expect(asRun(loop({ times: 2 }, { duration: '5s' }), 20_000).at(-1)).toBe('Z@10000');
  });
});

describe('a loop until the director wants out', () => {
  it('goes round and round, and the cue behind it stands by', () => {
    const show = loop({ until: 'director' });
    expect(show.stateAt(100).standby).toBe('s/Z');
    expect(running(show.stateAt(600_500))).toEqual(['L', 'a']);
    expect(show.stateAt(600_500).cues[0]).toMatchObject({ round: 301, leftMs: Number.POSITIVE_INFINITY });
  });

  it('plays its round to the end when it is left, and then goes on by itself', () => {
    const show = loop({ until: 'director' });
    grant(show, 4500, { type: 'leave-loop', cue: 's/L' });
    expect(show.stateAt(4500).cues[0]).toMatchObject({ round: 3, isLastRound: true });
    expect(asRun(show, 20_000).slice(-3)).toEqual(['a@4000', 'b@5000', 'Z@6000']);
  });

  it('is left at once by a GO', () => {
    const show = loop({ until: 'director' });
    grant(show, 4500, { type: 'go' });
    expect(running(show.stateAt(4600))).toEqual(['a', 'Z']);
    expect(asRun(show, 20_000).at(-1)).toBe('Z@4500');
  });

  it('inside a group makes the cue behind the group stand by too', () => {
    const vamp = { cue: 'v', repeat: { until: 'director' }, duration: '1s' };
    const show = begun([
      { cue: 'G', group: { mode: 'in-order', cues: [lasting('a', '1s'), vamp] }, next: 'follow' },
      lasting('X', '1s', { next: 'follow' }),
      lasting('Y', '1s'),
      { cue: 'W' },
    ]);
    expect(show.stateAt(100).standby).toBe('s/X');
    grant(show, 5000, { type: 'leave-loop', cue: 's/v' });
    expect(asRun(show, 20_000).slice(-2)).toEqual(['X@6000', 'Y@7000']);
  });

  it('left in its first round plays that one round', () => {
    const show = loop({ until: 'director' });
    grant(show, 100, { type: 'leave-loop', cue: 's/L' });
    expect(asRun(show, 20_000).at(-1)).toBe('Z@2000');
  });

  it('cannot be left before its first round has begun', () => {
    const show = loop({ until: 'director' }, { preWait: '5s' });
    expect(codeOf(show.ask(1000, { type: 'leave-loop', cue: 's/L' }))).toBe('no-loop');
  });
});

describe('a loop until a question is decided', () => {
  it('goes round while the crowd is asked', () => {
    const show = loop({ until: 'quorum' }, { quorum: question, next: 'manual' });
    expect(show.stateAt(11_000).quorum?.key).toBe('s/L');
    expect(running(show.stateAt(11_500))).toEqual(['L', 'b']);
    expect(show.stateAt(11_500).standby).toBeNull();
  });

  it('ends in the midst of its round when it is decided', () => {
    const show = loop({ until: 'quorum' }, { quorum: question, next: 'manual' });
    grant(show, 4500, { type: 'quorum-force', cue: 's/L', outcome: 'met' });
    expect(running(show.stateAt(4500))).toEqual(['Z']);
    expect(asRun(show, 20_000).at(-1)).toBe('Z@4500');
  });

  it('that has no question is played once', () => {
    expect(asRun(loop({ until: 'quorum' }), 20_000).at(-1)).toBe('Z@2000');
  });

  it('left by the director plays its round to the end, and goes on asking', () => {
    const show = loop({ until: 'quorum' }, { quorum: question, next: 'manual' });
    grant(show, 500, { type: 'leave-loop', cue: 's/L' });
    expect(running(show.stateAt(10_000))).toEqual(['L']);
    expect(show.stateAt(10_000).quorum?.key).toBe('s/L');
  });
});

describe('a question with a group that does not go round', () => {
  it('plays it once, and goes on asking when it is over', () => {
    const show = begun([{ cue: 'Q', group: AB, quorum: question }, lasting('Z', '1s'), lasting('Y', '1s')]);
    expect(asRun(show, 20_000)).toEqual(['Q@0', 'a@0', 'b@1000']);
    expect(show.stateAt(20_000).quorum).toMatchObject({ key: 's/Q', leftMs: 40_000 });
  });
});

describe('a round that takes no time', () => {
  it('is not repeated more than twenty times a second', () => {
    const show = begun([
      { cue: 'L', group: { mode: 'in-order', cues: [{ cue: 'a' }] }, repeat: { until: 'director' } },
      { cue: 'Z' },
    ]);
    expect(show.stateAt(10_000).cues.find(({ key }) => key === 's/L')?.round).toBe(201);
  });

  it('ends like any other', () => {
    const show = begun([{ cue: 'L', repeat: { times: 5 }, next: 'follow' }, { cue: 'Z' }]);
    expect(asRun(show, 10_000)).toEqual(['L@0', 'Z@200']);
  });

  it('of children that are all passed over neither hangs nor hurries', () => {
    const cues = ['a', 'b', 'c'].map((cue) => ({ cue, arming: 'skipped' }));
    const show = begun([
      { cue: 'L', group: { mode: 'in-order', cues }, repeat: { times: 10 }, next: 'follow' },
      { cue: 'Z' },
    ]);
    expect(asRun(show, 10_000)).toEqual(['L@0', 'Z@450']);
  });
});

describe('a ring of cues', () => {
  it('that take hardly any time ends where it began, however it is closed', () => {
    const ring = (postWait: string) =>
      begun([
        { cue: 1, next: 'continue', postWait },
        { cue: 2, next: 'continue', goTo: 1, postWait },
      ]);
    expect(asRun(ring('0.01ms'), 10_000).length).toBeLessThan(4);
    expect(asRun(ring('20ms'), 1000).length).toBe(51);
  });
});
