import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { driftLine, type Limits } from '#installation/time/drift-line.ts';
import { DRIFT } from '#installation/time/possible-offsets.ts';

const anyLimits = fc
  .array(
    fc.record({
      afterMs: fc.double({ min: 0.1, max: 2000, noNaN: true }),
      up: fc.double({ min: 0, max: 50, noNaN: true }),
      down: fc.double({ min: 0, max: 50, noNaN: true }),
    }),
    { minLength: 1, maxLength: 60 },
  )
  .map((steps): Limits[] => {
    let atMs = 0;
    return steps.map(({ afterMs, up, down }) => {
      atMs += afterMs;
      return { atMs, mostMs: 100 + up, leastMs: 100 - down };
    });
  });

/** The same formula over every single trip, without the outline. */
function bruteLine(limits: readonly Limits[], nowMs: number, steadiestMs: number) {
  const slopes = Array.from({ length: 61 }, (_, i) => DRIFT * (i / 30 - 1));
  const lines = slopes.map((slope) => {
    const most = Math.min(...limits.map((l) => l.mostMs + slope * (nowMs - l.atMs)));
    const least = Math.max(...limits.map((l) => l.leastMs + slope * (nowMs - l.atMs)));
    return { slope, most, least, gap: most - least };
  });
  const gap = Math.max(...lines.map((line) => line.gap));
  const best = lines.find((line) => line.gap === gap);
  if (!best) throw new Error('there are no slopes');
  const excess = limits.map((l) => {
    const moved = best.slope * (nowMs - l.atMs);
    return (l.mostMs + moved - best.most + (best.least - l.leastMs - moved)) / 2;
  });
  const mean = Math.max(0.001, steadiestMs, excess.reduce((a, b) => a + b, 0) / limits.length);
  const weights = lines.map((l) => Math.exp((limits.length * (l.gap - gap)) / mean - Math.abs(l.slope) / 20e-6));
  const sum = weights.reduce((a, b) => a + b, 0);
  const of = (values: readonly number[]): number => values.reduce((a, v, i) => a + v * (weights[i] ?? 0), 0) / sum;
  return { offsetMs: of(lines.map((l) => (l.most + l.least) / 2)), slope: of(slopes) };
}

describe('the line of two clocks’ drift', () => {
  it('is that of all trips, though it looks at the outline only', () => {
    fc.assert(
      fc.property(anyLimits, fc.double({ min: 0, max: 5000, noNaN: true }), (limits, laterMs) => {
        const nowMs = (limits.at(-1)?.atMs ?? 0) + laterMs;
        const [line, brute] = [driftLine(limits, nowMs, 0.005), bruteLine(limits, nowMs, 0.005)];
        expect(line.offsetMs).toBeCloseTo(brute.offsetMs, 6);
        expect(line.slope).toBeCloseTo(brute.slope, 9);
      }),
    );
  });

  it('lies between the tightest limits of all slopes, and never drifts faster than clocks do', () => {
    fc.assert(
      fc.property(anyLimits, (limits) => {
        const nowMs = limits.at(-1)?.atMs ?? 0;
        const { offsetMs, slope } = driftLine(limits, nowMs, 0.005);
        expect(Math.abs(slope)).toBeLessThanOrEqual(DRIFT);
        const ageMs = nowMs - (limits[0]?.atMs ?? 0);
        expect(offsetMs).toBeGreaterThanOrEqual(100 - 50 - DRIFT * ageMs);
        expect(offsetMs).toBeLessThanOrEqual(100 + 50 + DRIFT * ageMs);
      }),
    );
  });

  it('moves with its trips: the same trips at another offset are the same line there', () => {
    fc.assert(
      fc.property(anyLimits, fc.integer({ min: -1_000_000, max: 1_000_000 }), (limits, byMs) => {
        const nowMs = limits.at(-1)?.atMs ?? 0;
        const moved = limits.map((l) => ({ ...l, mostMs: l.mostMs + byMs, leastMs: l.leastMs + byMs }));
        expect(driftLine(moved, nowMs, 0.005).offsetMs).toBeCloseTo(driftLine(limits, nowMs, 0.005).offsetMs + byMs, 3);
      }),
    );
  });
});
