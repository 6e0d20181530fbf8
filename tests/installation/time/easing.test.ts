import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clamp01, EASING_NAMES, EASINGS, mix } from '#installation/time/easing.ts';

describe('easing curves', () => {
  it.each(EASING_NAMES)('%s begins at 0, ends at 1 and never goes back', (name) => {
    const curve = EASINGS[name];
    expect(curve(0)).toBe(0);
    expect(curve(1)).toBe(1);
    let before = 0;
    for (let i = 1; i <= 100; i++) {
      const now = curve(i / 100);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
  });

  it('inOut is symmetric and has no speed at either end', () => {
    for (let i = 0; i <= 50; i++) expect(EASINGS.inOut(i / 50) + EASINGS.inOut(1 - i / 50)).toBeCloseTo(1, 12);
    expect(EASINGS.inOut(1e-3)).toBeLessThan(1e-7);
    expect(1 - EASINGS.inOut(1 - 1e-3)).toBeLessThan(1e-7);
  });
});

describe('mix and clamp01', () => {
  it('mix goes from one end to the other in a straight line', () => {
    expect(mix(2, 10, 0)).toBe(2);
    expect(mix(2, 10, 0.25)).toBe(4);
    expect(mix(2, 10, 1)).toBe(10);
  });

  it('clamp01 keeps every number inside 0..1', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (x) => {
        const kept = clamp01(x);
        expect(kept >= 0 && kept <= 1).toBe(true);
        if (x > 0 && x <= 1) expect(kept).toBe(x);
      }),
    );
  });
});
