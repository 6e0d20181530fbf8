import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { steadyText } from '#tests/support/compared-shows.ts';
import { anyEvening, play } from '#tests/support/random-show.ts';
import { begun, changesOf, grant, rehearse } from '#tests/support/rehearsal.ts';

const times = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 8 });

// Many cases on a machine that others may be using.
describe('until the next change', { timeout: 120_000 }, () => {
  it('any show stays as it is, but for what a tween moves', () => {
    const share = fc.double({ min: 0, max: 0.9999, noNaN: true });
    fc.assert(
      fc.property(anyEvening(20), times(40_000), share, (evening, asked, part) => {
        const { plans, show, moments } = play(evening);
        for (const at of [...asked, ...moments.filter((_, index) => index % 3 === 0)]) {
          const now = stateAt(plans, show.facts, serverMs(at));
          const nextFact = show.facts.find((fact) => fact.atMs > at)?.atMs ?? Number.POSITIVE_INFINITY;
          const until = Math.min(now.nextChangeMs, nextFact, at + 100_000);
          expect(now.nextChangeMs).toBeGreaterThan(at);
          // Closer than a microsecond, rounding decides which of two moments is the earlier.
          if (until - at < 0.002) continue;
          const later = stateAt(plans, show.facts, serverMs(at + (until - at) * part));
          expect(steadyText(later)).toBe(steadyText(now));
          if (Number.isFinite(now.nextChangeMs)) expect(later.nextChangeMs).toBeCloseTo(now.nextChangeMs, 2);
          else expect(later.nextChangeMs).toBe(now.nextChangeMs);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('any show gets on, at whatever fraction of a millisecond it was begun', () => {
    fc.assert(
      fc.property(anyEvening(8), fc.double({ min: 0, max: 1, noNaN: true }), (evening, part) => {
        const steps = evening.steps.map((step) => ({ ...step, afterMs: step.afterMs + part }));
        const { show, moments } = play({ ...evening, steps });
        let atMs = moments.at(-1) ?? 0;
        for (let step = 0; step < 40 && Number.isFinite(atMs); step++) {
          const { nextChangeMs } = show.stateAt(atMs);
          expect(nextChangeMs).toBeGreaterThan(atMs);
          atMs = nextChangeMs;
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('going from change to change', () => {
  it('comes to rest when the show does', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'jump', cue: 'two/A' });
    expect(changesOf(show, 90_000)).toEqual([0, 1000, 2000, 3000, 4000]);
  });

  it('stops at every wait, change, child and end of a group', () => {
    const cues = [
      { cue: 'a', preWait: '100ms', set: { light: { to: 1, after: '50ms', over: '200ms' } } },
      { cue: 'b', at: '700ms', postWait: '90ms', duration: '10ms' },
    ];
    const show = begun([{ cue: 'G', preWait: '1s', group: { mode: 'timeline', cues }, postWait: '40ms' }]);
    expect(changesOf(show, 90_000)).toEqual([0, 1000, 1100, 1150, 1350, 1700, 1710, 1800, 1840]);
  });

  it('stops when the picture of a jump has molten into the new one', () => {
    const show = begun([{ cue: 1 }, { cue: 2 }], { jumpFade: '700ms' });
    grant(show, 1000, { type: 'jump', cue: 's/2' });
    expect(changesOf(show, 90_000)).toEqual([0, 1000, 1700]);
  });

  it('stands still while the show is paused, and while all that runs is', () => {
    const show = begun([{ cue: 1, fade: '5s', set: { light: 1 } }]);
    grant(show, 1000, { type: 'pause-cue', cue: 's/1' });
    expect(show.stateAt(2000).nextChangeMs).toBe(Number.POSITIVE_INFINITY);
    grant(show, 3000, { type: 'resume-cue', cue: 's/1' });
    expect(show.stateAt(3000).nextChangeMs).toBe(7000);
    grant(show, 4000, { type: 'pause' });
    expect(show.stateAt(5000).nextChangeMs).toBe(Number.POSITIVE_INFINITY);
  });
});
