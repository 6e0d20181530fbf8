import { describe, expect, it } from 'vitest';
import { decideQuorum } from '#installation/rules/decide-quorum.ts';
import { NEVER } from '#installation/time/axes.ts';
import {
  begun,
  codeOf,
  force,
  grant,
  type Rehearsal,
  rehearse,
  running,
  situationAt,
} from '#tests/support/rehearsal.ts';

/** A show whose quorum opens at 4500 and runs out at 14500. */
function asked(): Rehearsal {
  const show = rehearse();
  grant(show, 1000, { type: 'go' });
  return show;
}

const leftAt = (show: Rehearsal, atMs: number): number | undefined => show.stateAt(atMs).quorum?.leftMs;

describe('an open quorum', () => {
  it('begins with the action of its cue and counts down', () => {
    const show = asked();
    expect(show.stateAt(4499).quorum).toBeNull();
    expect(show.stateAt(4500).quorum).toMatchObject({
      key: 'one/2',
      armedAtMs: 4500,
      leftMs: 10_000,
      suspended: false,
    });
    expect(leftAt(show, 9000)).toBe(5500);
  });

  it('holds its cue open for as long as it takes', () => {
    const show = asked();
    expect(show.stateAt(200_000).cues).toMatchObject([
      { key: 'one/2', phase: 'action', leftMs: Number.POSITIVE_INFINITY },
    ]);
    expect(leftAt(show, 200_000)).toBe(0);
  });

  it('says when its time is up', () => {
    expect(asked().stateAt(6000).nextChangeMs).toBe(14_500);
  });

  it('stands still while the show is paused', () => {
    const show = asked();
    grant(show, 6000, { type: 'pause' });
    expect(leftAt(show, 60_000)).toBe(8500);
    grant(show, 60_000, { type: 'resume' });
    expect(leftAt(show, 61_000)).toBe(7500);
  });
});

describe('a quorum that is held back', () => {
  it('loses no time until it is released', () => {
    const show = asked();
    grant(show, 6500, { type: 'quorum-hold', cue: 'one/2' });
    expect(show.stateAt(30_000).quorum).toMatchObject({ suspended: true, leftMs: 8000 });
    expect(show.stateAt(7000).nextChangeMs).toBe(NEVER);
    grant(show, 30_000, { type: 'quorum-release', cue: 'one/2' });
    expect(show.stateAt(31_000).quorum).toMatchObject({ suspended: false, leftMs: 7000 });
    expect(show.stateAt(31_000).nextChangeMs).toBe(38_000);
  });

  it('may be held back twice', () => {
    const show = asked();
    grant(show, 6500, { type: 'quorum-hold', cue: 'one/2' });
    grant(show, 8500, { type: 'quorum-release', cue: 'one/2' });
    grant(show, 9500, { type: 'quorum-hold', cue: 'one/2' });
    grant(show, 19_500, { type: 'quorum-release', cue: 'one/2' });
    expect(leftAt(show, 19_500)).toBe(7000);
  });

  it('is decided by neither crowd nor clock', () => {
    const show = asked();
    grant(show, 6500, { type: 'quorum-hold', cue: 'one/2' });
    expect(decideQuorum(situationAt(show.stateAt(90_000), 90_000))).toBeNull();
  });
});

describe('a decision', () => {
  it.each([
    ['met', 'one/3', 'two/A'],
    ['unmet', 'one/4', 'one/5'],
  ] as const)('%s takes its branch at once and says what stands by behind it', (outcome, taken, standby) => {
    const show = asked();
    grant(show, 6000, force(outcome));
    const state = show.stateAt(6000);
    expect(state.quorum).toBeNull();
    expect(state.cues.map((cue) => cue.key)).toEqual([taken]);
    expect(state.standby).toBe(standby);
  });

  it('counts once: a second one for the same question changes nothing', () => {
    const show = asked();
    grant(show, 6000, force('met'));
    const before = show.stateAt(6500);
    const decided = show.facts.at(-1)?.event;
    if (decided?.type !== 'quorum-decided') throw new Error('nothing was decided');
    show.declare(6200, { ...decided, outcome: 'unmet' });
    expect(show.stateAt(6500)).toEqual(before);
  });

  it('does not count as a GO for the double-GO guard', () => {
    const show = asked();
    grant(show, 6000, force('unmet'));
    expect(show.stateAt(6000).lastGoAtMs).toBe(1000);
    expect(show.ask(6010, { type: 'go' }).ok).toBe(true);
  });

  it('can be asked for again by firing the cue again', () => {
    const show = asked();
    grant(show, 6000, force('unmet'));
    grant(show, 7000, { type: 'jump', cue: 'one/2' });
    expect(show.stateAt(7000).quorum).toMatchObject({ key: 'one/2', armedAtMs: 7000, leftMs: 10_000 });
  });
});

describe('a question that waits for the hand', () => {
  const byHand = (): Rehearsal =>
    begun([
      {
        cue: 'Q',
        quorum: {
          gesture: 'rise',
          share: 0.5,
          dwell: '1s',
          timeout: '10s',
          arms: 'by-hand',
          met: { label: 'met', go: 'M' },
          unmet: { label: 'unmet', go: 'M' },
        },
      },
      { cue: 'M' },
    ]);

  it('is shown, but neither crowd nor clock decide it before it is armed', () => {
    const show = byHand();
    expect(show.stateAt(60_000).quorum).toMatchObject({ suspended: true, leftMs: 10_000 });
    expect(show.stateAt(60_000).nextChangeMs).toBe(NEVER);
    expect(decideQuorum(situationAt(show.stateAt(60_000), 60_000))).toBeNull();
  });

  it('is put at the moment it is armed, with all its time', () => {
    const show = byHand();
    grant(show, 5000, { type: 'quorum-release', cue: 's/Q' });
    expect(show.stateAt(6000).quorum).toMatchObject({ suspended: false, leftMs: 9000, armedAtMs: 5000 });
    grant(show, 7000, { type: 'quorum-hold', cue: 's/Q' });
    grant(show, 9000, { type: 'quorum-release', cue: 's/Q' });
    expect(show.stateAt(9000).quorum).toMatchObject({ leftMs: 8000, armedAtMs: 5000 });
  });

  it('is armed, too, when it is put again', () => {
    const show = byHand();
    grant(show, 5000, { type: 'quorum-rearm', cue: 's/Q' });
    expect(show.stateAt(6000).quorum).toMatchObject({ suspended: false, leftMs: 9000, armedAtMs: 5000 });
  });
});

describe('a question that is put again', () => {
  it('while it is open has its whole time, held back no longer, and no count of before', () => {
    const show = asked();
    grant(show, 6000, { type: 'quorum-hold', cue: 'one/2' });
    grant(show, 6000, { type: 'count-crowd', cue: 'one/2', option: 0, active: 2, present: 4 });
    grant(show, 8000, { type: 'quorum-rearm', cue: 'one/2' });
    expect(show.stateAt(9000).quorum).toMatchObject({ suspended: false, leftMs: 9000, armedAtMs: 8000, counts: [] });
    expect(show.stateAt(9000).cues).toMatchObject([{ key: 'one/2', firedAtMs: 4500 }]);
  });

  it('after it was decided is open as if nothing had followed, without doing again what its cue does', () => {
    const show = asked();
    grant(show, 6000, force('met'));
    grant(show, 6500, { type: 'quorum-rearm', cue: 'one/2' });
    const state = show.stateAt(6500);
    expect(state.quorum).toMatchObject({ key: 'one/2', leftMs: 10_000, armedAtMs: 6500 });
    expect(state.standby).toBeNull();
    // Cue 3 comes to its own end, but cue 5 does not follow it.
    expect(show.stateAt(20_000).values.tilt).toBe(5);
    expect(show.stateAt(20_000).values.light).toBe(0.2);
    expect(running(show.stateAt(20_000))).toEqual(['2']);
    grant(show, 21_000, force('unmet'));
    expect(show.stateAt(21_000).cues.at(-1)?.key).toBe('one/4');
  });

  it('though it is disarmed by now is asked all the same', () => {
    const show = asked();
    grant(show, 6000, force('met'));
    grant(show, 6100, { type: 'arm-cue', cue: 'one/2', arming: 'disarmed' });
    grant(show, 6500, { type: 'quorum-rearm', cue: 'one/2' });
    expect(show.stateAt(60_000)).toMatchObject({ mode: 'running', quorum: { key: 'one/2', leftMs: 0 } });
  });

  it('plays its group again from the first round', () => {
    const quorum = {
      gesture: 'rise',
      share: 0.5,
      dwell: '1s',
      timeout: '60s',
      met: { label: 'met', go: 'M' },
      unmet: { label: 'unmet', go: 'M' },
    };
    const group = {
      mode: 'in-order',
      cues: [
        { cue: 'a', duration: '1s' },
        { cue: 'b', duration: '1s' },
      ],
    };
    const show = begun([{ cue: 'Q', quorum, group, repeat: { until: 'quorum' } }, { cue: 'M' }]);
    grant(show, 3500, { type: 'quorum-force', cue: 's/Q', outcome: 'met' });
    grant(show, 5000, { type: 'quorum-rearm', cue: 's/Q' });
    expect(running(show.stateAt(5500))).toEqual(['Q', 'a']);
    expect(show.stateAt(7500).cues).toMatchObject([{ key: 's/Q', round: 2 }, { key: 's/a' }]);
  });

  it('that is not the last that was decided is not put', () => {
    const show = asked();
    grant(show, 6000, force('met'));
    grant(show, 7000, { type: 'jump', cue: 'one/2' });
    grant(show, 8000, { type: 'jump', cue: 'two/A' });
    expect(show.ask(9000, { type: 'quorum-rearm', cue: 'one/2' }).ok).toBe(true);
    expect(codeOf(show.ask(9500, { type: 'quorum-rearm', cue: 'one/1' }))).toBe('nothing-to-ask-again');
  });
});

describe('what the director counts', () => {
  it('stands for its option until it is counted again or the question is decided', () => {
    const show = asked();
    const count = (atMs: number, active: number, present: number): void =>
      grant(show, atMs, { type: 'count-crowd', cue: 'one/2', option: 0, active, present });
    count(5000, 2, 8);
    count(6000, 3, 9);
    expect(show.stateAt(5500).quorum?.counts).toEqual([{ option: 0, active: 2, present: 8, atMs: 5000 }]);
    expect(show.stateAt(7000).quorum?.counts).toEqual([{ option: 0, active: 3, present: 9, atMs: 6000 }]);
    grant(show, 8000, force('met'));
    grant(show, 9000, { type: 'quorum-rearm', cue: 'one/2' });
    expect(show.stateAt(9000).quorum?.counts).toEqual([]);
  });

  it('is kept for each option by itself', () => {
    const ways = ['rise', 'link'].map((gesture) => ({ gesture, label: gesture, go: 'M', share: 0.5, dwell: '1s' }));
    const unmet = { label: 'unmet', go: 'M' };
    const show = begun([{ cue: 'Q', quorum: { options: ways, timeout: '60s', unmet } }, { cue: 'M' }]);
    grant(show, 1000, { type: 'count-crowd', cue: 's/Q', option: 0, active: 1, present: 5 });
    grant(show, 2000, { type: 'count-crowd', cue: 's/Q', option: 1, active: 4, present: 5 });
    expect(show.stateAt(3000).quorum?.counts).toMatchObject([
      { option: 0, active: 1 },
      { option: 1, active: 4 },
    ]);
  });

  it('says nothing of the same question asked another time', () => {
    const show = asked();
    grant(show, 5000, { type: 'count-crowd', cue: 'one/2', option: 0, active: 2, present: 8 });
    grant(show, 6000, { type: 'jump', cue: 'one/2' });
    expect(show.stateAt(6000).quorum?.counts).toEqual([]);
  });
});
