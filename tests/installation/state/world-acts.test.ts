import { describe, expect, it } from 'vitest';
import type { ShowState } from '#installation/state/show-state.ts';
import { showMs } from '#installation/time/axes.ts';
import { tweenAt } from '#installation/time/tween.ts';
import { namedIdentity } from '#installation/world/identities.ts';
import { begun, grant, type Rehearsal } from '#tests/support/rehearsal.ts';

const WORLD = {
  world: {
    guardians: { protocols: { gait: { says: 'walks' } }, orders: { clamp: { says: 'clamp down' } } },
    drones: { swarm: 10 },
  },
  jumpFade: '0s',
};

const ayla = (state: ShowState) => namedIdentity(state.world.identities, 'ayla')?.status;
const swarm = (show: Rehearsal, atMs: number): number =>
  tweenAt(show.stateAt(atMs).world.drones.swarm, showMs(show.stateAt(atMs).showMs));

describe('what a cue does to the world', () => {
  it('begins with its action and takes its fade, or a time of its own', () => {
    const show = begun(
      [
        { cue: 1, preWait: '1s', fade: '2s', world: { drones: { swarm: 30 } }, next: 'follow' },
        { cue: 2, fade: '2s', world: { over: '6s', drones: { swarm: 0 } } },
      ],
      WORLD,
    );
    expect(swarm(show, 1000)).toBe(10);
    expect(swarm(show, 2000)).toBeCloseTo(20, 9);
    expect(swarm(show, 3000)).toBe(30);
    expect(swarm(show, 8999)).toBeGreaterThan(0);
    expect(swarm(show, 9000)).toBe(0);
    expect(show.stateAt(8999).mode).toBe('running');
    expect(show.stateAt(9000).mode).toBe('idle');
  });

  it('happens for children of groups as for any other', () => {
    const cues = [
      { cue: 'a', duration: '1s', world: { identities: { ayla: 'stolen' } } },
      { cue: 'b', duration: '1s', world: { identities: { ayla: 'for-sale' } } },
    ];
    const show = begun([{ cue: 'G', group: { mode: 'in-order', cues } }], WORLD);
    expect(ayla(show.stateAt(500))).toBe('stolen');
    expect(ayla(show.stateAt(1500))).toBe('for-sale');
  });

  it('does not happen for a cue that is disarmed', () => {
    const show = begun([{ cue: 1, arming: 'disarmed', world: { identities: { ayla: 'stolen' } } }], WORLD);
    expect(ayla(show.stateAt(500))).toBe('whole');
  });

  it('happens in the midst of a cue that is loaded at a time, as long ago as that', () => {
    const show = begun([{ cue: 1 }, { cue: 2, fade: '4s', world: { drones: { swarm: 30 } } }], WORLD);
    grant(show, 1000, { type: 'jump', cue: 's/2', offsetMs: 2000 });
    expect(swarm(show, 1000)).toBeCloseTo(20, 9);
    expect(swarm(show, 3000)).toBe(30);
  });

  it('is taken back by a jump to where it was not done yet', () => {
    const show = begun([{ cue: 1 }, { cue: 2, world: { identities: { ayla: 'stolen' } } }, { cue: 3 }], WORLD);
    grant(show, 1000, { type: 'jump', cue: 's/3' });
    expect(ayla(show.stateAt(1000))).toBe('stolen');
    grant(show, 2000, { type: 'jump', cue: 's/1' });
    expect(ayla(show.stateAt(2000))).toBe('whole');
  });

  it('stands still with a paused show', () => {
    const show = begun([{ cue: 1, fade: '2s', world: { drones: { swarm: 30 } } }], WORLD);
    grant(show, 1000, { type: 'pause' });
    expect(swarm(show, 60_000)).toBeCloseTo(20, 9);
  });
});
