import { describe, expect, it } from 'vitest';
import { asRun, begun, grant, rehearse, running } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string, duration: string, more: object = {}) => ({ cue, duration, ...more });

/** A group `G` of these children, followed by `Z`. */
const grouped = (mode: string, cues: readonly object[], more: object = {}) =>
  begun([{ cue: 'G', group: { mode, cues }, next: 'follow', ...more }, lasting('Z', '1s')]);

const THREE = [lasting('a', '1s'), lasting('b', '3s'), lasting('c', '2s')];

describe('a parallel group', () => {
  it('fires all its children at once', () => {
    expect(asRun(grouped('parallel', THREE), 10_000)).toEqual(['G@0', 'a@0', 'b@0', 'c@0', 'Z@3000']);
  });

  it('waits for its own action too', () => {
    expect(asRun(grouped('parallel', THREE, { duration: '8s' }), 10_000).at(-1)).toBe('Z@8000');
  });

  it('fires nothing before its own pre-wait is over, and then lets each child wait for itself', () => {
    const show = grouped('parallel', [lasting('a', '1s', { preWait: '500ms' }), lasting('b', '1s')], { preWait: '2s' });
    expect(running(show.stateAt(1999))).toEqual(['G']);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@2000', 'b@2000', 'Z@3500']);
    expect(show.stateAt(2400).cues.find(({ key }) => key === 's/a')).toMatchObject({ phase: 'pre-wait', leftMs: 100 });
  });

  it('does what it does itself beside its children', () => {
    const show = grouped('parallel', [{ cue: 'a', set: { tilt: 4 } }], {
      set: { light: 1 },
      fade: '2s',
      ease: 'linear',
    });
    expect(show.stateAt(1000).values).toMatchObject({ light: 0.75, tilt: 4 });
  });
});

describe('a group in order', () => {
  it('fires each child when the one before is over', () => {
    expect(asRun(grouped('in-order', THREE), 10_000)).toEqual(['G@0', 'a@0', 'b@1000', 'c@4000', 'Z@6000']);
  });

  it('lets a child wait after itself before the next begins', () => {
    const show = grouped('in-order', [
      lasting('a', '1s', { postWait: '500ms' }),
      lasting('b', '1s', { postWait: '2s' }),
    ]);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'b@1500', 'Z@4500']);
    expect(show.stateAt(1200).cues.find(({ key }) => key === 's/a')).toMatchObject({ phase: 'post-wait', leftMs: 300 });
  });

  it('knows the rest of itself no sooner than it is over', () => {
    const state = grouped('in-order', THREE).stateAt(2000);
    expect(state.cues).toMatchObject([
      { key: 's/G', parent: null, phase: 'action', leftMs: Number.POSITIVE_INFINITY, round: 1 },
      { key: 's/b', parent: 's/G', phase: 'action', leftMs: 2000, round: 0 },
    ]);
  });
});

describe('a timeline', () => {
  const AT = [lasting('a', '1s', { at: '4s' }), lasting('b', '1s'), lasting('c', '1s', { at: '500ms' })];

  it('fires each child at its own time from the start of the action', () => {
    expect(asRun(grouped('timeline', AT), 10_000)).toEqual(['G@0', 'b@0', 'c@500', 'a@4000', 'Z@5000']);
    expect(asRun(grouped('timeline', AT, { preWait: '1s' }), 10_000)).toEqual([
      'G@0',
      'b@1000',
      'c@1500',
      'a@5000',
      'Z@6000',
    ]);
  });

  it('loses no child that waits after itself while another begins', () => {
    const cues = [lasting('a', '1s', { postWait: '3s' }), lasting('b', '1s', { at: '2s' })];
    expect(asRun(grouped('timeline', cues), 10_000)).toEqual(['G@0', 'a@0', 'b@2000', 'Z@4000']);
  });
});

describe('a shuffled group', () => {
  const SIX = ['a', 'b', 'c', 'd', 'e', 'f'].map((cue) => lasting(cue, '1s'));
  const plan = planOf([{ cue: 'G', group: { mode: 'shuffle', cues: SIX }, repeat: { times: 6 } }]);

  /** The children in the order they were played by the run with this seed, a word for each round. */
  const rounds = (seed: number): string[] => {
    const show = rehearse(new Map([[plan.scoreHash, plan]]), null);
    show.declare(0, { type: 'run-opened', show: 'written', seed });
    show.declare(0, { type: 'score-adopted', scoreHash: plan.scoreHash });
    grant(show, 0, { type: 'go' });
    const order = Array.from({ length: 36 }, (_, second) => running(show.stateAt(second * 1000 + 500)).at(-1) ?? '');
    return Array.from({ length: 6 }, (_, round) => order.slice(round * 6, round * 6 + 6).join(''));
  };

  it('plays every child once a round, one after the other', () => {
    for (const round of rounds(7)) expect([...round].sort().join('')).toBe('abcdef');
  });

  it('plays them in the same order for the same seed, and in another for another', () => {
    expect(rounds(7)).toEqual(rounds(7));
    const others = [8, 9, 10].map((seed) => rounds(seed).join(' '));
    expect(new Set([rounds(7).join(' '), ...others]).size).toBe(4);
  });

  it('draws each round anew', () => {
    expect(new Set(rounds(7)).size).toBeGreaterThan(3);
  });

  it('plays only as many as it takes, and others in other rounds', () => {
    const show = begun([{ cue: 'G', group: { mode: 'shuffle', take: 2, cues: SIX }, repeat: { times: 8 } }]);
    const order = Array.from({ length: 16 }, (_, second) => running(show.stateAt(second * 1000 + 500)).at(-1) ?? '');
    for (let round = 0; round < 8; round++) expect(order[round * 2]).not.toBe(order[round * 2 + 1]);
    expect(new Set(order).size).toBeGreaterThan(3);
    expect(show.stateAt(16_000).mode).toBe('idle');
  });

  it('takes all of them where it would take more than there are', () => {
    const show = begun([{ cue: 'G', group: { mode: 'shuffle', take: 9, cues: THREE } }]);
    expect(show.stateAt(5999).mode).toBe('running');
    expect(show.stateAt(6000).mode).toBe('idle');
  });
});

describe('groups in groups', () => {
  it('are over when everything in them is', () => {
    const inner = {
      cue: 'i',
      group: { mode: 'parallel', cues: [lasting('x', '1s'), lasting('y', '2s')] },
      postWait: '1s',
    };
    const show = grouped('in-order', [lasting('a', '1s'), inner, lasting('b', '1s')]);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'i@1000', 'x@1000', 'y@1000', 'b@4000', 'Z@5000']);
  });

  it('that end at the same moment are both heard', () => {
    const inner = (cue: string) => ({
      cue,
      group: { mode: 'in-order', cues: [lasting(`${cue}1`, '1s'), lasting(`${cue}2`, '1s')] },
    });
    expect(asRun(grouped('parallel', [inner('i'), inner('j')]), 10_000)).toEqual([
      'G@0',
      'i@0',
      'j@0',
      'i1@0',
      'j1@0',
      'i2@1000',
      'j2@1000',
      'Z@2000',
    ]);
  });

  it('each go round for themselves', () => {
    const inner = { cue: 'i', group: { mode: 'in-order', cues: [lasting('x', '1s')] }, repeat: { times: 3 } };
    const show = grouped('parallel', [inner, lasting('a', '1s')], { repeat: { times: 2 } });
    expect(asRun(show, 20_000).filter((entry) => /^[xaZ]/.test(entry))).toEqual([
      'a@0',
      'x@0',
      'x@1000',
      'x@2000',
      'a@3000',
      'x@3000',
      'x@4000',
      'x@5000',
      'Z@6000',
    ]);
  });
});

describe('the end of a group', () => {
  it('is followed after its post-wait', () => {
    expect(asRun(grouped('in-order', THREE, { postWait: '1500ms' }), 10_000).at(-1)).toBe('Z@7500');
  });

  it('is not waited for by continue, and the group goes on beside the next cue', () => {
    const show = grouped('in-order', THREE, { next: 'continue', postWait: '500ms', preWait: '1s' });
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@1000', 'Z@1500', 'b@2000', 'c@5000']);
    expect(running(show.stateAt(6999))).toEqual(['G', 'c']);
    expect(show.stateAt(7000).mode).toBe('idle');
  });

  it('waits for a hand where the group does, and the cue behind it stands by', () => {
    const show = grouped('in-order', THREE, { next: 'manual' });
    expect(show.stateAt(100).standby).toBe('s/Z');
    expect(show.stateAt(20_000)).toMatchObject({ mode: 'idle', standby: 's/Z', quorum: null });
  });

  it('of children that take no time comes at once', () => {
    expect(asRun(grouped('in-order', [{ cue: 'a' }, { cue: 'b' }, { cue: 'c' }]), 10_000)).toEqual([
      'G@0',
      'a@0',
      'b@0',
      'c@0',
      'Z@0',
    ]);
  });
});

describe('a GO while a group plays', () => {
  it('ends the group at once: what is under way comes to its end, nothing follows in it', () => {
    const fading = lasting('a', '3s', { set: { light: 1 }, fade: '3s', ease: 'linear' });
    const show = grouped('in-order', [fading, ...THREE.slice(1)], { next: 'manual' });
    grant(show, 1000, { type: 'go' });
    expect(running(show.stateAt(1500))).toEqual(['a', 'Z']);
    expect(show.stateAt(1500).cues.map(({ parent }) => parent)).toEqual([null, null]);
    expect(show.stateAt(2400).values.light).toBeCloseTo(0.9, 9);
    expect(asRun(show, 20_000).at(-1)).toBe('Z@1000');
    expect(show.stateAt(3000).mode).toBe('idle');
  });
});

describe('a group that a chain fires again while it plays', () => {
  it('begins anew, and is not ended by children of its former run', () => {
    const few = { when: { laps: { atMost: 1 } } };
    const show = begun(
      [
        {
          cue: 'G',
          ...few,
          group: { mode: 'parallel', cues: [lasting('a', '3s')] },
          next: 'continue',
          postWait: '1s',
        },
        { cue: 'X', ...few, preWait: '1s', next: 'continue', goTo: 'G', assign: { laps: { add: 1 } } },
      ],
      { variables: { laps: { says: 'laps', start: 0 } } },
    );
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'X@1000', 'G@2000', 'a@2000', 'X@3000']);
    expect(running(show.stateAt(4999))).toEqual(['G', 'a']);
    expect(show.stateAt(5000).mode).toBe('idle');
  });
});
