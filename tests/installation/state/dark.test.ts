import { describe, expect, it } from 'vitest';
import { EASINGS } from '#installation/time/easing.ts';
import { asRun, begun, codeOf, grant, running } from '#tests/support/rehearsal.ts';

const lasting = (cue: string | number, duration: string, more: object = {}) => ({ cue, duration, ...more });

const TIMES = { panicFade: '2s', fadeAll: '4s' };

const FADE = { cue: 1, fade: '10s', ease: 'linear', set: { light: 1 }, next: 'follow' };

const show = () => begun([FADE, lasting(2, '2s'), { cue: 3 }], TIMES);

describe('a fade-out', () => {
  it('takes the light away in its own time while what is under way comes to its end', () => {
    const faded = show();
    grant(faded, 1000, { type: 'fade-out' });
    expect(faded.stateAt(1000)).toMatchObject({ mode: 'faded', master: 1 });
    expect(faded.stateAt(3000).master).toBeCloseTo(1 - EASINGS.inOut(0.5), 12);
    expect(faded.stateAt(5000)).toMatchObject({ mode: 'faded', master: 0 });
    expect(faded.stateAt(10_000).values.light).toBe(1);
  });

  it('lets nothing new begin: no cue that follows, no action behind a pre-wait, no round, no end of a sequence', () => {
    const faded = show();
    grant(faded, 1000, { type: 'fade-out' });
    expect(asRun(faded, 60_000)).toEqual(['1@0']);
    const waiting = begun([{ cue: 1, preWait: '2s', set: { light: 1 } }], TIMES);
    grant(waiting, 1000, { type: 'fade-out' });
    expect(waiting.stateAt(5000)).toMatchObject({ values: { light: 0.5 }, cues: [] });
    const looped = begun([lasting(1, '2s', { repeat: { until: 'director' } }), { cue: 2 }], TIMES);
    grant(looped, 1000, { type: 'fade-out' });
    expect(looped.stateAt(5000).cues).toEqual([]);
    const last = begun([lasting(1, '2s')], { ...TIMES, triggers: { again: { ends: 's', go: 's' } } });
    grant(last, 1000, { type: 'fade-out' });
    expect(asRun(last, 60_000)).toEqual(['1@0']);
  });

  it('offers a cue to go on from, and the GO brings the light back', () => {
    const faded = show();
    grant(faded, 1000, { type: 'fade-out' });
    expect(faded.stateAt(2000).standby).toBe('s/3');
    grant(faded, 9000, { type: 'go' });
    expect(faded.stateAt(9000)).toMatchObject({ mode: 'running', master: 0 });
    expect(faded.stateAt(9800).master).toBe(1);
  });

  it('can be followed by a panic, and a panic not by it', () => {
    const faded = show();
    grant(faded, 1000, { type: 'fade-out' });
    grant(faded, 2000, { type: 'panic' });
    expect(faded.stateAt(2000).mode).toBe('panicked');
    expect(codeOf(faded.ask(3000, { type: 'fade-out' }))).toBe('already-dark');
  });

  it('of a paused show leaves it still, and the next GO sets it going', () => {
    const faded = show();
    grant(faded, 1000, { type: 'pause' });
    grant(faded, 2000, { type: 'fade-out' });
    expect(faded.stateAt(6000)).toMatchObject({ mode: 'faded', master: 0, showMs: 1000 });
    grant(faded, 9000, { type: 'go' });
    expect(faded.stateAt(10_000)).toMatchObject({ mode: 'running', showMs: 2000 });
  });

  it('of a cue paused in its pre-wait takes that cue away, too', () => {
    const faded = begun([{ cue: 1, preWait: '2s', set: { light: 1 } }, { cue: 2 }], TIMES);
    grant(faded, 1000, { type: 'pause-cue', cue: 's/1' });
    grant(faded, 5000, { type: 'fade-out' });
    expect(faded.stateAt(5000).cues).toEqual([]);
  });
});

describe('light that is brought back', () => {
  it('shows what stands there', () => {
    const faded = show();
    grant(faded, 1000, { type: 'fade-out' });
    grant(faded, 3000, { type: 'relight' });
    const from = 1 - EASINGS.inOut(0.5);
    expect(faded.stateAt(3000)).toMatchObject({ mode: 'running' });
    expect(faded.stateAt(3000).master).toBeCloseTo(from, 12);
    expect(faded.stateAt(3400).master).toBeCloseTo(from + (1 - from) * EASINGS.out(0.5), 12);
    expect(faded.stateAt(3800).master).toBe(1);
    expect(running(faded.stateAt(3800))).toEqual(['1']);
  });

  it('after a panic begins nothing', () => {
    const panicked = show();
    grant(panicked, 2000, { type: 'panic' });
    grant(panicked, 10_000, { type: 'relight' });
    expect(panicked.stateAt(11_000)).toMatchObject({ mode: 'idle', master: 1, values: { light: 0.6 }, standby: 's/3' });
    expect(asRun(panicked, 60_000)).toEqual(['1@0']);
  });

  it('of a paused show leaves it paused', () => {
    const faded = show();
    grant(faded, 1000, { type: 'pause' });
    grant(faded, 2000, { type: 'fade-out' });
    grant(faded, 9000, { type: 'relight' });
    expect(faded.stateAt(10_000)).toMatchObject({ mode: 'paused', showMs: 1000, master: 1 });
    grant(faded, 11_000, { type: 'resume' });
    expect(faded.stateAt(12_000).mode).toBe('running');
  });
});

describe('a panic', () => {
  it('stops groups, loops and paused cues, and all they moved stays where it is', () => {
    const group = { mode: 'parallel', cues: [{ cue: 'a', fade: '4s', ease: 'linear', set: { tilt: 4 } }] };
    const panicked = begun([{ cue: 'L', group, repeat: { until: 'director' } }, FADE], TIMES);
    grant(panicked, 1000, { type: 'pause-cue', cue: 's/a' });
    grant(panicked, 2000, { type: 'panic' });
    expect(panicked.stateAt(60_000)).toMatchObject({ mode: 'panicked', cues: [], values: { tilt: 1 }, standby: 's/1' });
  });

  it('leaves a GO that plays as if nothing had been', () => {
    const panicked = show();
    grant(panicked, 1000, { type: 'panic' });
    grant(panicked, 2000, { type: 'standby', cue: 's/1' });
    grant(panicked, 3000, { type: 'go' });
    expect(asRun(panicked, 60_000)).toEqual(['1@0', '1@3000', '2@13000']);
    expect(panicked.stateAt(8000).values.light).toBeCloseTo(0.55 + 0.45 * 0.5, 9);
  });
});
