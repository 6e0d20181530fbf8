import { describe, expect, it } from 'vitest';
import { fading, lasting, pause, question, resume, stop, valueAt } from '#tests/support/one-cue-show.ts';
import { asRun, begun, codeOf, grant, running } from '#tests/support/rehearsal.ts';

describe('a cue that is paused', () => {
  const twoFades = () => begun([fading(1, 'light', 1, '4s', { next: 'continue' }), fading(2, 'tilt', 4, '4s')]);

  it('stands still with what it moves, while everything else plays on', () => {
    const show = twoFades();
    pause(show, 1000, '1');
    expect([1000, 2000, 60_000].map(valueAt(show, 'light'))).toEqual([0.625, 0.625, 0.625]);
    expect([2000, 4000].map(valueAt(show, 'tilt'))).toEqual([2, 4]);
    const state = show.stateAt(3000);
    expect(state.cues[0]).toMatchObject({ key: 's/1', isPaused: true, phase: 'action', leftMs: 3000 });
    expect(state.mode).toBe('running');
  });

  it('goes on from there when it is resumed', () => {
    const show = twoFades();
    pause(show, 1000, '1');
    resume(show, 11_000, '1');
    expect([11_000, 12_000, 14_000].map(valueAt(show, 'light'))).toEqual([0.625, 0.75, 1]);
    expect(running(show.stateAt(13_999))).toEqual(['1']);
    expect(show.stateAt(14_000).mode).toBe('idle');
  });

  it('may be paused again and again', () => {
    const show = twoFades();
    for (const at of [500, 1500, 2500]) {
      pause(show, at, '1');
      resume(show, at + 500, '1');
    }
    expect(valueAt(show, 'light')(5500)).toBe(1);
    expect(running(show.stateAt(5499))).toEqual(['1']);
    expect(show.stateAt(5500).mode).toBe('idle');
  });

  it('holds changes that were still to come', () => {
    const show = begun([{ cue: 1, set: { light: { to: 1, after: '2s' } } }]);
    pause(show, 1000, '1');
    expect(valueAt(show, 'light')(9000)).toBe(0.5);
    resume(show, 10_000, '1');
    expect([10_999, 11_000].map(valueAt(show, 'light'))).toEqual([0.5, 1]);
  });

  it('holds its pre-wait, and the cues behind it', () => {
    const show = begun([lasting(1, '1s', { preWait: '2s', postWait: '2s', next: 'follow' }), lasting(2, '1s')]);
    pause(show, 1000, '1');
    resume(show, 5000, '1');
    expect(show.stateAt(5500).cues[0]).toMatchObject({ phase: 'pre-wait', leftMs: 500 });
    pause(show, 7500, '1');
    expect(show.stateAt(8000).cues[0]).toMatchObject({ phase: 'post-wait', leftMs: 1500, isPaused: true });
    resume(show, 10_000, '1');
    expect(asRun(show, 20_000).at(-1)).toBe('2@11500');
  });

  it('lets go of a value another cue takes', () => {
    const show = begun([fading(1, 'light', 1, '4s'), fading(2, 'light', 0, '1s')]);
    pause(show, 1000, '1');
    grant(show, 2000, { type: 'go' });
    expect([2000, 3000].map(valueAt(show, 'light'))).toEqual([0.625, 0]);
    resume(show, 4000, '1');
    expect(valueAt(show, 'light')(8000)).toBe(0);
  });

  it('holds only the values it moves itself', () => {
    const show = begun([
      fading(1, 'light', 1, '4s', { next: 'continue', postWait: '1s' }),
      fading(2, 'light', 0, '4s'),
    ]);
    pause(show, 2000, '1');
    expect(valueAt(show, 'light')(5000)).toBe(0);
  });

  it('stays as it is through a pause of the whole show', () => {
    const show = twoFades();
    pause(show, 1000, '1');
    grant(show, 2000, { type: 'pause' });
    grant(show, 5000, { type: 'resume' });
    expect(valueAt(show, 'light')(6000)).toBe(0.625);
    resume(show, 7000, '1');
    expect(valueAt(show, 'light')(8000)).toBe(0.75);
  });

  it('that is over by the time it is paused stays over', () => {
    const show = begun([lasting(1, '1s'), { cue: 2 }]);
    show.declare(1000, { type: 'cue-paused', cue: 's/1' });
    expect(show.stateAt(2000)).toMatchObject({ mode: 'idle', cues: [{ phase: 'done', isPaused: false }] });
  });

  it('begins anew when it is fired again, and what it held stays where it is', () => {
    const show = begun([fading(1, 'light', 1, '4s', { preWait: '1s', goTo: 1 })]);
    pause(show, 2000, '1');
    grant(show, 5000, { type: 'go' });
    expect([5000, 6000, 8000, 10_000].map(valueAt(show, 'light'))).toEqual([0.625, 0.625, 0.8125, 1]);
    expect(show.stateAt(5500).cues).toMatchObject([{ isPaused: false, phase: 'pre-wait' }]);
  });

  it('begins anew when it is fired again, and pausing that does not wake what the former run held', () => {
    const show = begun([fading(1, 'light', 1, '4s', { preWait: '1s', goTo: 1 })]);
    pause(show, 2000, '1');
    grant(show, 5000, { type: 'go' });
    pause(show, 5200, '1');
    resume(show, 5400, '1');
    expect([5900, 6199, 8200].map(valueAt(show, 'light'))).toEqual([0.625, 0.625, 0.8125]);
  });

  it('goes on being paused while the show is taken over, and comes to its own end when it is resumed', () => {
    const show = begun([fading(1, 'light', 1, '4s', { next: 'follow', postWait: '1s' }), { cue: 2 }, lasting(3, '1s')]);
    pause(show, 1000, '1');
    grant(show, 2000, { type: 'standby', cue: 's/3' });
    grant(show, 2000, { type: 'go' });
    expect(running(show.stateAt(9000))).toEqual(['1']);
    resume(show, 10_000, '1');
    expect(valueAt(show, 'light')(13_000)).toBe(1);
    expect(show.stateAt(13_000).mode).toBe('idle');
    expect(asRun(show, 30_000)).toEqual(['1@0', '3@2000']);
  });
});

describe('a cue that is fired again while it runs', () => {
  it('begins anew, and the changes of its former run go on', () => {
    const late = { cue: 1, set: { light: { to: 1, after: '2s', over: '1s', ease: 'linear' } }, goTo: 1 };
    const show = begun([{ ...late, assign: { laps: { add: 1 } } }], {
      variables: { laps: { says: 'laps', start: 0 } },
    });
    grant(show, 1000, { type: 'go' });
    expect([2000, 2500, 3000].map(valueAt(show, 'light'))).toEqual([0.5, 0.75, 1]);
    expect(show.stateAt(3000).variables.get('laps')).toBe(2);
    expect(running(show.stateAt(3999))).toEqual(['1']);
    expect(show.stateAt(4000).mode).toBe('idle');
  });
});

describe('a cue that is stopped', () => {
  it('leaves what it moved where it is, and nothing follows it', () => {
    const show = begun([fading(1, 'light', 1, '4s', { next: 'follow' }), lasting(2, '1s'), { cue: 3 }]);
    stop(show, 1000, '1');
    expect([1000, 60_000].map(valueAt(show, 'light'))).toEqual([0.625, 0.625]);
    expect(asRun(show, 60_000)).toEqual(['1@0']);
    expect(show.stateAt(60_000).mode).toBe('idle');
  });

  it('keeps the place in the stack', () => {
    const show = begun([lasting(1, '4s'), { cue: 2 }, { cue: 3 }]);
    expect(show.stateAt(500).standby).toBe('s/2');
    stop(show, 1000, '1');
    expect(show.stateAt(2000)).toMatchObject({ standby: 's/2', sequence: 's' });
  });

  it('leaves the other cues alone', () => {
    const show = begun([fading(1, 'light', 1, '4s', { next: 'continue' }), fading(2, 'tilt', 4, '4s')]);
    stop(show, 1000, '1');
    expect(valueAt(show, 'tilt')(4000)).toBe(4);
    expect(running(show.stateAt(2000))).toEqual(['2']);
  });

  it('that asks the crowd asks no longer, and stands by to be asked again', () => {
    const show = begun([{ cue: 'Q', quorum: question }, { cue: 'M' }, { cue: 'U' }]);
    stop(show, 1000, 'Q');
    expect(show.stateAt(2000)).toMatchObject({ mode: 'idle', quorum: null, standby: 's/Q' });
    grant(show, 3000, { type: 'go' });
    expect(show.stateAt(4000).quorum?.leftMs).toBe(9000);
  });

  it('in a group lets the group go on without it', () => {
    const cues = [lasting('a', '9s', { postWait: '5s' }), lasting('b', '1s')];
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues }, next: 'follow' }, lasting('Z', '1s')]);
    stop(show, 2000, 'a');
    expect(asRun(show, 30_000)).toEqual(['G@0', 'a@0', 'b@2000', 'Z@3000']);
  });

  it('in a group is counted once, though it comes to its end just when it is stopped', () => {
    const cues = [lasting('a', '1s'), lasting('b', '3s')];
    const show = begun([{ cue: 'G', group: { mode: 'parallel', cues }, next: 'follow' }, lasting('Z', '1s')]);
    show.declare(1000, { type: 'cue-stopped', cue: 's/a' });
    show.declare(1100, { type: 'cue-stopped', cue: 's/a' });
    expect(asRun(show, 30_000).at(-1)).toBe('Z@3000');
  });

  it('that is a group ends with all it plays', () => {
    const cues = [fading('a', 'light', 1, '4s'), lasting('b', '1s')];
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues }, next: 'follow' }, lasting('Z', '1s')]);
    stop(show, 1000, 'G');
    expect(show.stateAt(60_000)).toMatchObject({ mode: 'idle', values: { light: 0.625 } });
    expect(asRun(show, 60_000)).toEqual(['G@0', 'a@0']);
  });

  it('while it is paused is gone, and cannot be resumed', () => {
    const show = begun([fading(1, 'light', 1, '4s'), { cue: 2 }]);
    pause(show, 1000, '1');
    stop(show, 2000, '1');
    expect(show.stateAt(60_000)).toMatchObject({ mode: 'idle', values: { light: 0.625 } });
    expect(codeOf(show.ask(3000, { type: 'resume-cue', cue: 's/1' }))).toBe('cue-not-running');
  });

  it('while the show is paused lets nothing begin before it is resumed', () => {
    const cues = [lasting('a', '9s'), { cue: 'b', set: { light: 1 } }];
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues } }]);
    grant(show, 1000, { type: 'pause' });
    stop(show, 2000, 'a');
    expect(show.stateAt(5000)).toMatchObject({ mode: 'paused', values: { light: 0.5 } });
    grant(show, 6000, { type: 'resume' });
    expect(show.stateAt(6000)).toMatchObject({ mode: 'idle', values: { light: 1 } });
  });
});
