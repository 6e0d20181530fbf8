import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceOf } from '#installation/world/chance.ts';

const UINT32 = fc.integer({ min: 0, max: 0xffff_ffff });

describe('chance for what is numbered', () => {
  it('is from 0 to below 1, and the same whenever it is asked', () => {
    fc.assert(
      fc.property(UINT32, UINT32, UINT32, (seed, a, b) => {
        const chance = chanceOf(seed, a, b);
        expect(chance >= 0 && chance < 1).toBe(true);
        expect(chanceOf(seed, a, b)).toBe(chance);
      }),
    );
  });

  it('tells neighbours apart, in every of its numbers and whichever stands where', () => {
    const chances = new Set<number>();
    for (let seed = 0; seed < 8; seed++)
      for (let a = 0; a < 8; a++) for (let b = 0; b < 8; b++) chances.add(chanceOf(seed, a, b));
    expect(chances.size).toBe(512);
  });

  it('spreads evenly over neighbours: each tenth of the range gets about a tenth', () => {
    for (const ask of [
      (i: number) => chanceOf(7, i, 3),
      (i: number) => chanceOf(7, 3, i),
      (i: number) => chanceOf(i, 7, 3),
    ]) {
      const counts = Array.from({ length: 10 }, () => 0);
      for (let i = 0; i < 10_000; i++) {
        const tenth = Math.floor(ask(i) * 10);
        counts[tenth] = (counts[tenth] ?? 0) + 1;
      }
      for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
    }
  });

  it('stays what it is: walls of different builds must agree', () => {
    expect([chanceOf(2147, 1, 2), chanceOf(0, 0, 0)]).toEqual([0.6660018053371459, 0.007765133399516344]);
  });
});
