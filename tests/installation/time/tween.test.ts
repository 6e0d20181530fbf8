import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EASING_NAMES } from '#installation/time/easing.ts';
import { still, type Tween, tweenAt, tweenEndMs } from '#installation/time/tween.ts';

const ride: Tween = { from: 2, to: 4, startMs: 1000, overMs: 2000, ease: 'linear' };

const anyTween = fc.record({
  from: fc.double({ min: -100, max: 100, noNaN: true }),
  to: fc.double({ min: -100, max: 100, noNaN: true }),
  startMs: fc.integer({ min: 0, max: 10_000 }),
  overMs: fc.integer({ min: 0, max: 10_000 }),
  ease: fc.constantFrom(...EASING_NAMES),
});

describe('a tween', () => {
  it('stands at its start before it begins, passes the middle halfway and stays at its end', () => {
    expect([0, 1000, 2000, 3000, 9000].map((at) => tweenAt(ride, at))).toEqual([2, 2, 3, 4, 4]);
    expect(tweenEndMs(ride)).toBe(3000);
  });

  it('that takes no time is there on its very moment', () => {
    const jump: Tween = { ...ride, overMs: 0 };
    expect(tweenAt(jump, 999.9)).toBe(2);
    expect(tweenAt(jump, 1000)).toBe(4);
  });

  it('never leaves the way between its ends, whatever the curve', () => {
    fc.assert(
      fc.property(anyTween, fc.integer({ min: -1000, max: 30_000 }), (tween, at) => {
        const value = tweenAt(tween, at);
        expect(value).toBeGreaterThanOrEqual(Math.min(tween.from, tween.to) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(tween.from, tween.to) + 1e-9);
      }),
    );
  });

  it('has arrived once its end has come', () => {
    fc.assert(
      fc.property(anyTween, (tween) => {
        expect(tweenAt(tween, tweenEndMs(tween))).toBe(tween.to);
      }),
    );
  });

  it('that stands still is the same at any time', () => {
    expect([-1e9, 0, 1e9].map((at) => tweenAt(still(0.3), at))).toEqual([0.3, 0.3, 0.3]);
  });
});
