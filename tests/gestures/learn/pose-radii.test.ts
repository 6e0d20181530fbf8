import { describe, expect, it } from 'vitest';
import { strangePostures } from '#gestures/learn/pose-features.ts';
import { poseRadii } from '#gestures/learn/pose-radii.ts';

const at = (...values: number[]): Float64Array => Float64Array.from(values);
const TAKES = [
  [at(0, 0), at(0.5, 0), at(0, 0.5)],
  [at(9, 9), at(9.5, 9)],
] as const;
/** `count` strangers, the nearest `near` of a gesture's middle. */
const strangers = (count: number, near: number): Float64Array[] =>
  Array.from({ length: count }, (_, index) => at(near + index, 0));

describe('radii of poses', () => {
  it('are smaller where postures that nobody taught are near', () => {
    const [plain, far] = poseRadii(TAKES);
    const [crowded, still] = poseRadii(
      TAKES,
      Array.from({ length: 100 }, (_, k) => at(0.6 + k / 200, 0.6)),
    );
    expect(crowded?.limit).toBeLessThan(plain?.limit ?? 0);
    expect(still).toEqual(far);
  });

  it('measure what is unusual by the takes alone', () => {
    const near = Array.from({ length: 100 }, (_, k) => at(0.6 + k / 200, 0.6));
    const spreads = (strange: readonly Float64Array[]): readonly number[] =>
      poseRadii(TAKES, strange).map(({ spread }) => spread);
    expect(spreads(near)).toEqual(spreads([]));
  });

  it('are never larger for strangers, nor nothing', () => {
    expect(poseRadii(TAKES, strangers(100, 50))).toEqual(poseRadii(TAKES));
    for (const { limit } of poseRadii(
      TAKES,
      Array.from({ length: 50 }, () => at(0, 0)),
    ))
      expect(limit).toBeGreaterThan(0.2);
  });
});

describe('strange postures', () => {
  it.each(['body33', 'hand21'] as const)('of %s are many, all different, complete, and always the same', (layout) => {
    const made = strangePostures(layout);
    expect(made.length).toBeGreaterThanOrEqual(300);
    expect(new Set(made.map((values) => values.join())).size).toBe(made.length);
    expect(made.every((values) => values.every(Number.isFinite))).toBe(true);
    expect(strangePostures(layout)).toBe(made);
  });
});
