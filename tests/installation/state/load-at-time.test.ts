import { describe, expect, it } from 'vitest';
import { asRun, begun, grant, rehearsing, running } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const FADE = { cue: 2, fade: '4s', ease: 'linear', set: { light: 1 }, next: 'follow', postWait: '1s' };

const show = (more: object = { jumpFade: '0s' }) => begun([{ cue: 1 }, FADE, lasting(3, '2s'), { cue: 4 }], more);

describe('a cue loaded at a time', () => {
  it('stands by with it, and the GO plays it from there', () => {
    const loaded = show();
    grant(loaded, 1000, { type: 'standby', cue: 's/2', offsetMs: 3000 });
    expect(loaded.stateAt(1500)).toMatchObject({ standby: 's/2', standbyOffsetMs: 3000 });
    grant(loaded, 10_000, { type: 'go' });
    const state = loaded.stateAt(10_000);
    expect(state.values.light).toBe(0.875);
    expect(state.cues.at(-1)).toMatchObject({ key: 's/2', phase: 'action', leftMs: 1000, firedAtMs: 7000 });
    expect(state).toMatchObject({ standby: 's/4', standbyOffsetMs: 0 });
    expect(asRun(loaded, 30_000).at(-1)).toBe('3@12000');
  });

  it('beyond its end plays what follows from there', () => {
    const loaded = show();
    grant(loaded, 1000, { type: 'standby', cue: 's/2', offsetMs: 6000 });
    grant(loaded, 10_000, { type: 'go' });
    expect(loaded.stateAt(10_000).values.light).toBe(1);
    expect(loaded.stateAt(10_000).cues).toMatchObject([{ key: 's/3', leftMs: 1000 }]);
  });

  it('loses its time when another stands by', () => {
    const loaded = show();
    grant(loaded, 1000, { type: 'standby', cue: 's/2', offsetMs: 3000 });
    grant(loaded, 2000, { type: 'standby', cue: 's/3' });
    expect(loaded.stateAt(2000)).toMatchObject({ standby: 's/3', standbyOffsetMs: 0 });
  });

  it('does not pull the picture about: what was seen melts into what is', () => {
    const loaded = show({ jumpFade: '1s' });
    grant(loaded, 1000, { type: 'standby', cue: 's/2', offsetMs: 4000 });
    grant(loaded, 10_000, { type: 'go' });
    expect([10_000, 10_500, 11_000].map((at) => loaded.stateAt(at).values.light)).toEqual([0.5, 0.75, 1]);
  });

  it('begins a question with so much of its time gone', () => {
    const quorum = {
      gesture: 'rise',
      share: 1,
      dwell: '1s',
      timeout: '10s',
      met: { label: 'met', go: 2 },
      unmet: { label: 'unmet', go: 2 },
    };
    const asked = rehearsing(planOf([{ cue: 1, quorum }, { cue: 2 }]));
    grant(asked, 1000, { type: 'standby', cue: 's/1', offsetMs: 4000 });
    grant(asked, 10_000, { type: 'go' });
    expect(asked.stateAt(10_000).quorum).toMatchObject({ leftMs: 6000, armedAtMs: 6000 });
  });

  it('lies in the round and the child of a group it would be in', () => {
    const group = { mode: 'in-order', cues: [lasting('a', '1s'), lasting('b', '2s')] };
    const loop = rehearsing(planOf([{ cue: 'L', group, repeat: { times: 5 } }]));
    grant(loop, 1000, { type: 'standby', cue: 's/L', offsetMs: 7500 });
    grant(loop, 10_000, { type: 'go' });
    expect(running(loop.stateAt(10_000))).toEqual(['L', 'b']);
    expect(loop.stateAt(10_000).cues).toMatchObject([{ round: 3 }, { leftMs: 1500 }]);
  });

  it('leaves a value where another cue was just moving it, and takes it on from there', () => {
    const moving = begun(
      [
        { cue: 1, fade: '10s', ease: 'linear', set: { light: 1 } },
        { cue: 2, fade: '4s', ease: 'linear', set: { light: 0 } },
      ],
      {
        jumpFade: '0s',
      },
    );
    grant(moving, 1000, { type: 'standby', cue: 's/2', offsetMs: 1000 });
    grant(moving, 5000, { type: 'go' });
    // At 4000 the light stood at 0.7; a second later it would be a quarter of the way down.
    expect(moving.stateAt(5000).values.light).toBeCloseTo(0.7 * 0.75, 9);
    expect(moving.stateAt(8000).values.light).toBe(0);
  });
});

describe('a jump to a time of a cue', () => {
  it('arrives in the midst of it', () => {
    const jumping = show();
    grant(jumping, 1000, { type: 'jump', cue: 's/2', offsetMs: 1000 });
    expect(jumping.stateAt(1000).values.light).toBe(0.625);
    expect(jumping.stateAt(1000)).toMatchObject({ showMs: 1000, positionMs: 1000, mode: 'running' });
    expect(asRun(jumping, 30_000).at(-1)).toBe('3@5000');
  });

  it('melts the old picture into the new one, which moves on meanwhile', () => {
    const jumping = show({ jumpFade: '2s' });
    grant(jumping, 1000, { type: 'jump', cue: 's/2', offsetMs: 1000 });
    expect(jumping.stateAt(1000).values.light).toBe(0.5);
    // Half molten: between what was (0.5) and what is by now (0.75).
    expect(jumping.stateAt(2000).values.light).toBeCloseTo(0.625, 9);
    expect(jumping.stateAt(3000).values.light).toBe(0.875);
  });

  it('does not melt an event: it is where it would be, and never runs backwards', () => {
    const jumping = rehearsing(
      planOf(
        [
          { cue: 1, set: { tilt: { from: 0, to: 4, over: '2s', ease: 'linear' }, light: 1 } },
          { cue: 2, set: { light: 0 } },
        ],
        { jumpFade: '2s' },
      ),
    );
    const seen = (...at: number[]): unknown[] => at.map((ms) => jumping.stateAt(ms).values.tilt);
    grant(jumping, 1000, { type: 'jump', cue: 's/1' });
    expect(seen(1000, 1500, 2500)).toEqual([0, 1, 3]);
    grant(jumping, 2500, { type: 'jump', cue: 's/2' });
    expect(seen(2500, 3500)).toEqual([4, 4]);
    expect(jumping.stateAt(3500).values.light).toBeCloseTo(0.5, 1);
    grant(jumping, 5000, { type: 'jump', cue: 's/1', offsetMs: 500 });
    expect(seen(5000, 6000)).toEqual([1, 3]);
  });

  it('melts from what was seen, though that was molten itself', () => {
    const jumping = show({ jumpFade: '2s' });
    grant(jumping, 1000, { type: 'jump', cue: 's/3' });
    grant(jumping, 2000, { type: 'jump', cue: 's/1' });
    expect(jumping.stateAt(1999.999).values.light).toBeCloseTo(0.75, 3);
    expect(jumping.stateAt(2000).values.light).toBeCloseTo(0.75, 3);
    expect(jumping.stateAt(4000).values.light).toBe(0.5);
  });

  it('lets a value the director moves meanwhile begin where it is seen', () => {
    const jumping = show({ jumpFade: '2s' });
    grant(jumping, 1000, { type: 'jump', cue: 's/3' });
    grant(jumping, 2000, { type: 'set-value', value: 'light', to: 0, overMs: 1000 });
    expect(jumping.stateAt(2000).values.light).toBeCloseTo(0.75, 9);
    expect(jumping.stateAt(2500).values.light).toBeCloseTo(0.375, 9);
    expect(jumping.stateAt(3000).values.light).toBe(0);
  });

  it('stands still with a paused show', () => {
    const jumping = show({ jumpFade: '2s' });
    grant(jumping, 1000, { type: 'jump', cue: 's/2', offsetMs: 1000 });
    grant(jumping, 2000, { type: 'pause' });
    expect(jumping.stateAt(50_000).values.light).toBeCloseTo(0.625, 9);
  });
});
