import { describe, expect, it } from 'vitest';
import { clockGrain } from '#installation/time/clock-grain.ts';

/** A clock that gains `perRead` with every reading and is read rounded down to `grain`. */
const clock = (perRead: number, grain: number) => {
  let reads = 0;
  return (): number => Math.floor((reads++ * perRead) / grain) * grain;
};

describe('the grain of a clock', () => {
  it.each([0.005, 0.1, 1, 2])('is found to be %s ms', (grain) => {
    expect(clockGrain(clock(0.0003, grain))).toBeCloseTo(grain, 6);
  });

  it('is what a reading takes where the clock is finer than that', () => {
    expect(clockGrain(clock(0.0003, 0.000001))).toBeCloseTo(0.0003, 6);
  });

  it('is without end where the clock stands still', () => {
    expect(clockGrain(() => 7)).toBe(Number.POSITIVE_INFINITY);
  });
});
