import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode } from '#installation/mapping/transfer.ts';

describe('what a projector is sent', () => {
  it('makes the light that was meant, for its own gamma', () => {
    const gammas = fc.oneof(fc.constant(null), fc.double({ min: 1, max: 4, noNaN: true }));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), gammas, (light, gamma) => {
        expect(decode(encode(light, gamma), gamma)).toBeCloseTo(light, 9);
      }),
    );
  });

  it('follows the curve of sRGB', () => {
    expect(encode(0.2140411, null)).toBeCloseTo(0.5, 5);
    expect(encode(0.0015, null)).toBeCloseTo(0.01938, 6);
    expect(encode(0.25, 2)).toBe(0.5);
  });

  it('stays within what can be sent', () => {
    expect([encode(-1, null), encode(-1, 2.2), encode(2, 2.2)]).toEqual([0, 0, 1]);
    expect(encode(2, null)).toBeCloseTo(1, 12);
  });
});
