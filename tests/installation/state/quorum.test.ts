import { describe, expect, it } from 'vitest';
import { decideQuorum } from '#installation/rules/decide-quorum.ts';
import { NEVER } from '#installation/time/axes.ts';
import { force, grant, type Rehearsal, rehearse, situationAt } from '#tests/support/rehearsal.ts';

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
