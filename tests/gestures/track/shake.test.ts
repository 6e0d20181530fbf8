import { describe, expect, it } from 'vitest';
import { commonStraying, Shake } from '#gestures/track/shake.ts';

const strayings = (...offs: number[]) => offs.map((off) => ({ off, variance: 1 }));

describe('what all have in common', () => {
  it('is their mean where nobody is far off, and hardly moves for one who is', () => {
    expect(commonStraying(strayings(4, 5, 6)).value).toBeCloseTo(5, 6);
    expect(commonStraying(strayings(4, 5, 6, 5, 100)).value).toBeLessThan(5.6);
  });

  it('is surer the more they are', () => {
    expect(commonStraying(strayings(1, 1, 1, 1)).variance).toBeLessThan(commonStraying(strayings(1, 1)).variance);
  });
});

describe('a camera that shakes', () => {
  it('is believed in when everybody strays alike and far', () => {
    const moved = new Shake().take(strayings(20, 21, 19, 20), 40);
    expect(moved.value).toBeGreaterThan(15);
    expect(moved.value).toBeLessThan(21);
  });

  it('is not made of what chance does to everybody, nor of two people', () => {
    const shake = new Shake();
    expect(shake.take(strayings(0.3, -0.4, 0.2, 0.6), 40)).toEqual({ value: 0, variance: 0 });
    expect(shake.take(strayings(20, 20), 40).value).toBe(0);
    expect(shake.unrest).toBe(0);
  });

  it('is expected again for a while, then no longer', () => {
    const shake = new Shake();
    for (let picture = 0; picture < 25; picture += 1) shake.take(strayings(20, 20, 20, 20), 40);
    const shaken = shake.unrest;
    expect(shaken).toBeGreaterThan(50);
    for (let picture = 0; picture < 250; picture += 1) shake.take(strayings(0, 0, 0, 0), 40);
    expect(shake.unrest).toBeLessThan(shaken / 50);
  });
});
