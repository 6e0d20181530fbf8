import { describe, expect, it } from 'vitest';
import { asRun, grant, type Rehearsal, rehearsing, running } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string, duration: string, more: object = {}) => ({ cue, duration, ...more });

const question = (met: string, unmet: string) => ({
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '10s',
  met: { label: 'met', go: met },
  unmet: { label: 'unmet', go: unmet },
});

const THREE = [lasting('a', '1s'), lasting('b', '1s', { at: '2s' }), lasting('c', '1s', { at: '5s' })];

/** A show that is jumped to the cue `to` of its group `G` at once; `Z` follows the group. */
function jumped(mode: string, to: string, more: object = {}, cues: readonly object[] = THREE): Rehearsal {
  const show = rehearsing(
    planOf([{ cue: 'G', group: { mode, cues }, next: 'follow', ...more }, lasting('Z', '1s'), { cue: 'Y' }], {
      jumpFade: '0s',
    }),
  );
  grant(show, 0, { type: 'jump', cue: `s/${to}` });
  return show;
}

describe('a group entered by one of its children', () => {
  it('in order plays on behind it', () => {
    const show = jumped('in-order', 'b');
    expect(asRun(show, 20_000)).toEqual(['G@0', 'b@0', 'c@1000', 'Z@2000']);
    expect(show.stateAt(500)).toMatchObject({ standby: 's/Y' });
    expect(show.stateAt(500).cues).toMatchObject([
      { key: 's/G', round: 1 },
      { key: 's/b', parent: 's/G' },
    ]);
  });

  it('as a timeline plays what comes later, at its time', () => {
    expect(asRun(jumped('timeline', 'b'), 20_000)).toEqual(['G@0', 'b@0', 'c@3000', 'Z@4000']);
    expect(asRun(jumped('timeline', 'a'), 20_000)).toEqual(['G@0', 'a@0', 'b@2000', 'c@5000', 'Z@6000']);
  });

  it.each(['parallel', 'shuffle'])('%s plays that one, and is over with it', (mode) => {
    expect(asRun(jumped(mode, 'b'), 20_000)).toEqual(['G@0', 'b@0', 'Z@1000']);
  });

  it('does not wait its pre-wait nor do again what the group does itself', () => {
    const show = jumped('in-order', 'c', { preWait: '5s', set: { light: 1 }, duration: '60s', postWait: '1s' });
    expect(show.stateAt(0).values.light).toBe(1);
    expect(asRun(show, 20_000)).toEqual(['G@0', 'c@0', 'Z@2000']);
  });

  it('that does not wait for its end is continued from the moment it is entered', () => {
    const show = jumped('in-order', 'b', { next: 'continue', preWait: '5s', postWait: '500ms' });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'b@0', 'Z@500', 'c@1000']);
  });

  it('goes round whole from its second round on', () => {
    const show = jumped('in-order', 'c', { repeat: { times: 2 } });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'c@0', 'a@1000', 'b@2000', 'c@3000', 'Z@4000']);
  });

  it('deep inside brings all the groups around it', () => {
    const inner = { cue: 'i', group: { mode: 'in-order', cues: [lasting('x', '1s'), lasting('y', '1s')] } };
    const show = jumped('in-order', 'y', {}, [lasting('a', '1s'), inner, lasting('b', '1s')]);
    expect(asRun(show, 20_000)).toEqual(['G@0', 'i@0', 'y@0', 'b@1000', 'Z@2000']);
    expect(show.stateAt(500).cues.map(({ parent }) => parent)).toEqual([null, 's/G', 's/i']);
  });

  it('asks its question besides', () => {
    const show = rehearsing(
      planOf([
        { cue: 'Q', preWait: '5s', quorum: question('M', 'U'), group: { mode: 'in-order', cues: THREE } },
        { cue: 'M' },
        { cue: 'U' },
      ]),
    );
    grant(show, 1000, { type: 'jump', cue: 's/b' });
    expect(show.stateAt(2000).quorum).toMatchObject({ key: 's/Q', armedAtMs: 1000, leftMs: 9000 });
  });

  it('whose question waits for the hand asks when it is armed, with its whole time', () => {
    const show = rehearsing(
      planOf([
        {
          cue: 'Q',
          preWait: '5s',
          quorum: { ...question('M', 'U'), arms: 'by-hand' },
          group: { mode: 'in-order', cues: THREE },
        },
        { cue: 'M' },
        { cue: 'U' },
      ]),
    );
    grant(show, 1000, { type: 'jump', cue: 's/b' });
    grant(show, 2000, { type: 'quorum-release', cue: 's/Q' });
    expect(show.stateAt(3000).quorum).toMatchObject({ leftMs: 9000, suspended: false });
  });

  it('that is disarmed plays nothing aloud', () => {
    const cues = [lasting('a', '1s'), lasting('b', '1s', { set: { light: 1 } })];
    expect(jumped('in-order', 'b', { arming: 'disarmed' }, cues).stateAt(500).values.light).toBe(0.5);
  });

  it('by a GO is the same as by a jump, but for what stood there', () => {
    const show = jumped('in-order', 'a');
    grant(show, 500, { type: 'standby', cue: 's/c' });
    grant(show, 600, { type: 'go' });
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'G@600', 'c@600', 'Z@1600']);
  });
});

describe('a question inside a group', () => {
  const asking = (met: string, unmet: string, more: object = {}) => {
    const cues = [
      lasting('a', '1s'),
      { cue: 'Q', quorum: question(met, unmet) },
      lasting('b', '1s'),
      lasting('c', '1s'),
    ];
    const show = rehearsing(
      planOf([
        { cue: 'G', group: { mode: 'in-order', cues }, next: 'follow', ...more },
        lasting('Z', '1s'),
        lasting('Y', '1s'),
      ]),
    );
    grant(show, 0, { type: 'go' });
    return show;
  };
  const decide = (show: Rehearsal, atMs: number, outcome: 'met' | 'unmet') =>
    grant(show, atMs, { type: 'quorum-force', cue: 's/Q', outcome });

  it('leads on in the group, which goes on behind it', () => {
    const show = asking('c', 'Y');
    decide(show, 3000, 'met');
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'c@3000', 'Z@4000']);
  });

  it('leads out of the group, which goes on no longer', () => {
    const show = asking('c', 'Y');
    decide(show, 3000, 'unmet');
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'Y@3000']);
    expect(show.stateAt(4000).mode).toBe('idle');
  });

  it('leads back in a loop, which counts its rounds all the same', () => {
    const show = asking('b', 'a', { repeat: { times: 2 } });
    decide(show, 2000, 'unmet');
    decide(show, 4000, 'met');
    expect(show.stateAt(5000).cues[0]).toMatchObject({ key: 's/G', round: 1 });
    decide(show, 8000, 'met');
    expect(show.stateAt(8500).cues[0]).toMatchObject({ key: 's/G', round: 2 });
    expect(asRun(show, 20_000).at(-1)).toBe('Z@10000');
  });

  it('keeps a group that was continued from being followed twice', () => {
    const show = asking('c', 'Y', { next: 'continue', postWait: '2500ms' });
    decide(show, 2000, 'met');
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'c@2000', 'Z@2500']);
  });

  it('whose way is passed over lets its group go on', () => {
    const show = asking('c', 'Y');
    grant(show, 500, { type: 'arm-cue', cue: 's/c', arming: 'skipped' });
    decide(show, 3000, 'met');
    expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'b@3000', 'Z@4000']);
  });

  it('that is disarmed takes its default way, in the group or out of it', () => {
    const within = asking('c', 'c');
    const out = asking('c', 'Y');
    for (const show of [within, out]) grant(show, 500, { type: 'arm-cue', cue: 's/Q', arming: 'disarmed' });
    expect(asRun(within, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'c@1000', 'Z@2000']);
    expect(asRun(out, 20_000)).toEqual(['G@0', 'a@0', 'Q@1000', 'Y@1000']);
  });

  it('ends what its group plays beside it, when it leads out', () => {
    const cues = [
      { cue: 'L', repeat: { until: 'director' }, group: { mode: 'in-order', cues: [lasting('x', '1s')] } },
      { cue: 'Q', quorum: question('Y', 'Y') },
    ];
    const show = rehearsing(planOf([{ cue: 'G', group: { mode: 'parallel', cues } }, lasting('Y', '1s')]));
    grant(show, 0, { type: 'go' });
    expect(show.stateAt(100).standby).toBeNull();
    grant(show, 2500, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
    expect(running(show.stateAt(2600))).toEqual(['Y']);
    expect(show.stateAt(5000).mode).toBe('idle');
  });
});
