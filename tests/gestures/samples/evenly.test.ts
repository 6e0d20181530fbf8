import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evenly } from '#gestures/samples/evenly.ts';

it('chooses so many, in order, from all parts of a list', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 60 }), (length, most) => {
      const chosen = evenly(
        Array.from({ length }, (_, index) => index),
        most,
      );
      expect(chosen).toHaveLength(Math.min(length, most));
      for (const [index, value] of chosen.entries()) {
        expect(Math.abs(value - (index * length) / chosen.length)).toBeLessThanOrEqual(length / most + 1);
      }
      expect(chosen).toEqual([...new Set(chosen)].sort((a, b) => a - b));
    }),
  );
});
