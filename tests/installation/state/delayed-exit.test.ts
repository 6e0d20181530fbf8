import { describe, expect, it } from 'vitest';
import { grant, type Rehearsal, rehearsing } from '#tests/support/rehearsal.ts';
import { planOf } from '#tests/support/sample-score.ts';

/** Ayla is there from the start; the second cue lets her go, but only after twenty seconds, within six. */
const EXIT = { ayla: { presence: 0, after: '20s', over: '6s', ease: 'linear' } };
const ENTER = { cue: 1, name: 'Comes', cast: { ayla: { presence: 1, over: '0s' } }, next: 'follow' };

/** A show whose GO is pressed at 1000: she is let go from 21 s on and is gone at 27 s. */
function shown(exit: object, ...behind: readonly object[]): Rehearsal {
  const show = rehearsing(planOf([ENTER, { cue: 2, name: 'Leaves', cast: EXIT, ...exit }, ...behind]));
  grant(show, 1000, { type: 'go' });
  return show;
}

const presence = (show: Rehearsal, atMs: number): number =>
  show.stateAt(atMs).values['cast.ayla.presence'] ?? Number.NaN;

/** She stays for all of the delay and takes all of her time, `laterMs` later than planned. */
function expectExit(show: Rehearsal, laterMs = 0): void {
  for (const atMs of [1000, 8000, 20_999]) expect(presence(show, atMs + (atMs > 8000 ? laterMs : 0))).toBe(1);
  expect(presence(show, 24_000 + laterMs)).toBeCloseTo(0.5);
  expect(presence(show, 26_990 + laterMs)).toBeGreaterThan(0);
  expect(presence(show, 27_000 + laterMs)).toBe(0);
}

describe('an exit after a long delay', () => {
  it('keeps its time where nothing else happens', () => {
    expectExit(shown({}));
  });

  it('keeps its time while the cues behind it run, and whatever they move of her besides', () => {
    const moves = { cue: 3, name: 'Moves', fade: '2s', cast: { ayla: { x: 0.2 } } };
    expectExit(shown({ next: 'continue' }, moves));
    expectExit(shown({}, moves));
    const late = shown({ next: 'follow' }, moves);
    expectExit(late);
    expect(late.stateAt(26_990).cues.map(({ key }) => key)).not.toContain('s/3');
  });

  it('keeps its time when a hand goes on in the middle of the delay', () => {
    const show = shown({}, { cue: 3, name: 'Next', duration: '40s' });
    grant(show, 9000, { type: 'go' });
    expectExit(show);
  });

  it('keeps its time inside a group, and of a group whose cues are over before', () => {
    const inside = { cue: '2.1', name: 'Inside', duration: '5s' };
    expectExit(shown({ group: { mode: 'in-order', cues: [inside] } }));
    const within = { cue: '2.1', name: 'Within', cast: EXIT };
    expectExit(shown({ cast: {}, group: { mode: 'timeline', cues: [within] } }));
  });

  it('waits while the show is paused', () => {
    const show = shown({});
    grant(show, 9000, { type: 'pause' });
    grant(show, 13_000, { type: 'resume' });
    expectExit(show, 4000);
  });
});
