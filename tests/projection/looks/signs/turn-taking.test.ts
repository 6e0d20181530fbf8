/** Who gets a sign of light when. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answered, turnOf } from '#projection/looks/signs/turn-taking.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('signs of light', () => {
  it('are nobody at 0, and everybody at 1', () => {
    fc.assert(
      fc.property(share, share, (chance, gesture) => {
        expect(answered(0, chance, gesture)).toBe(0);
        expect(answered(1, chance, gesture)).toBe(1);
      }),
    );
  });

  it('come to one after the other as the dial goes up', () => {
    const [first, last] = [0.5, 0.5].map((dial, at) => turnOf(dial, at));
    expect(first).toBe(1);
    expect(last).toBe(0);
    fc.assert(
      fc.property(share, share, share, (chance, a, b) => {
        expect(turnOf(Math.min(a, b), chance)).toBeLessThanOrEqual(turnOf(Math.max(a, b), chance));
      }),
    );
  });

  it('come at once to whoever answers, as soon as answers are meant', () => {
    fc.assert(
      fc.property(share, (chance) => {
        expect(answered(0.05, chance, 1)).toBe(1);
        expect(answered(0.05, chance, 0)).toBe(0);
      }),
    );
  });
});
