import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverse, type Square, times, unseenAnswers } from '#gestures/learn/motion-ridge.ts';

const place = fc.double({ min: -2, max: 2, noNaN: true });

/** Likeness of places on a line, and a little on the diagonal. */
function kernelOf(places: readonly number[]): Square {
  const values = places.flatMap((a, i) => places.map((b, j) => Math.exp(-((a - b) ** 2)) + (i === j ? 0.1 : 0)));
  return { size: places.length, values: Float64Array.from(values) };
}

describe('ridge regression', () => {
  it('inverts what it learns from', () => {
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 12 }), (places) => {
        const kernel = kernelOf(places);
        const unit = times(inverse(kernel), times(kernel, places));
        for (const [i, value] of places.entries()) expect(unit[i]).toBeCloseTo(value, 6);
      }),
    );
  });

  it('answers of a group as if it had never seen it', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(place, place), { minLength: 4, maxLength: 12 }), (examples) => {
        const places = examples.map(([at]) => at);
        const target = examples.map(([, value]) => value);
        const inverted = inverse(kernelOf(places));
        const group = [0, 2];
        const question = { target, weights: times(inverted, target) };
        const [answers] = unseenAnswers(inverted, group, [question]);
        const others = places.map((_, index) => index).filter((index) => !group.includes(index));
        const rest = inverse(kernelOf(others.map((index) => places[index] ?? 0)));
        const weights = times(rest, others.map((index) => target[index] ?? 0)); // biome-ignore format: one thought
        for (const [i, member] of group.entries()) {
          const expected = others.reduce(
            (sum, index, k) =>
              sum + (weights[k] ?? 0) * Math.exp(-(((places[index] ?? 0) - (places[member] ?? 0)) ** 2)),
            0,
          );
          expect(answers?.[i]).toBeCloseTo(expected, 6);
        }
      }),
    );
  });
});
