import { describe, expect, it } from 'vitest';
import {
  goView,
  headView,
  nextCountdown,
  nextCue,
  nowLines,
  unreachable,
} from '#control-server/panel/view/next-cue.ts';
import { localMs } from '#installation/time/axes.ts';
import { fired, momentAt } from '../support/moments.ts';

describe('what stands at the top', () => {
  it('is the cue that stands by, with its notes and what comes of it', () => {
    expect(nextCue(momentAt(1000, []))).toEqual({
      kind: 'cue',
      sequence: 'First',
      number: '1',
      name: 'Opens',
      notes: 'Doors are open.',
      leadsTo: 'then 2 Beside follows its end',
    });
    const beside = momentAt(1000, [[500, { type: 'standby-set', cue: 'first/2' }]]);
    expect(nextCue(beside)).toMatchObject({ leadsTo: 'then A Asked continues beside it' });
    const asks = momentAt(1000, [[500, { type: 'standby-set', cue: 'first/A' }]]);
    expect(nextCue(asks)).toMatchObject({ leadsTo: 'asks the crowd to rise: held → 4, fallen → 5' });
  });

  it('is the cue that comes by itself while none stands by', () => {
    const moment = momentAt(2000, [fired(1000, 'first/1')]);
    expect(nextCue(moment)).toMatchObject({ kind: 'due', number: '2', name: 'Beside' });
    expect(nextCountdown(moment)).toEqual({ text: '24.0', tone: 'far' });
  });

  it('is the question while the crowd decides, and then not said twice', () => {
    const moment = momentAt(6000, [fired(1000, 'first/A')]);
    expect(nextCue(moment)).toMatchObject({ kind: 'crowd', number: 'A', gesture: 'rise' });
    expect(nextCountdown(moment)).toEqual({ text: '40.0', tone: 'far' });
    expect(nowLines(moment)).toEqual([]);
    const withStandby = momentAt(6000, [fired(1000, 'first/A'), [2000, { type: 'standby-set', cue: 'first/5' }]]);
    expect(nowLines(withStandby)).toMatchObject([{ number: 'A', word: 'Crowd asked' }]);
    expect(nextCountdown(withStandby)).toBeNull();
  });

  it('says so when nothing comes and nothing is known', () => {
    expect(nextCue(momentAt(9000, [fired(1000, 'second/1')]))).toEqual({
      kind: 'nothing',
      says: 'Choose a cue in the list.',
    });
    expect(nextCue(momentAt(0, [], { state: null }))).toEqual({ kind: 'unknown' });
  });
});

describe('GO', () => {
  it('is ready when a cue stands by', () => {
    expect(goView(momentAt(1000, []))).toEqual({ enabled: true, ready: true, reason: null, asking: false, flash: 0 });
  });

  it('can be pressed though the rules would refuse it, and says why they would', () => {
    const paused = momentAt(3000, [fired(1000, 'first/4'), [2000, { type: 'paused' }]]);
    expect(goView(paused)).toMatchObject({ enabled: true, ready: false, reason: 'paused: resume first' });
    const asked = momentAt(3000, [fired(1000, 'first/A')]);
    expect(goView(asked)).toMatchObject({ enabled: true, ready: false, reason: 'the crowd decides' });
  });

  it('cannot be pressed without a server', () => {
    const lost = momentAt(1000, [], { stage: { stage: 'stale', since: localMs(0) } });
    expect(goView(lost)).toMatchObject({ enabled: false, ready: false, reason: 'server lost' });
    expect(unreachable(momentAt(0, [], { state: null }))).toBe('reading the clock');
    expect(unreachable(momentAt(0, [], { barred: { says: '', advice: '' } }))).toBe('not authorised');
  });

  it('flashes for a double GO and for no other refusal', () => {
    const said = { count: 3, says: '', advice: '', atMs: localMs(0) };
    expect(goView(momentAt(0, [], { said: { ...said, code: 'double-go' } })).flash).toBe(3);
    expect(goView(momentAt(0, [], { said: { ...said, code: 'show-paused' } })).flash).toBe(0);
  });
});

describe('the line at the very top', () => {
  it('shows the mode, the sequence that plays and whole seconds', () => {
    expect(headView(momentAt(4700, [fired(1000, 'first/4')]))).toEqual({
      title: 'A small show',
      mode: 'running',
      modeWord: 'Running',
      showMs: 4000,
      sequence: 'First',
      positionMs: 3000,
      lightPercent: null,
    });
  });

  it('shows how far the light has gone in a panic, and no sequence', () => {
    const panicked = headView(momentAt(3000, [fired(1000, 'first/4'), [2000, { type: 'panicked' }]]));
    expect(panicked).toMatchObject({ modeWord: 'Panic', sequence: '', lightPercent: 50 });
  });
});
