/** How the score has the crowd stand: in the dark, in the light, one faction before the others. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crowdLight } from '#installation/frame/crowd-figures.ts';
import { inLight, litShare, meantShare, standingOf } from '#installation/frame/crowd-standing.ts';

const standing = (values: Readonly<Record<string, number>>) => standingOf(values);
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the dark', () => {
  it('is none where nothing is said', () => {
    expect(standing({})).toEqual({ distanceM: 0, hush: 0, side: 0 });
    expect(litShare(standing({}), 0)).toBe(1);
    expect(meantShare(standing({}), 1)).toEqual({ lit: 1, tint: 0 });
  });

  it('keeps dials within their range, and what is no number out', () => {
    expect(standing({ distance: 99, hush: -1, side: Number.NaN })).toEqual({ distanceM: 12, hush: 0, side: 0 });
  });

  it('lets go of whoever shows the gesture, and the more the better it is shown', () => {
    expect(litShare(standing({ hush: 1 }), 0)).toBe(0);
    expect(litShare(standing({ hush: 1 }), 1)).toBe(1);
    fc.assert(
      fc.property(share, share, share, (hush, a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(litShare(standing({ hush }), less)).toBeLessThanOrEqual(litShare(standing({ hush }), more));
      }),
    );
  });

  it('hides nobody where people have to be seen', () => {
    const forward = standingOf({ hush: 1, distance: 4 }, true);
    expect(litShare(forward, 0)).toBeGreaterThanOrEqual(0.5);
    expect(litShare(forward, 1)).toBe(1);
    expect(forward.distanceM).toBe(4);
  });
});

describe('a faction that is meant', () => {
  it('stands alone in its colour, the others aside', () => {
    const [first, second, none] = [0, 1, -1].map((place) => meantShare(standing({ side: 2 }), place));
    expect(second).toEqual({ lit: 1, tint: expect.closeTo(0.85) });
    expect(first?.lit).toBeCloseTo(0.1);
    expect(first?.tint).toBe(0);
    expect(none?.lit).toBeCloseTo(0.1);
  });

  it('comes and goes without a jump', () => {
    const near = 1e-4;
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3, noNaN: true }), fc.integer({ min: -1, max: 2 }), (side, place) => {
        const [a, b] = [meantShare(standing({ side }), place), meantShare(standing({ side: side + near }), place)];
        expect(Math.abs(a.lit - b.lit)).toBeLessThan(10 * near);
        expect(Math.abs(a.tint - b.tint)).toBeLessThan(10 * near);
      }),
    );
  });
});

describe('a light', () => {
  it('in the dark is a share of itself, and in a colour is nearly that colour', () => {
    const light = crowdLight(7);
    expect(inLight(light, 0.5).base).toEqual(light.base.map((part) => part * 0.5));
    const [r, g, b] = inLight(light, 1, 1, [0.1, 0.2, 0.3]).accent;
    expect([r, g, b]).toEqual([expect.closeTo(0.1), expect.closeTo(0.2), expect.closeTo(0.3)]);
  });
});
