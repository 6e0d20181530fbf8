import { describe, expect, it } from 'vitest';
import { hashText } from '#installation/log/chain.ts';
import { compile } from '#installation/score/compile.ts';
import { parseScore } from '#installation/score/parse-score.ts';
import type { Plan } from '#installation/score/plan.ts';
import { asRun, begun, grant, type Rehearsal, rehearsing, running } from '#tests/support/rehearsal.ts';
import { planOfText, scoreText } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const question = {
  gesture: 'rise',
  share: 0.5,
  dwell: '1s',
  timeout: '60s',
  met: { label: 'met', go: 'M' },
  unmet: { label: 'unmet', go: 'U' },
};

/** The plan of a score some of whose cues are broken. */
function brokenPlan(cues: readonly object[], broken: readonly string[], rest: object = {}): Plan {
  const text = scoreText({ s: cues }, rest);
  const parsed = parseScore(text, 'score', null);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return compile(parsed.value, hashText(text), new Map(broken.map((key) => [key, 'It does not hold together.'])));
}

function brokenShow(cues: readonly object[], broken: readonly string[], rest: object = {}): Rehearsal {
  const show = rehearsing(brokenPlan(cues, broken, rest));
  grant(show, 0, { type: 'go' });
  return show;
}

const DOES = { set: { light: 1 }, cast: { ayla: { motion: 'rises' } }, text: 'first', assign: { laps: 5 } };
const LAPS = { variables: { laps: { says: 'laps', start: 0 } } };

describe('a disarmed cue', () => {
  const chain = [lasting(1, '2s', { ...DOES, arming: 'disarmed', next: 'follow' }), lasting(2, '1s')];

  it('keeps its time in a chain and does nothing', () => {
    const show = begun(chain, LAPS);
    expect(asRun(show, 10_000)).toEqual(['1@0', '2@2000']);
    const state = show.stateAt(1000);
    expect(state).toMatchObject({ values: { light: 0.5 }, text: { name: null } });
    expect(state.motions.ayla?.motion).toBe('stands');
    expect(state.variables.get('laps')).toBe(0);
    expect(state.cues).toMatchObject([{ key: 's/1', isMute: true, phase: 'action' }]);
  });

  it('keeps the time of its fade, its pre-wait and its post-wait', () => {
    const show = begun([
      { cue: 1, set: { light: 1 }, fade: '3s', preWait: '1s', postWait: '1s', arming: 'disarmed', next: 'follow' },
      { cue: 2 },
    ]);
    expect(asRun(show, 10_000)).toEqual(['1@0', '2@5000']);
  });

  it('can be armed by the director, and the other way round', () => {
    const show = begun([{ cue: 0 }, ...chain], LAPS);
    grant(show, 500, { type: 'arm-cue', cue: 's/1', arming: 'armed' });
    grant(show, 1000, { type: 'go' });
    expect(show.stateAt(1500).values.light).toBe(1);
    expect(show.stateAt(1500).arming.get('s/1')).toBe('armed');
  });

  it('is what it was when it was fired', () => {
    const show = begun([{ cue: 1, preWait: '2s', set: { light: 1 } }, { cue: 2 }]);
    grant(show, 1000, { type: 'arm-cue', cue: 's/1', arming: 'disarmed' });
    expect(show.stateAt(2500).values.light).toBe(1);
  });

  it('that asks the crowd takes its default way at once, and remembers it', () => {
    const show = begun(
      [{ cue: 1, quorum: { ...question, remember: 'way' }, arming: 'disarmed' }, { cue: 'M' }, lasting('U', '1s')],
      { variables: { way: { says: 'the way it went', start: 'none' } } },
    );
    expect(asRun(show, 10_000)).toEqual(['1@0', 'U@0']);
    expect(show.stateAt(500)).toMatchObject({ quorum: null, decided: null, standby: null });
    expect(show.stateAt(500).variables.get('way')).toBe('unmet');
    expect(show.stateAt(1000).mode).toBe('idle');
  });

  it('that goes round until the director wants out plays one round, one of so many rounds them all', () => {
    const of = (repeat: object) =>
      begun([lasting(1, '1s', { repeat, arming: 'disarmed', next: 'follow' }), lasting(2, '1s')]);
    expect(asRun(of({ until: 'director' }), 10_000).at(-1)).toBe('2@1000');
    expect(asRun(of({ times: 3 }), 10_000).at(-1)).toBe('2@3000');
  });
});

describe('a disarmed group', () => {
  const children = [lasting('a', '1s', DOES), lasting('b', '2s', { set: { tilt: 5 } })];

  it('keeps the time of all it plays, and nothing in it does anything', () => {
    const show = begun(
      [
        { cue: 'G', group: { mode: 'in-order', cues: children }, arming: 'disarmed', next: 'follow' },
        lasting('Z', '1s'),
      ],
      LAPS,
    );
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'b@1000', 'Z@3000']);
    expect(show.stateAt(3500)).toMatchObject({ values: { light: 0.5, tilt: 0 }, text: { name: null } });
    expect(show.stateAt(500).cues.map(({ isMute }) => isMute)).toEqual([true, true]);
  });

  it('asks the crowd nothing, but goes on with what comes after the question in it', () => {
    const ask = { cue: 'q', quorum: question, duration: '2s' };
    const show = begun([
      { cue: 'G', group: { mode: 'in-order', cues: [ask, lasting('b', '1s')] }, arming: 'disarmed', next: 'follow' },
      lasting('Z', '1s'),
      { cue: 'M' },
      { cue: 'U' },
    ]);
    expect(asRun(show, 10_000)).toEqual(['G@0', 'q@0', 'b@2000', 'Z@3000']);
  });

  it('disarms groups in it', () => {
    const inner = { cue: 'i', group: { mode: 'parallel', cues: [lasting('x', '1s', { set: { light: 1 } })] } };
    const show = begun([{ cue: 'G', group: { mode: 'parallel', cues: [inner] }, arming: 'disarmed' }]);
    expect(show.stateAt(500).values.light).toBe(0.5);
    expect(show.stateAt(1000).mode).toBe('idle');
  });
});

describe('a skipped cue', () => {
  it('takes no time in a chain: the one behind it begins in its place', () => {
    const show = begun(
      [
        lasting(1, '1s', { next: 'follow' }),
        lasting(2, '5s', { ...DOES, preWait: '5s', arming: 'skipped' }),
        lasting(3, '1s'),
        { cue: 4 },
      ],
      LAPS,
    );
    expect(asRun(show, 10_000)).toEqual(['1@0', '3@1000']);
    expect(show.stateAt(500).standby).toBe('s/4');
  });

  it('takes no time in any group', () => {
    for (const mode of ['parallel', 'in-order', 'timeline', 'shuffle']) {
      const cues = [lasting('a', '1s'), lasting('b', '9s', { arming: 'skipped' })];
      const show = begun([{ cue: 'G', group: { mode, cues }, next: 'follow' }, lasting('Z', '1s')]);
      expect(asRun(show, 20_000)).toEqual(['G@0', 'a@0', 'Z@1000']);
    }
  });

  it('is passed over by a GO', () => {
    const show = begun([{ cue: 1 }, { cue: 2, arming: 'skipped' }, lasting(3, '1s'), { cue: 4 }]);
    expect(show.stateAt(500).standby).toBe('s/2');
    grant(show, 1000, { type: 'go' });
    expect(running(show.stateAt(1500))).toEqual(['3']);
    expect(show.stateAt(1500).standby).toBe('s/4');
  });

  it('that asks the crowd leads on by its default way', () => {
    const show = begun([
      lasting(1, '1s', { next: 'follow' }),
      { cue: 2, quorum: question, arming: 'skipped' },
      { cue: 'M' },
      lasting('U', '1s'),
      { cue: 9 },
    ]);
    expect(asRun(show, 10_000)).toEqual(['1@0', 'U@1000']);
    expect(show.stateAt(500).standby).toBe('s/9');
  });

  it('at the very end lets a GO get past it', () => {
    const two = { s: [{ cue: 1 }, { cue: 2, arming: 'skipped' }], t: [lasting('A', '1s')] };
    const show = rehearsing(planOfText(scoreText(two)));
    grant(show, 0, { type: 'go' });
    grant(show, 1000, { type: 'go' });
    expect(show.stateAt(1000)).toMatchObject({ mode: 'idle', standby: 't/A' });
    grant(show, 2000, { type: 'go' });
    expect(running(show.stateAt(2500))).toEqual(['A']);
  });

  it('at the very end lets a GO leave the loop before it', () => {
    const show = begun([lasting(1, '1s', { repeat: { until: 'director' } }), { cue: 2, arming: 'skipped' }]);
    grant(show, 2500, { type: 'go' });
    expect(show.stateAt(2500)).toMatchObject({ mode: 'idle', cues: [], standby: null });
  });

  it('may be skipped by the director while its group plays', () => {
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues: [lasting('a', '1s'), lasting('b', '1s')] } }]);
    grant(show, 500, { type: 'arm-cue', cue: 's/b', arming: 'skipped' });
    expect(show.stateAt(1000).mode).toBe('idle');
  });
});

describe('a broken cue', () => {
  it('keeps its time in a chain and does nothing', () => {
    const show = brokenShow([lasting(1, '2s', { ...DOES, next: 'follow' }), lasting(2, '1s')], ['s/1'], LAPS);
    expect(asRun(show, 10_000)).toEqual(['1@0', '2@2000']);
    expect(show.stateAt(1000)).toMatchObject({ values: { light: 0.5 }, text: { name: null } });
    expect(show.stateAt(1000).cues).toMatchObject([{ key: 's/1', isMute: true }]);
    expect(show.stateAt(1000).plan?.cues.get('s/1')?.broken).toBe('It does not hold together.');
  });

  it('keeps its time in a group', () => {
    const cues = [lasting('a', '2s', DOES), lasting('b', '1s')];
    const show = brokenShow(
      [{ cue: 'G', group: { mode: 'in-order', cues }, next: 'follow' }, { cue: 'Z' }],
      ['s/a'],
      LAPS,
    );
    expect(asRun(show, 10_000)).toEqual(['G@0', 'a@0', 'b@2000', 'Z@3000']);
  });

  it('that is a group plays its children, which are not broken', () => {
    const cues = [lasting('a', '1s', { set: { tilt: 5 } })];
    const show = brokenShow([{ cue: 'G', set: { light: 1 }, group: { mode: 'in-order', cues } }], ['s/G']);
    expect(show.stateAt(500).values).toMatchObject({ light: 0.5, tilt: 5 });
  });

  it('that asks the crowd is asked all the same, and goes its default way when nobody can answer', () => {
    const show = brokenShow([{ cue: 1, quorum: question }, { cue: 'M' }, { cue: 'U' }], ['s/1']);
    expect(show.stateAt(500).quorum).toMatchObject({ key: 's/1', leftMs: 59_500 });
  });
});
