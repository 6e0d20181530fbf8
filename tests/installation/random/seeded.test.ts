import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scramble, seededInteger, seededStream } from '#installation/random/seeded.ts';

const UINT32 = fc.integer({ min: 0, max: 0xffff_ffff });

const take = (next: () => number, count: number): number[] => Array.from({ length: count }, next);

describe('seeded chance', () => {
  it('gives the same numbers for the same seed and name, in any order of asking', () => {
    fc.assert(
      fc.property(UINT32, fc.string(), (seed, name) => {
        const early = seededStream(seed, name);
        const first = take(early, 5);
        take(seededStream(seed + 1, name), 3);
        expect(take(seededStream(seed, name), 5)).toEqual(first);
        expect(seededInteger(seed, name)).toBe(seededInteger(seed, name));
      }),
    );
  });

  it('keeps every number where it promised: 0 inclusive to 1 exclusive, and uint32', () => {
    fc.assert(
      fc.property(UINT32, fc.string(), (seed, name) => {
        for (const x of take(seededStream(seed, name), 20)) expect(x >= 0 && x < 1).toBe(true);
        const word = seededInteger(seed, name);
        expect(Number.isInteger(word) && word >= 0 && word <= 0xffff_ffff).toBe(true);
      }),
    );
  });

  it('tells apart names and seeds that are nearly alike', () => {
    const words = new Set(
      ['a', 'b', 'aa', 'ab', 'ba', ''].flatMap((name) => [0, 1, 2].map((s) => seededInteger(s, name))),
    );
    expect(words.size).toBe(18);
  });

  it('spreads evenly: each tenth of the range gets about a tenth of the numbers', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (const x of take(seededStream(2147, 'spread'), 10_000)) {
      const tenth = Math.floor(x * 10);
      counts[tenth] = (counts[tenth] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });

  it('scrambles without making two words one', () => {
    const scrambled = new Set(Array.from({ length: 10_000 }, (_, i) => scramble(i)));
    expect(scrambled.size).toBe(10_000);
  });

  it('stays what it is: walls of different builds must agree', () => {
    expect(seededInteger(2147, 'neo-tokyo')).toBe(1364593702);
    expect(take(seededStream(1, 'light'), 2)).toEqual([0.8558164907153696, 0.5576306732837111]);
  });
});
