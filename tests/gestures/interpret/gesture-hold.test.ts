import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GestureHold, HOLD_TIMING } from '#gestures/interpret/gesture-hold.ts';

const run = (readings: readonly (readonly [atMs: number, score: number])[]): boolean[] => {
  const hold = new GestureHold();
  return readings.map(([atMs, score]) => hold.update(score, atMs));
};

describe('the hold of a gesture', () => {
  it('begins after 120 ms at or above 0.6, not before', () => {
    expect(
      run([
        [0, 0.6],
        [60, 0.9],
        [119, 0.9],
        [120, 0.9],
      ]),
    ).toEqual([false, false, false, true]);
    expect(
      run([
        [0, 0.9],
        [80, 0.59],
        [130, 0.9],
        [240, 0.9],
      ]),
    ).toEqual([false, false, false, false]);
  });

  it('counts a gesture from two readings where readings are as rare as that', () => {
    const pictures: [number, number][] = [
      [0, 0.1],
      [900, 0.1],
      [1800, 0.9],
      [2700, 0.9],
      [3600, 0.1],
      [4500, 0.1],
    ];
    expect(run(pictures)).toEqual([false, false, false, true, true, false]);
  });

  it('believes nothing that was asked for before a long silence', () => {
    const pictures: [number, number][] = [
      [0, 0.9],
      [900, 0.9],
      [1020, 0.9],
      [2400, 0.1],
      [2650, 0.1],
    ];
    expect(run(pictures)).toEqual([false, false, true, true, false]);
  });

  it('ends after 200 ms below 0.4, and a wavering score between changes nothing', () => {
    const begun = [
      [0, 1],
      [120, 1],
      [600, 0.5],
      [1000, 0.41],
    ] as const;
    expect(run([...begun, [1100, 0.3], [1299, 0.3], [1300, 0.3]]).slice(2)).toEqual([true, true, true, true, false]);
    expect(run([...begun, [1100, 0.3], [1200, 0.45], [1310, 0.3]]).at(-1)).toBe(true);
  });

  it('lasts at least 300 ms', () => {
    expect(
      run([
        [0, 1],
        [120, 1],
        [130, 0],
        [350, 0],
        [419, 0],
        [420, 0],
      ]),
    ).toEqual([false, true, true, true, true, false]);
  });

  it('changes its mind at most once in the shortest time its timing allows', () => {
    const reading = fc.tuple(fc.integer({ min: 1, max: 90 }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 200 }), (steps) => {
        const hold = new GestureHold();
        let [atMs, lastChangeMs, active] = [0, 0, false];
        for (const [stepMs, score] of steps) {
          atMs += stepMs;
          const now = hold.update(score, atMs);
          if (now === active) continue;
          expect(atMs - lastChangeMs).toBeGreaterThanOrEqual(active ? HOLD_TIMING.minHoldMs : HOLD_TIMING.enterMs);
          [lastChangeMs, active] = [atMs, now];
        }
      }),
    );
  });
});
