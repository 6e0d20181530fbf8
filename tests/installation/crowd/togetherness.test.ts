import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SLOT_MS } from '#installation/crowd/sums.ts';
import { type Beginnings, chanceTogether, togetherness, withOnsets } from '#installation/crowd/togetherness.ts';
import { wilsonInterval } from '#installation/crowd/wilson.ts';
import { seededStream } from '#installation/random/seeded.ts';

const at = (...slots: readonly number[]): Beginnings => {
  const all = new Map<number, number>();
  for (const slot of slots) all.set(slot, (all.get(slot) ?? 0) + 1);
  return all;
};

describe('how tightly a crowd begins', () => {
  it('is the largest share that falls into a quarter of a second', () => {
    expect(togetherness(at(100, 100, 101, 104))).toMatchObject({ share: 1, people: 4 });
    expect(togetherness(at(100, 101, 105, 130))).toMatchObject({ share: 0.5, people: 4 });
    expect(togetherness(at(100, 101))).toBeNull();
  });

  it('looks back four seconds, and a source that falls silent takes nothing back', () => {
    const one = withOnsets(new Map(), { 100: 3, 101: 1 }, 102 * SLOT_MS);
    const two = withOnsets(one, { 100: 1, 110: 2 }, 112 * SLOT_MS);
    expect([...two]).toEqual([
      [100, 3],
      [101, 1],
      [110, 2],
    ]);
    expect([...withOnsets(two, undefined, 180 * SLOT_MS)].map(([slot]) => slot)).toEqual([101, 110]);
  });

  it.each([4, 8, 15, 40])('of %i independent people is above chance one time in twenty at most', (n) => {
    const random = seededStream(n, 'beginnings');
    const shares = Array.from({ length: 1500 }, () => {
      const found = togetherness(at(...Array.from({ length: n }, () => Math.floor(random() * 80))));
      return found?.share ?? 0;
    });
    const above = shares.filter((share) => share > chanceTogether(n)).length / shares.length;
    expect(above).toBeLessThan(0.06);
  });

  it('of people who begin on one beat is far above it', () => {
    const random = seededStream(7, 'beat');
    const beat = Array.from({ length: 8 }, () => 100 + Math.floor(random() * 4));
    expect(togetherness(at(...beat))?.share).toBe(1);
    expect(chanceTogether(8)).toBeLessThan(0.5);
  });
});

describe('how sure a share is', () => {
  it.each([
    // Newcombe 1998, table I, method 3 (score without continuity correction).
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (active, present, low, high) => {
    const interval = wilsonInterval(active, present);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it('holds the share itself, within 0 and 1, and narrows as the crowd grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (present, part) => {
        const active = Math.round(part * present);
        const { low, high } = wilsonInterval(active, present);
        expect(low).toBeLessThanOrEqual(active / present + 1e-9);
        expect(high).toBeGreaterThanOrEqual(active / present - 1e-9);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const ten = wilsonInterval(10 * active, 10 * present);
        expect(ten.high - ten.low).toBeLessThan(high - low);
      }),
    );
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
