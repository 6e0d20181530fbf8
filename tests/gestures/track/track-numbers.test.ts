import { describe, expect, it } from 'vitest';
import { trackNumbers } from '#gestures/track/track-numbers.ts';
import { seededStream } from '#installation/random/seeded.ts';

const drawing = (seed: number): (() => number) => {
  const stream = seededStream(seed, 'tracks');
  return () => Math.floor(stream() * 2 ** 32);
};

describe('the numbers of tracks', () => {
  it('do not repeat in a million, are whole, and never zero', () => {
    const next = trackNumbers(drawing(1));
    const numbers = Uint32Array.from({ length: 1_000_000 }, () => {
      const number = next();
      if (!Number.isInteger(number) || number < 1 || number >= 2 ** 32) throw new Error(`${number} is no track number`);
      return number;
    }).sort();
    expect(numbers.findIndex((number, index) => number === numbers[index - 1])).toBe(-1);
  });

  it('lie all over the range, the next far from the last', () => {
    const next = trackNumbers(drawing(2));
    const numbers = Array.from({ length: 4096 }, next);
    const quarters = [0, 0, 0, 0];
    for (const number of numbers) quarters[number >>> 30] = (quarters[number >>> 30] ?? 0) + 1;
    for (const quarter of quarters) expect(Math.abs(quarter - 1024)).toBeLessThan(120);
    const steps = numbers.slice(1).map((number, index) => (number - (numbers[index] ?? 0)) >>> 0);
    expect(new Set(steps).size).toBeGreaterThan(4090);
  });

  it('are others in another session, even where the keys are the only difference', () => {
    const one = trackNumbers(drawing(3));
    const other = trackNumbers(drawing(4));
    const first = new Set(Array.from({ length: 1000 }, one));
    expect(Array.from({ length: 1000 }, other).filter((number) => first.has(number))).toHaveLength(0);
    const constant = (key: number): (() => number) => {
      let draws = 0;
      return () => (draws++ < 6 ? key : 77);
    };
    expect(trackNumbers(constant(1))()).not.toBe(trackNumbers(constant(2))());
  });

  it('ask for chance at the beginning only', () => {
    let draws = 0;
    const next = trackNumbers(() => draws++);
    const asked = draws;
    for (let draw = 0; draw < 100; draw += 1) next();
    expect(draws).toBe(asked);
  });
});
