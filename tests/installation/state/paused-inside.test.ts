import { describe, expect, it } from 'vitest';
import { decideQuorum } from '#installation/rules/decide-quorum.ts';
import { fading, lasting, pause, question, resume, stop, valueAt } from '#tests/support/one-cue-show.ts';
import { asRun, begun, codeOf, grant, type Rehearsal, running, situationAt } from '#tests/support/rehearsal.ts';

describe('a group that is paused', () => {
  const group = (mode: string) =>
    begun([
      {
        cue: 'G',
        group: {
          mode,
          cues: [fading('a', 'light', 1, '2s'), lasting('b', '2s', { at: '1s' }), lasting('c', '2s', { at: '5s' })],
        },
        next: 'follow',
      },
      lasting('Z', '1s'),
    ]);

  it('stands still with all it plays, and goes on with it', () => {
    const show = group('in-order');
    pause(show, 1000, 'G');
    expect(running(show.stateAt(60_000))).toEqual(['G', 'a']);
    expect(valueAt(show, 'light')(60_000)).toBe(0.75);
    resume(show, 61_000, 'G');
    expect(valueAt(show, 'light')(62_000)).toBe(1);
    expect(asRun(show, 90_000)).toEqual(['G@0', 'a@0', 'b@62000', 'c@64000', 'Z@66000']);
  });

  it('holds children of a timeline that were still to come', () => {
    const show = group('timeline');
    pause(show, 2500, 'G');
    resume(show, 12_500, 'G');
    expect(asRun(show, 90_000)).toEqual(['G@0', 'a@0', 'b@1000', 'c@15000', 'Z@17000']);
  });

  it('is held by a child that is paused', () => {
    const show = group('in-order');
    pause(show, 1000, 'a');
    expect(running(show.stateAt(60_000))).toEqual(['G', 'a']);
    resume(show, 61_000, 'a');
    expect(asRun(show, 90_000).at(-1)).toBe('Z@66000');
  });

  it('hears of the end of a child that was resumed alone only when it is resumed itself', () => {
    const show = group('in-order');
    pause(show, 1000, 'G');
    resume(show, 5000, 'a');
    expect(valueAt(show, 'light')(6000)).toBe(1);
    expect(running(show.stateAt(20_000))).toEqual(['G']);
    resume(show, 30_000, 'G');
    expect(asRun(show, 90_000)).toEqual(['G@0', 'a@0', 'b@30000', 'c@32000', 'Z@34000']);
  });

  it('goes on behind a child that was stopped meanwhile, when it is resumed', () => {
    const show = group('in-order');
    pause(show, 1000, 'G');
    stop(show, 5000, 'a');
    expect(running(show.stateAt(20_000))).toEqual(['G']);
    resume(show, 30_000, 'G');
    expect(asRun(show, 90_000)).toEqual(['G@0', 'a@0', 'b@30000', 'c@32000', 'Z@34000']);
  });

  it('that goes round goes on with its round', () => {
    const show = begun([
      { cue: 'L', group: { mode: 'in-order', cues: [lasting('a', '1s')] }, repeat: { times: 3 }, next: 'follow' },
      { cue: 'Z' },
    ]);
    pause(show, 1500, 'L');
    resume(show, 11_500, 'L');
    expect(asRun(show, 30_000)).toEqual(['L@0', 'a@0', 'a@1000', 'a@12000', 'Z@13000']);
  });

  it('ends with a GO, and what it moved stays where it was', () => {
    const show = begun([
      fading('G', 'light', 1, '4s', { group: { mode: 'parallel', cues: [lasting('a', '9s')] } }),
      lasting('Z', '1s'),
    ]);
    pause(show, 2000, 'G');
    grant(show, 5000, { type: 'go' });
    expect(valueAt(show, 'light')(60_000)).toBe(0.75);
    expect(running(show.stateAt(5500))).toEqual(['a', 'Z']);
  });
});

describe('a question that is paused', () => {
  const asked = (more: object = {}) =>
    begun([{ cue: 'Q', quorum: { ...question, ...more } }, lasting('M', '1s'), lasting('U', '1s')]);
  const left = (show: Rehearsal, atMs: number): number | undefined => show.stateAt(atMs).quorum?.leftMs;

  it('loses no time, and neither crowd nor clock decide it', () => {
    const show = asked();
    pause(show, 4000, 'Q');
    expect(show.stateAt(60_000).quorum).toMatchObject({ leftMs: 6000, suspended: true });
    expect(decideQuorum(situationAt(show.stateAt(60_000), 60_000))).toBeNull();
    resume(show, 61_000, 'Q');
    expect(show.stateAt(62_000).quorum).toMatchObject({ leftMs: 5000, suspended: false, armedAtMs: 0 });
  });

  it('and held back besides loses no time twice', () => {
    const show = asked();
    grant(show, 2000, { type: 'quorum-hold', cue: 's/Q' });
    pause(show, 4000, 'Q');
    grant(show, 5000, { type: 'quorum-release', cue: 's/Q' });
    expect(left(show, 9000)).toBe(8000);
    resume(show, 10_000, 'Q');
    expect(left(show, 11_000)).toBe(7000);
  });

  it('and still held back when it is resumed goes on waiting', () => {
    const show = asked();
    grant(show, 2000, { type: 'quorum-hold', cue: 's/Q' });
    pause(show, 4000, 'Q');
    resume(show, 10_000, 'Q');
    expect(show.stateAt(12_000).quorum).toMatchObject({ leftMs: 8000, suspended: true });
    grant(show, 13_000, { type: 'quorum-release', cue: 's/Q' });
    expect(left(show, 14_000)).toBe(7000);
  });

  it('is not released by a hand that never held it back, and says why', () => {
    const show = asked();
    pause(show, 4000, 'Q');
    expect(show.stateAt(5000).quorum).toMatchObject({ suspended: true, isHeldBack: false });
    expect(codeOf(show.ask(5000, { type: 'quorum-release', cue: 's/Q' }))).toBe('quorum-cue-paused');
  });

  it('can be held back besides, and stays so when it is resumed', () => {
    const show = asked();
    pause(show, 4000, 'Q');
    grant(show, 5000, { type: 'quorum-hold', cue: 's/Q' });
    resume(show, 6000, 'Q');
    expect(show.stateAt(60_000).quorum).toMatchObject({ leftMs: 6000, suspended: true, isHeldBack: true });
    grant(show, 61_000, { type: 'quorum-release', cue: 's/Q' });
    expect(left(show, 62_000)).toBe(5000);
  });

  it('before it is put is put later, whole', () => {
    const show = begun([{ cue: 'Q', preWait: '2s', quorum: question }, { cue: 'M' }, { cue: 'U' }]);
    pause(show, 1000, 'Q');
    expect(show.stateAt(5000).quorum).toBeNull();
    resume(show, 6000, 'Q');
    expect(show.stateAt(6999).quorum).toBeNull();
    expect(show.stateAt(7000).quorum).toMatchObject({ armedAtMs: 7000, leftMs: 10_000 });
  });

  it('before it waits for the hand has its whole time when it is armed', () => {
    const show = begun([
      { cue: 'Q', preWait: '2s', quorum: { ...question, arms: 'by-hand' } },
      { cue: 'M' },
      { cue: 'U' },
    ]);
    pause(show, 1000, 'Q');
    resume(show, 6000, 'Q');
    expect(show.stateAt(8000).quorum).toMatchObject({ suspended: true, leftMs: 10_000 });
    grant(show, 9000, { type: 'quorum-release', cue: 's/Q' });
    expect(show.stateAt(10_000).quorum).toMatchObject({ suspended: false, leftMs: 9000 });
  });

  it('and put again meanwhile has its whole time when it is resumed', () => {
    const show = asked();
    pause(show, 4000, 'Q');
    grant(show, 6000, { type: 'quorum-rearm', cue: 's/Q' });
    expect(left(show, 7000)).toBe(10_000);
    resume(show, 9000, 'Q');
    expect(left(show, 10_000)).toBe(9000);
  });

  it('can be decided by force, and is paused no longer', () => {
    const show = asked();
    pause(show, 4000, 'Q');
    grant(show, 6000, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
    expect(running(show.stateAt(6500))).toEqual(['M']);
    expect(show.stateAt(7000).mode).toBe('idle');
  });
});
