import { describe, expect, it } from 'vitest';
import { goView, isReachable, unreachable } from '#control-server/panel/view/go-view.ts';
import { localMs } from '#installation/time/axes.ts';
import { everyPart, fired, momentAt } from '../support/moments.ts';

describe('GO', () => {
  it('is ready when a cue stands by', () => {
    expect(goView(momentAt(1000, []))).toEqual({ enabled: true, ready: true, reason: null, asking: false, flash: 0 });
  });

  it('can be pressed though the rules would refuse it, and says why they would', () => {
    const paused = momentAt(3000, [fired(1000, 'first/4'), [2000, { type: 'paused' }]]);
    expect(goView(paused)).toMatchObject({ enabled: true, ready: false, reason: 'paused: resume first' });
    const asked = momentAt(3000, [fired(1000, 'first/A')]);
    expect(goView(asked)).toMatchObject({ enabled: true, ready: false, reason: 'the crowd decides' });
    const unput = everyPart.momentAt(3000, [fired(1000, 'question/2')]);
    expect(goView(unput)).toMatchObject({ ready: false, reason: 'put the question' });
  });

  it('cannot be pressed without a server', () => {
    const lost = momentAt(1000, [], { stage: { stage: 'stale', since: localMs(0) } });
    expect(goView(lost)).toMatchObject({ enabled: false, ready: false, reason: 'server lost' });
    expect(unreachable(momentAt(0, [], { state: null }))).toBe('reading the clock');
    expect(isReachable(lost)).toBe(false);
    expect(isReachable(momentAt(1000, []))).toBe(true);
    expect(unreachable(momentAt(0, [], { barred: { says: '', advice: '' } }))).toBe('not authorised');
  });

  it('flashes for a double GO and for no other refusal', () => {
    const said = { count: 3, says: '', advice: '', atMs: localMs(0) };
    expect(goView(momentAt(0, [], { said: { ...said, code: 'double-go' } })).flash).toBe(3);
    expect(goView(momentAt(0, [], { said: { ...said, code: 'show-paused' } })).flash).toBe(0);
  });
});
