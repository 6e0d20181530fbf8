import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partsOf, spansOf, spansWithout } from './flash-spans.ts';

const told = (endedAtMs: number, ...cues: readonly (readonly [string, number])[]) => ({
  endedAtMs,
  cues: cues.map(([key, atMs]) => ({ key, atMs, tellingMs: atMs })),
});

describe('which moments are looked at for flashes', () => {
  it('are all of an evening, in parts of one length that follow each other', () => {
    const parts = partsOf(spansOf(told(10_000), 3000), null, 3000);
    expect(parts.map(({ fromMs }) => fromMs)).toEqual([0, 3000, 6000, 9000]);
    expect(parts.at(-1)?.toMs).toBe(12_000);
  });

  it('are so many parts spread over it where there is less time', () => {
    const parts = partsOf(spansOf(told(90_000), 3000), 9, 3000);
    expect(parts.map(({ fromMs }) => fromMs).sort((a, b) => a - b)).toEqual([0, 30_000, 60_000]);
  });

  it('are each of them once, however many, and spread over it wherever it is broken off', () => {
    const begins = (count: number): readonly number[] =>
      partsOf(spansOf(told(1_200_000), 2000), 2 * count, 2000).map(({ fromMs }) => fromMs);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 600 }), (count) => {
        expect(new Set(begins(count)).size).toBe(count);
      }),
    );
    const half = begins(100)
      .slice(0, 50)
      .toSorted((a, b) => a - b);
    const gaps = half.map((at, index) => (half[index + 1] ?? 1_200_000) - at);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(40_000);
  });

  it('are of another evening the cues that the first did not reach, with what leads there and what is left of them', () => {
    const first = told(60_000, ['a/1', 0], ['a/3', 30_000]);
    const other = told(90_000, ['a/1', 0], ['a/2', 20_000], ['a/2.5', 26_000], ['a/3', 40_000], ['a/4', 70_000]);
    expect(spansWithout(other, first, 3000)).toEqual([
      { fromMs: 18_000, toMs: 45_000 },
      { fromMs: 66_000, toMs: 96_000 },
    ]);
    expect(spansWithout(first, first, 3000)).toEqual([]);
  });
});
