import { describe, expect, it } from 'vitest';
import type { ShowState } from '#installation/state/show-state.ts';
import { NEVER } from '#installation/time/axes.ts';
import { EASINGS } from '#installation/time/easing.ts';
import { force, grant, type Rehearsal, rehearse, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

/** A show whose first GO was pressed at 1000. */
function begun(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

const light = (state: ShowState): number => state.values.light ?? Number.NaN;
const tilt = (state: ShowState): number => state.values.tilt ?? Number.NaN;
const phases = (state: ShowState): string[] => state.cues.map((cue) => `${cue.key} ${cue.phase}`);

describe('before the first GO', () => {
  it('a log of nothing is an idle show without a plan', () => {
    const empty = rehearse(new Map(), null).stateAt(5000);
    expect(empty).toMatchObject({ mode: 'idle', plan: null, standby: null, cues: [], master: 1, nextChangeMs: NEVER });
  });

  it('the opening cue stands by, everything stands at its default', () => {
    const state = rehearse().stateAt(900);
    expect(state).toMatchObject({ mode: 'idle', standby: 'one/1', sequence: null, positionMs: 0, quorum: null });
    expect(state).toMatchObject({ seed: 7, showMs: 900, lastGoAtMs: null, nextChangeMs: NEVER });
    expect(state.values).toEqual({
      light: 0.5,
      tilt: 0,
      'cast.ayla.presence': 0,
      'cast.ayla.x': 0.5,
      'cast.ayla.size': 1,
      'cast.kane.presence': 0,
      'cast.kane.x': 0.8,
      'cast.kane.size': 1,
    });
    expect(state.motions.ayla).toEqual({ motion: 'stands', previous: 'stands', share: 1 });
  });

  it('a score nobody has changes nothing', () => {
    const state = rehearse(new Map(), 'f'.repeat(64)).stateAt(1000);
    expect(state).toMatchObject({ mode: 'idle', plan: null, standby: null });
  });
});

describe('GO', () => {
  it('fires the cue that stands by, and not before its moment', () => {
    const show = begun();
    expect(show.stateAt(999).mode).toBe('idle');
    expect(show.stateAt(1000)).toMatchObject({ mode: 'running', sequence: 'one', positionMs: 0, lastGoAtMs: 1000 });
    expect(show.stateAt(1750).positionMs).toBe(750);
  });

  it('waits before the action, counting down', () => {
    const state = begun().stateAt(1400);
    expect(state.cues).toMatchObject([{ key: 'one/1', phase: 'pre-wait', firedAtMs: 1000, leftMs: 600 }]);
    expect(light(state)).toBe(0.5);
    expect(state.nextChangeMs).toBe(2000);
  });

  it('then moves every value of the cue on its way', () => {
    const show = begun();
    expect(show.stateAt(2500).cues).toMatchObject([{ key: 'one/1', phase: 'action', firedAtMs: 1000, leftMs: 1500 }]);
    expect([2000, 2500, 3000, 4000].map((at) => light(show.stateAt(at)))).toEqual([0.5, 0.625, 0.75, 1]);
    expect(show.stateAt(3000).values['cast.ayla.presence']).toBe(0.5);
    expect(show.stateAt(3000).motions.ayla).toEqual({ motion: 'rises', previous: 'stands', share: 0.5 });
  });

  it('waits after the action where the cue says so, and then the next follows by itself', () => {
    const show = begun();
    expect(show.stateAt(4100).cues).toMatchObject([{ key: 'one/1', phase: 'post-wait', firedAtMs: 1000, leftMs: 400 }]);
    expect(phases(show.stateAt(4499.9))).toEqual(['one/1 post-wait']);
    expect(phases(show.stateAt(4500))).toEqual(['one/2 action']);
  });

  it('starts the next sequence where it stands by, its position from zero', () => {
    const show = begun();
    grant(show, 5000, { type: 'standby', cue: 'two/A' });
    grant(show, 5200, { type: 'go' });
    expect(show.stateAt(5700)).toMatchObject({ sequence: 'two', positionMs: 500 });
  });

  it('takes back a question that is open: the director goes on without the crowd', () => {
    const show = begun();
    grant(show, 6000, { type: 'standby', cue: 'one/5' });
    grant(show, 6100, { type: 'go' });
    const state = show.stateAt(6100);
    expect(state.quorum).toBeNull();
    expect(phases(state)).toEqual(['one/5 action']);
  });
});

describe('continue', () => {
  it('fires the next cue its post-wait after the action began, however long that lasts', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/A' });
    expect(phases(show.stateAt(1999))).toEqual(['two/A action']);
    expect(phases(show.stateAt(2000))).toEqual(['two/A action', 'two/B action']);
    expect(show.stateAt(2000).cues[0]?.leftMs).toBe(2000);
  });

  it('and follow chain on until a cue waits for a hand', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/A' });
    expect(phases(show.stateAt(4000))).toEqual(['two/C done']);
    expect(show.stateAt(60_000)).toMatchObject({ standby: 'two/D', nextChangeMs: NEVER });
    expect(show.stateAt(60_000).cues).toMatchObject([{ key: 'two/C', phase: 'done', firedAtMs: 4000, leftMs: 0 }]);
  });

  it('leaves alone what the director has put on standby meanwhile', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/A' });
    grant(show, 1500, { type: 'standby', cue: 'one/4' });
    expect(phases(show.stateAt(4000))).toEqual(['two/C done']);
    expect(show.stateAt(4000).standby).toBe('one/4');
  });

  it('lets a later cue take over a value that is still on its way, from where it is', () => {
    const show = begun();
    grant(show, 6000, force('met'));
    // Cue 3 fires at 6000, its tilt runs from 7000 to 10000; cue 5 takes over at 8000 and is there at once.
    expect(tilt(show.stateAt(7999))).toBeCloseTo((5 * 999) / 3000, 9);
    expect(tilt(show.stateAt(8000))).toBe(-5);
    expect(tilt(show.stateAt(12_000))).toBe(-5);
    expect(phases(show.stateAt(9000))).toEqual(['one/3 action', 'one/5 action']);
  });
});

describe('a change that says where it begins', () => {
  const sweeping = (): Rehearsal =>
    rehearsing(
      planOf([
        { cue: 1, set: { light: { from: 0, to: 1, over: '2s', ease: 'linear' } } },
        { cue: 2, set: { light: { from: 0, to: 1, after: '1s', over: '2s', ease: 'linear' } } },
      ]),
    );

  it('begins there, wherever the value stood', () => {
    const show = sweeping();
    grant(show, 1000, { type: 'go' });
    expect([999, 1000, 1500, 3000].map((at) => light(show.stateAt(at)))).toEqual([0.5, 0, 0.25, 1]);
  });

  it('leaves it alone until then, and begins anew every time', () => {
    const show = sweeping();
    grant(show, 1000, { type: 'go' });
    grant(show, 4000, { type: 'go' });
    expect([4999, 5000, 6000, 7000].map((at) => light(show.stateAt(at)))).toEqual([1, 0, 0.5, 1]);
  });

  it('goes on from where it is when it was paused', () => {
    const show = sweeping();
    grant(show, 1000, { type: 'go' });
    grant(show, 2000, { type: 'pause-cue', cue: 's/1' });
    grant(show, 5000, { type: 'resume-cue', cue: 's/1' });
    expect([2000, 4000, 5500].map((at) => light(show.stateAt(at)))).toEqual([0.5, 0.5, 0.75]);
  });
});

describe('pause', () => {
  it('freezes the show, resume goes on from there', () => {
    const show = begun();
    grant(show, 3000, { type: 'pause' });
    const frozen = show.stateAt(3000);
    const later = show.stateAt(50_000);
    expect(later).toEqual({ ...frozen, atMs: 50_000 });
    expect(later).toMatchObject({ mode: 'paused', showMs: 3000, nextChangeMs: NEVER });
    grant(show, 50_000, { type: 'resume' });
    expect(light(show.stateAt(50_500))).toBe(0.875);
    expect(phases(show.stateAt(51_500))).toEqual(['one/2 action']);
    expect(show.stateAt(51_500).showMs).toBe(4500);
  });

  it('holds a pre-wait too', () => {
    const show = begun();
    grant(show, 1900, { type: 'pause' });
    grant(show, 9000, { type: 'resume' });
    expect(phases(show.stateAt(9099))).toEqual(['one/1 pre-wait']);
    expect(phases(show.stateAt(9100))).toEqual(['one/1 action']);
  });
});

describe('a GO over a running chain', () => {
  it('takes the show over: the chain goes no further, its changes run on', () => {
    const show = begun();
    grant(show, 2500, { type: 'standby', cue: 'two/B' });
    grant(show, 2600, { type: 'go' });
    expect(phases(show.stateAt(2700))).toEqual(['one/1 action', 'two/B action']);
    expect(phases(show.stateAt(9000))).toEqual(['two/C done']);
    expect(show.stateAt(9000).values.light).toBe(1);
    expect(show.stateAt(9000).quorum).toBeNull();
  });
});

describe('stop', () => {
  it('lets everything stand where it is, and offers a cue to go on from', () => {
    const show = begun();
    grant(show, 3000, { type: 'stop' });
    const state = show.stateAt(20_000);
    expect(state).toMatchObject({ mode: 'idle', cues: [], quorum: null, standby: 'one/1', nextChangeMs: NEVER });
    expect(light(state)).toBe(0.75);
    expect(state.master).toBe(1);
  });

  it('keeps the cue that stood by', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'one/5' });
    grant(show, 2000, { type: 'stop' });
    expect(show.stateAt(2000).standby).toBe('two/A');
  });

  it('is over by itself when no cue has anything left to do', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'one/5' });
    expect(show.stateAt(2999).mode).toBe('running');
    expect(show.stateAt(3000)).toMatchObject({ mode: 'idle', standby: 'two/A', sequence: 'one' });
  });

  it('ends a pause: the next GO is not a frozen one', () => {
    const show = begun();
    grant(show, 3000, { type: 'pause' });
    grant(show, 4000, { type: 'stop' });
    expect(show.stateAt(5000)).toMatchObject({ mode: 'idle', showMs: 4000 });
    grant(show, 5000, { type: 'go' });
    expect(phases(show.stateAt(6000))).toEqual(['one/1 action']);
  });
});

describe('panic', () => {
  it('fades the light of everything in its time, and stops the show', () => {
    const show = begun();
    grant(show, 3000, { type: 'panic' });
    expect(show.stateAt(3000)).toMatchObject({ mode: 'panicked', cues: [], master: 1, nextChangeMs: 5000 });
    expect(show.stateAt(3500).master).toBeCloseTo(1 - EASINGS.inOut(0.25), 12);
    expect(show.stateAt(5000)).toMatchObject({ mode: 'panicked', master: 0, nextChangeMs: NEVER });
    expect(light(show.stateAt(9000))).toBe(0.75);
  });

  it('fades even a paused show', () => {
    const show = begun();
    grant(show, 3000, { type: 'pause' });
    grant(show, 10_000, { type: 'panic' });
    expect(show.stateAt(12_000).master).toBe(0);
  });

  it('ends with the next GO, which brings the light back from where it is', () => {
    const show = begun();
    grant(show, 3000, { type: 'panic' });
    grant(show, 4000, { type: 'go' });
    expect(show.stateAt(4000)).toMatchObject({ mode: 'running', master: 0.5 });
    expect(show.stateAt(4400).master).toBeCloseTo(0.5 + 0.5 * EASINGS.out(0.5), 12);
    expect(show.stateAt(4800).master).toBe(1);
  });

  it('ends with a jump too', () => {
    const show = begun();
    grant(show, 3000, { type: 'panic' });
    grant(show, 8000, { type: 'jump', cue: 'one/5' });
    expect(show.stateAt(8000)).toMatchObject({ mode: 'running', master: 0 });
    expect(show.stateAt(8800).master).toBe(1);
  });

  it('offers the last cue again where none stood by', () => {
    const show = begun();
    grant(show, 5000, { type: 'panic' });
    expect(show.stateAt(5000).standby).toBe('one/2');
  });
});

describe('a jump', () => {
  it('arrives at the look the cue would have found, in the time the score gives it', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'one/4' });
    // Entry: light 0.8, ayla there; cue 4 itself takes the light on to 0.1 within one second.
    expect(show.stateAt(1500).values['cast.ayla.presence']).toBe(0.5);
    expect(show.stateAt(2000).values['cast.ayla.presence']).toBe(1);
    expect(light(show.stateAt(2000))).toBe(0.1);
    expect(show.stateAt(2000).motions.ayla).toEqual({ motion: 'rises', previous: 'stands', share: 1 });
  });

  it('leaves nothing behind of what was going on', () => {
    const show = begun();
    grant(show, 1500, { type: 'jump', cue: 'two/C' });
    expect(phases(show.stateAt(1500))).toEqual(['two/C done']);
    const settled = show.stateAt(60_000);
    expect(light(settled)).toBe(0);
    expect(tilt(settled)).toBe(1);
    expect(phases(settled)).toEqual(['two/C done']);
    expect(settled.standby).toBe('two/D');
  });

  it('looks in the end as if the sequence had been played up to there', () => {
    const played = rehearse();
    grant(played, 0, { type: 'standby', cue: 'two/A' });
    grant(played, 1000, { type: 'go' });
    grant(played, 9000, { type: 'go' });
    const leapt = rehearse();
    grant(leapt, 9000, { type: 'jump', cue: 'two/D' });
    for (const at of [20_000, 90_000]) {
      expect(leapt.stateAt(at).values).toEqual(played.stateAt(at).values);
      expect(leapt.stateAt(at).standby).toEqual(played.stateAt(at).standby);
    }
  });

  it('ends a pause', () => {
    const show = begun();
    grant(show, 1500, { type: 'pause' });
    grant(show, 9000, { type: 'jump', cue: 'one/2' });
    expect(show.stateAt(9500)).toMatchObject({ mode: 'running', showMs: 2000 });
  });
});
