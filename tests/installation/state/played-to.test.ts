import { describe, expect, it } from 'vitest';
import type { ShowState } from '#installation/state/show-state.ts';
import { showMs } from '#installation/time/axes.ts';
import { identityOf, namedIdentity } from '#installation/world/identities.ts';
import { grant, type Rehearsal, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

/** A jump is over at once in these shows. */
const AT_ONCE = { jumpFade: '0s' };

const VARIABLES = {
  variables: {
    count: { says: 'how often', start: 10 },
    outcome: { says: 'what happened', start: 'open', oneOf: ['open', 'met', 'unmet'] },
    mood: { says: 'mood', start: 'calm', oneOf: ['calm', 'wild'] },
  },
  ...AT_ONCE,
};

const arrived = (show: Rehearsal, cue: string, atMs = 1000): ShowState => {
  grant(show, atMs, { type: 'jump', cue });
  return show.stateAt(atMs);
};

const light = (state: ShowState): number | undefined => state.values.light;

describe('a jump finds', () => {
  it('what the cues on the way would have done, to its end', () => {
    const show = rehearsing(
      planOf(
        [
          { cue: 1, fade: '60s', set: { light: 1 }, cast: { ayla: { motion: 'rises', presence: 1 } }, text: 'first' },
          { cue: 2, preWait: '5s', set: { tilt: 3 } },
          { cue: 3 },
        ],
        AT_ONCE,
      ),
    );
    const state = arrived(show, 's/3');
    expect(state.values).toMatchObject({ light: 1, tilt: 3, 'cast.ayla.presence': 1 });
    expect(state.motions.ayla?.motion).toBe('rises');
    expect(state.text.name).toBe('first');
  });

  it('the later of two changes of one cue, whichever is written first', () => {
    const show = rehearsing(
      planOf(
        [
          { cue: 1, looks: ['day'], set: { light: { to: 0.7, after: '2s' } } },
          { cue: 2, set: { light: 0.1 } },
          { cue: 3 },
        ],
        { looks: { day: { set: { light: 1 } } }, ...AT_ONCE },
      ),
    );
    expect(light(arrived(show, 's/2'))).toBe(0.1);
    expect(light(arrived(show, 's/3', 2000))).toBe(0.1);
    const later = rehearsing(
      planOf([{ cue: 1, cast: { ayla: { x: 1, after: '3s' } }, fade: '1s' }, { cue: 2 }], AT_ONCE),
    );
    expect(arrived(later, 's/2').values['cast.ayla.x']).toBe(1);
  });

  it('an event on the way over, whatever it began with', () => {
    const cues = [{ cue: 1, set: { light: { from: 1, to: 0.2, over: '9s' } } }, { cue: 2 }];
    expect(light(arrived(rehearsing(planOf(cues, AT_ONCE)), 's/2'))).toBe(0.2);
  });

  it('nothing of cues that were skipped or disarmed, by the score or by the director, nor of what they play', () => {
    const group = { mode: 'in-order', cues: [{ cue: 'a', set: { tilt: 5 } }] };
    const show = rehearsing(
      planOf(
        [
          { cue: 1, arming: 'skipped', set: { light: 1 } },
          { cue: 2, arming: 'disarmed', set: { light: 0.9 }, group },
          { cue: 3, set: { light: 0.2 } },
          { cue: 4 },
        ],
        AT_ONCE,
      ),
    );
    expect(arrived(show, 's/4').values).toMatchObject({ light: 0.2, tilt: 0 });
    grant(show, 2000, { type: 'arm-cue', cue: 's/3', arming: 'disarmed' });
    grant(show, 2000, { type: 'arm-cue', cue: 's/2', arming: 'armed' });
    expect(arrived(show, 's/4', 3000).values).toMatchObject({ light: 0.9, tilt: 5 });
  });

  it('what holds now: cues whose condition does not are passed over, with all they play', () => {
    const cues = [
      { cue: 1, when: { mood: 'wild' }, group: { mode: 'parallel', cues: [{ cue: 'a', set: { light: 1 } }] } },
      { cue: 2, when: { mood: 'calm' }, set: { tilt: 2 } },
      { cue: 3 },
    ];
    const show = rehearsing(planOf(cues, VARIABLES));
    expect(arrived(show, 's/3').values).toMatchObject({ light: 0.5, tilt: 2 });
    grant(show, 2000, { type: 'set-variable', variable: 'mood', value: 'wild' });
    expect(arrived(show, 's/3', 3000).values).toMatchObject({ light: 1, tilt: 0 });
  });

  it('conditions as the way itself makes them hold', () => {
    const cues = [
      { cue: 1, assign: { mood: 'wild' } },
      { cue: 2, when: { mood: 'wild' }, set: { light: 1 } },
      { cue: 3, assign: { mood: 'calm' } },
      { cue: 4, when: { mood: 'wild' }, set: { light: 0 } },
      { cue: 5 },
    ];
    expect(light(arrived(rehearsing(planOf(cues, VARIABLES)), 's/5'))).toBe(1);
  });

  it('variables counted once, from where the score starts them, however often it is jumped', () => {
    const show = rehearsing(planOf([{ cue: 1, assign: { count: { add: 1 } } }, { cue: 2 }, { cue: 3 }], VARIABLES));
    expect(arrived(show, 's/2').variables.get('count')).toBe(11);
    expect(arrived(show, 's/2', 2000).variables.get('count')).toBe(11);
    grant(show, 3000, { type: 'set-variable', variable: 'count', value: 50 });
    expect(arrived(show, 's/3', 4000).variables.get('count')).toBe(11);
  });

  it('variables the way does not touch as they were', () => {
    const show = rehearsing(planOf([{ cue: 1, assign: { count: 1 } }, { cue: 2 }], VARIABLES));
    grant(show, 500, { type: 'set-variable', variable: 'mood', value: 'wild' });
    expect(arrived(show, 's/2').variables.get('mood')).toBe('wild');
  });

  it('the label of the way that leads there, where the question remembers it', () => {
    const ask = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '9s',
      remember: 'outcome',
      met: { label: 'met', go: 2 },
      unmet: { label: 'unmet', go: 3 },
    };
    const show = rehearsing(planOf([{ cue: 1, quorum: ask }, { cue: 2, goTo: 4 }, { cue: 3 }, { cue: 4 }], VARIABLES));
    expect(arrived(show, 's/3').variables.get('outcome')).toBe('unmet');
    expect(arrived(show, 's/2', 2000).variables.get('outcome')).toBe('met');
    expect(arrived(show, 's/1', 3000).variables.get('outcome')).toBe('met');
  });

  it('the world as those cues leave it, its changes over, and nothing of what was done elsewhere', () => {
    const world = { identities: { ayla: 'stolen' }, over: '30s' };
    const show = rehearsing(
      planOf([{ cue: 1, world }, { cue: 2 }, { cue: 3, world: { identities: { crowd: 'hidden' } } }], AT_ONCE),
    );
    const ayla = (state: ShowState) => namedIdentity(state.world.identities, 'ayla')?.status;
    expect(ayla(arrived(show, 's/3'))).toBe('stolen');
    expect(ayla(arrived(show, 's/1', 2000))).toBe('stolen');
    const back = arrived(show, 's/2', 3000);
    expect(ayla(back)).toBe('stolen');
    expect(identityOf(back.world.identities, 'f'.repeat(64)).status).toBe('whole');
    expect(namedIdentity(back.world.identities, 'crowd')?.status).toBe('whole');
    expect(back.showMs).toBe(showMs(3000));
  });
});
