import { describe, expect, it } from 'vitest';
import { cueActions } from '#control-server/panel/view/cue-actions.ts';
import { everyPart, fired, type Happening } from '../support/moments.ts';

const actions = (key: string, nowMs: number, happenings: readonly Happening[]) =>
  cueActions(everyPart.momentAt(nowMs, happenings), everyPart.cue(key));

describe('what can be done with a cue', () => {
  it('is only to arm it otherwise, while it rests', () => {
    expect(actions('arrival/1', 500, [])).toEqual({ runs: false, isPaused: false, loop: null, arming: 'armed' });
    expect(actions('arrival/5', 500, []).arming).toBe('disarmed');
    expect(actions('arrival/1', 500, [[100, { type: 'cue-armed', cue: 'arrival/1', arming: 'skipped' }]]).arming).toBe(
      'skipped',
    );
    expect(cueActions(everyPart.momentAt(0, [], { state: null }), everyPart.cue('arrival/1')).runs).toBe(false);
  });

  it('is to pause and stop it while it runs, and no longer when it is done', () => {
    const go = [fired(1000, 'arrival/1')];
    expect(actions('arrival/1', 2000, go)).toMatchObject({ runs: true, isPaused: false, loop: null });
    expect(actions('arrival/1', 20_000, go).runs).toBe(false);
    const paused: Happening[] = [...go, [2000, { type: 'cue-paused', cue: 'arrival/1' }]];
    expect(actions('arrival/1', 60_000, paused)).toMatchObject({ runs: true, isPaused: true });
  });

  it('is to leave a loop once', () => {
    const go = [fired(1000, 'arrival/2')];
    expect(actions('arrival/2', 2000, go).loop).toBe('goes-on');
    expect(actions('arrival/2', 2000, [...go, [1500, { type: 'loop-left', cue: 'arrival/2' }]]).loop).toBe(
      'last-round',
    );
  });

  it('is not to leave a group that goes no rounds', () => {
    expect(actions('arrival/3.3', 4000, [fired(1000, 'arrival/3')])).toMatchObject({ runs: true, loop: null });
  });
});
