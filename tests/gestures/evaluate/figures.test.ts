import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  accuracyOf,
  areaUnderRoc,
  classFigures,
  confusionOf,
  deviationOrNull,
  meanOrNull,
} from '#gestures/evaluate/figures.ts';

describe('figures', () => {
  const judged = [
    { truth: 'a', said: 'a' },
    { truth: 'a', said: 'b' },
    { truth: 'b', said: 'b' },
    { truth: 'b', said: 'b' },
  ];

  it('count what was said of what', () => {
    const confusion = confusionOf(judged, ['a', 'b', 'c']);
    expect(confusion.counts).toEqual([
      [1, 1, 0],
      [0, 2, 0],
      [0, 0, 0],
    ]);
    expect(accuracyOf(judged)).toBe(0.75);
    const [a, b, ...more] = classFigures(confusion);
    expect(more).toEqual([]);
    expect(a).toMatchObject({ label: 'a', count: 2, precision: 1, recall: 0.5 });
    expect(a?.f1).toBeCloseTo(2 / 3, 12);
    expect(b).toMatchObject({ count: 2, recall: 1 });
    expect(b?.precision).toBeCloseTo(2 / 3, 12);
  });

  it('give the area under the curve as all pairs would', () => {
    const values = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(values, values, (more, less) => {
        const wins = more.flatMap((a) => less.map((b): number => (a > b ? 1 : a === b ? 0.5 : 0)));
        expect(areaUnderRoc(more, less)).toBeCloseTo(wins.reduce((x, y) => x + y, 0) / wins.length, 9);
      }),
    );
  });

  it('know what they do not know', () => {
    expect(meanOrNull([Number.NaN, 1, 3])).toBe(2);
    expect(meanOrNull([Number.NaN])).toBeNull();
    expect(deviationOrNull([5])).toBeNull();
    expect(deviationOrNull([1, 3])).toBeCloseTo(Math.SQRT2, 12);
  });
});
