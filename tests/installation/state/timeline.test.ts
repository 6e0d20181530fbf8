import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '#installation/log/fact.ts';
import { createTimeline, stateAt } from '#installation/state/timeline.ts';
import { serverMs } from '#installation/time/axes.ts';
import { showText } from '#tests/support/compared-shows.ts';
import { grant, type Rehearsal, rehearse } from '#tests/support/rehearsal.ts';
import { SAMPLE_PLANS } from '#tests/support/sample-score.ts';

const times = (max: number) => fc.array(fc.double({ min: 0, max, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('a timeline', () => {
  /** A long log: pausing and resuming, jumping about. */
  const longShow = (): Rehearsal => {
    const show = rehearse();
    for (let i = 0; i < 120; i++) {
      const at = 500 + i * 700;
      if (i % 5 === 0) show.ask(at, { type: 'jump', cue: i % 2 === 0 ? 'two/A' : 'one/1' });
      else show.ask(at, i % 2 === 0 ? { type: 'pause' } : { type: 'resume' });
    }
    return show;
  };

  it('answers like the definition for a log of any length, asked in any order', () => {
    const { facts } = longShow();
    expect(facts.length).toBeGreaterThan(80);
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of facts) timeline.append(fact);
    fc.assert(
      fc.property(times(100_000), (asked) => {
        for (const at of asked.map(serverMs)) {
          expect(showText(timeline.stateAt(at))).toBe(showText(stateAt(SAMPLE_PLANS, facts, at)));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('answers like the definition while facts arrive, in time or after their moment', () => {
    const { facts } = longShow();
    const step = fc.oneof(
      fc.record({ append: fc.nat({ max: 6 }) }),
      fc.record({ askAt: fc.double({ min: 0, max: 100_000, noNaN: true }) }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const timeline = createTimeline(SAMPLE_PLANS);
        const known: Fact[] = [];
        for (const next of steps) {
          if ('append' in next) {
            for (const fact of facts.slice(known.length, known.length + next.append)) {
              known.push(fact);
              timeline.append(fact);
            }
          } else {
            const at = serverMs(next.askAt);
            expect(showText(timeline.stateAt(at))).toBe(showText(stateAt(SAMPLE_PLANS, known, at)));
          }
        }
        expect(timeline.facts).toEqual(known);
      }),
      { numRuns: 100 },
    );
  });

  it('lets a fact that comes late undo what was worked out beyond it', () => {
    const show = rehearse();
    grant(show, 1000, { type: 'go' });
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts) timeline.append(fact);
    expect(timeline.stateAt(serverMs(10_000)).quorum?.key).toBe('one/2');
    grant(show, 1500, { type: 'pause' });
    const late = show.facts.at(-1);
    if (late) timeline.append(late);
    for (const at of [10_000, 1400, 20_000].map(serverMs)) {
      expect(timeline.stateAt(at)).toEqual(stateAt(SAMPLE_PLANS, show.facts, at));
    }
    expect(timeline.stateAt(serverMs(10_000))).toMatchObject({ mode: 'paused', quorum: null });
  });

  it('takes in a fact dated exactly at the moment it was last asked for', () => {
    const show = rehearse();
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts) timeline.append(fact);
    timeline.stateAt(serverMs(1000));
    grant(show, 1000, { type: 'go' });
    const last = show.facts.at(-1);
    if (last) timeline.append(last);
    expect(timeline.stateAt(serverMs(1000)).mode).toBe('running');
  });

  it('asked of moments before its base answers with the base', () => {
    const show = longShow();
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts) timeline.append(fact);
    const base = timeline.basis();
    const later = createTimeline(SAMPLE_PLANS, base);
    expect(later.end()).toEqual(timeline.end());
    expect(later.stateAt(serverMs(5))).toEqual(timeline.stateAt(base.end.atMs));
    for (const at of [base.end.atMs, base.end.atMs + 500, 200_000].map(serverMs)) {
      expect(showText(later.stateAt(at))).toBe(showText(timeline.stateAt(at)));
    }
  });

  it('works a fact that comes late into a long log by a few steps, not from the beginning', () => {
    const show = rehearse();
    for (let i = 0; i < 2000; i++) show.ask(500 + i * 700, { type: 'jump', cue: i % 2 === 0 ? 'two/A' : 'one/1' });
    const timeline = createTimeline(SAMPLE_PLANS);
    for (const fact of show.facts.slice(0, 1000)) timeline.append(fact);
    for (const fact of show.facts.slice(1000)) {
      timeline.append(fact);
      timeline.stateAt(serverMs(fact.atMs + 900));
    }
    // From the beginning it would take a hundred times as long, and more than a test may.
    const end = serverMs((show.facts.at(-1)?.atMs ?? 0) + 900);
    expect(showText(timeline.stateAt(end))).toBe(showText(stateAt(SAMPLE_PLANS, show.facts, end)));
  });
});
