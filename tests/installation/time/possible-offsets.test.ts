import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMs } from '#installation/time/axes.ts';
import { createPossibleOffsets, DRIFT } from '#installation/time/possible-offsets.ts';
import { leastOf, mostOf } from '#installation/time/round-trip.ts';
import { anyDelays, tripOn, trueOffset } from '#tests/support/clock-link.ts';

describe('the possible offsets', () => {
  it('are all of them before the first round trip', () => {
    const { leastMs, mostMs } = createPossibleOffsets(0).at(localMs(1000));
    expect([leastMs, mostMs]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it('are those that every trip allows, each widened by the drift since', () => {
    fc.assert(
      fc.property(anyDelays(30), fc.double({ min: -DRIFT, max: DRIFT, noNaN: true }), (pairs, drift) => {
        const link = { offsetMs: 40, drift };
        const possible = createPossibleOffsets(0.1);
        const trips = pairs.map(({ up, down }, i) => tripOn(link, i * 700, up, down));
        for (const trip of trips) expect(possible.narrow(trip)).toBe(true);
        const now = pairs.length * 700;
        const { leastMs, mostMs } = possible.at(localMs(now));
        const ageOf = (sentMs: number): number => now - sentMs;
        expect(mostMs).toBeCloseTo(Math.min(...trips.map((t) => mostOf(t) + 0.1 + DRIFT * ageOf(t.sentMs))), 6);
        expect(leastMs).toBeCloseTo(Math.max(...trips.map((t) => leastOf(t) - 0.1 - DRIFT * ageOf(t.sentMs))), 6);
        expect(trueOffset(link, now)).toBeGreaterThanOrEqual(leastMs);
        expect(trueOffset(link, now)).toBeLessThanOrEqual(mostMs);
      }),
    );
  });

  it('turn a trip away that none of them explains, and stay as they were', () => {
    const possible = createPossibleOffsets(0);
    possible.narrow(tripOn({ offsetMs: 100 }, 0, 1, 1));
    expect(possible.narrow(tripOn({ offsetMs: 104 }, 10, 0.5, 0.5))).toBe(false);
    expect(possible.at(localMs(0))).toEqual({ leastMs: 99, mostMs: 101 });
    expect(possible.narrow(tripOn({ offsetMs: 101 }, 20, 0.5, 0.5))).toBe(true);
  });
});
