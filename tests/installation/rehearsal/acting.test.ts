import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActingSpan, createActing, firstTogether } from '#installation/rehearsal/acting.ts';
import { showMs } from '#installation/time/axes.ts';
import { rehearse as openRun } from '#tests/support/rehearsal.ts';
import { planOfParts } from './small-show.ts';

const span = (key: string, fromMs: number, toMs: number | null): ActingSpan => ({
  key,
  fromMs: showMs(fromMs),
  toMs: toMs === null ? null : showMs(toMs),
});

describe('which cue acted when', () => {
  const plan = planOfParts({
    one: [
      { cue: '1', preWait: '1s', duration: '2s', postWait: '3s', next: 'follow' },
      { cue: '2', duration: '4s' },
    ],
  });

  it('is told without the waits before and after', () => {
    const run = openRun(new Map([[plan.scoreHash, plan]]), plan.scoreHash);
    run.ask(0, { type: 'go' });
    const acting = createActing();
    for (const atMs of [0, 1000, 2000, 3000, 6000]) acting.see(run.stateAt(atMs));
    expect(acting.spans()).toEqual([span('one/1', 1000, 3000), span('one/2', 6000, null)]);
    acting.see(run.stateAt(10_000));
    expect(acting.spans()).toEqual([span('one/1', 1000, 3000), span('one/2', 6000, 10_000)]);
  });

  it('is told for every time anew', () => {
    const ring = planOfParts({ one: [{ cue: '1', duration: '1s', postWait: '1s', next: 'follow', goTo: '1' }] });
    const run = openRun(new Map([[ring.scoreHash, ring]]), ring.scoreHash);
    run.ask(0, { type: 'go' });
    const acting = createActing();
    for (let atMs = 0; atMs <= 4000; atMs += 1000) acting.see(run.stateAt(atMs));
    expect(acting.spans()).toEqual([span('one/1', 0, 1000), span('one/1', 2000, 3000), span('one/1', 4000, null)]);
  });
});

describe('two that acted together', () => {
  it('are told with their first moment', () => {
    const spans = [span('a', 0, 10), span('b', 5, 8), span('c', 7, 20)];
    expect(firstTogether(spans, ['a', 'b'])).toEqual({ atMs: 5, cues: ['a', 'b'] });
    expect(firstTogether(spans, ['a', 'c'])).toEqual({ atMs: 7, cues: ['a', 'c'] });
    expect(firstTogether(spans, ['a', 'b', 'c'])).toEqual({ atMs: 5, cues: ['a', 'b'] });
    expect(firstTogether(spans, ['a', 'x'])).toBeNull();
  });

  it('are not two that follow each other at the same moment, nor one with itself', () => {
    expect(firstTogether([span('a', 0, 10), span('b', 10, 20)], ['a', 'b'])).toBeNull();
    expect(firstTogether([span('a', 0, 10), span('a', 5, 20)], ['a'])).toBeNull();
  });

  it('are found where one of them still acts', () => {
    expect(firstTogether([span('a', 0, null), span('b', 90, 91)], ['a', 'b'])).toEqual({ atMs: 90, cues: ['a', 'b'] });
  });

  it('are looked for in one pass, through hours of a loop', () => {
    const rounds = Array.from({ length: 40_000 }, (_, i) => span(i % 2 === 0 ? 'a' : 'b', i * 10, i * 10 + 10));
    expect(firstTogether(rounds, ['a', 'b'])).toBeNull();
  });

  it('are found exactly where some moment lies in spans of both', () => {
    const anySpan = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), fc.nat({ max: 20 }), fc.integer({ min: 1, max: 8 }))
      .map(([key, from, lasts]) => span(key, from, from + lasts));
    const actsAt = (spans: readonly ActingSpan[], key: string, atMs: number) =>
      spans.some((one) => one.key === key && one.fromMs <= atMs && atMs < (one.toMs ?? 0));
    fc.assert(
      fc.property(fc.array(anySpan, { maxLength: 8 }), (spans) => {
        const together = Array.from({ length: 30 }, (_, atMs) => atMs).find(
          (atMs) => actsAt(spans, 'a', atMs) && actsAt(spans, 'b', atMs),
        );
        expect(firstTogether(spans, ['a', 'b'])?.atMs).toBe(together);
      }),
    );
  });
});
