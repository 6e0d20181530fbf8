import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Output, outputSchema } from '#installation/site/output.ts';
import {
  type FitHistories,
  historyOf,
  historyWords,
  remembered,
  siteChanged,
  steppedBack,
  steppedForth,
} from '#installation/site/output-history.ts';

const late = (latencyMs: number): Output => outputSchema.parse({ latencyMs });
const step = (from: number, to: number, does = `${to} ms`) => ({ does, before: late(from), after: late(to) });
const words = (histories: FitHistories) => historyWords(histories, ['left']).left;
const siteOf = (fits: Readonly<Record<string, number>>) => ({
  surfaces: Object.fromEntries(Object.entries(fits).map(([name, ms]) => [name, { output: late(ms) }])),
});

describe('what was done to the fits', () => {
  it('is known by name, back and forth', () => {
    let all = remembered(remembered({}, 'left', step(0, 1)), 'left', step(1, 2));
    expect(words(all)).toEqual({ undo: '2 ms', redo: null });
    all = steppedBack(all, 'left');
    expect(words(all)).toEqual({ undo: '1 ms', redo: '2 ms' });
    expect(words(steppedForth(all, 'left'))).toEqual({ undo: '2 ms', redo: null });
    expect(words(remembered(all, 'left', step(1, 5)))).toEqual({ undo: '5 ms', redo: null });
  });

  it('of a step that changes nothing is nothing', () => {
    expect(remembered({}, 'left', step(3, 3))).toEqual({});
    const without = { ...late(3), blend: { curve: 2, left: undefined } } as Output;
    expect(remembered({}, 'left', { does: 'x', before: late(3), after: without })).toEqual({});
  });

  it('is each surface’s own, and ends where there is nothing', () => {
    const all = remembered({}, 'left', step(0, 1));
    expect(steppedBack(all, 'right')).toBe(all);
    expect(steppedForth(all, 'left')).toBe(all);
    expect(historyOf(all, 'toString')).toEqual({ done: [], undone: [] });
    expect(historyWords(all, ['left', 'right'])).toEqual({
      left: { undo: '1 ms', redo: null },
      right: { undo: null, redo: null },
    });
  });

  it('has one more step where the whole site changed under it, and forgets surfaces that are gone', () => {
    const before = siteOf({ left: 1, right: 4, gone: 2 });
    const after = siteOf({ left: 7, right: 4, fresh: 3 });
    const all = remembered(remembered({}, 'left', step(0, 1)), 'gone', step(0, 2));
    const changed = siteChanged(all, before, after, 'Edited');
    expect(historyWords(changed, ['left', 'right', 'gone', 'fresh'])).toEqual({
      left: { undo: 'Edited', redo: null },
      right: { undo: null, redo: null },
      gone: { undo: null, redo: null },
      fresh: { undo: null, redo: null },
    });
    expect(historyOf(changed, 'left').done.at(-1)).toEqual({ does: 'Edited', before: late(1), after: late(7) });
  });

  it('leads, however one walks, only to fits that were there in that order', () => {
    const walk = fc.array(
      fc.oneof(fc.integer({ min: 0, max: 50 }), fc.constantFrom('back' as const, 'forth' as const)),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(walk, (moves) => {
        let all: FitHistories = {};
        let now = 0;
        let trail = [0];
        let at = 0;
        for (const move of moves) {
          const { done, undone } = historyOf(all, 'left');
          if (move === 'back') {
            now = done.at(-1)?.before.latencyMs ?? now;
            all = steppedBack(all, 'left');
            at = Math.max(0, at - 1);
          } else if (move === 'forth') {
            now = undone.at(-1)?.after.latencyMs ?? now;
            all = steppedForth(all, 'left');
            at = Math.min(trail.length - 1, at + 1);
          } else if (move !== now) {
            all = remembered(all, 'left', step(now, move));
            now = move;
            trail = [...trail.slice(0, at + 1), move];
            at++;
          }
          expect(now).toBe(trail[at]);
        }
      }),
    );
  });

  it('does not grow for ever', () => {
    let all: FitHistories = {};
    for (let ms = 0; ms < 400; ms++) all = remembered(all, 'left', step(ms, ms + 1));
    expect(historyOf(all, 'left').done).toHaveLength(200);
    expect(words(all)?.undo).toBe('400 ms');
  });
});
