import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  besideGap,
  gapNear,
  isHealing,
  partsOf,
  splitBetween,
  stretchedAt,
  tornAt,
} from '#projection/looks/network/tearing.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('tearing', () => {
  it('begins whole, ends torn, and never mends on the way', () => {
    fc.assert(
      fc.property(share, share, share, (chance, a, b) => {
        expect(tornAt(0, chance)).toBe(0);
        expect(tornAt(1, chance)).toBe(1);
        const [near, far] = [Math.min(a, b), Math.max(a, b)];
        expect(tornAt(near, chance)).toBeLessThanOrEqual(tornAt(far, chance));
      }),
    );
  });

  it('comes after stretching', () => {
    fc.assert(
      fc.property(share, share, (apart, chance) => {
        if (tornAt(apart, chance) > 0) expect(stretchedAt(apart, chance)).toBe(1);
      }),
    );
    expect(stretchedAt(0, 0.5)).toBe(0);
  });

  it('is healing once the network is one and its parts still stand apart', () => {
    expect(isHealing({ parts: 1, apart: 0.5 })).toBe(true);
    expect(isHealing({ parts: 3, apart: 0.5 })).toBe(false);
    expect(isHealing({ parts: 1, apart: 0 })).toBe(false);
    expect(partsOf({ fell: 3, apart: 0.5 })).toBe(3);
    expect(partsOf({ fell: 3, apart: 0 })).toBe(1);
  });
});

describe('the gaps', () => {
  it('lie between the parts, none at the ends of the wall', () => {
    expect([0, 2.6, 3.9, 4.1, 8].map((x) => gapNear(x, 3, 9))).toEqual([3, 3, 3, 3, 6]);
    expect(gapNear(4, 1, 9)).toBeNull();
  });

  it('tear what hangs over them the most', () => {
    const network = { fell: 2, apart: 1 };
    expect(splitBetween(network, 8, 3.5, 4.5)).toBe(1);
    expect(splitBetween(network, 8, 4.5, 3.5)).toBe(1);
    expect(splitBetween(network, 8, 1, 1.5)).toBeLessThan(0.5);
    expect(splitBetween({ fell: 2, apart: 0 }, 8, 3.5, 4.5)).toBe(0);
  });

  it('push aside what stands beside them, and let nothing cross', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 8, noNaN: true }), share, (x, apart) => {
        const pushed = besideGap({ fell: 2, apart }, 8, x);
        expect(Math.sign(pushed - 4)).toBe(Math.sign(x - 4));
        expect(Math.abs(pushed - 4)).toBeGreaterThanOrEqual(Math.abs(x - 4) - 1e-12);
      }),
    );
    expect(besideGap({ fell: 2, apart: 0 }, 8, 4.1)).toBe(4.1);
    expect(besideGap({ fell: 2, apart: 1 }, 8, 4.1)).toBeGreaterThan(4.25);
  });
});
