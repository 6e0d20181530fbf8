import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMs } from '#installation/time/axes.ts';
import type { ClockReading } from '#installation/time/clock-estimator.ts';
import { createSlewedClock, type SlewedClock } from '#installation/time/slewed-clock.ts';

/** A reading that is sure to within `sureMs`. */
const reading = (offsetMs: number, sureMs = 1000, more: Partial<ClockReading> = {}): ClockReading => ({
  offsetMs,
  slope: 0,
  boundMs: sureMs,
  leastMs: offsetMs - sureMs,
  mostMs: offsetMs + sureMs,
  isSettled: true,
  ...more,
});

const at = (clock: SlewedClock, local: number): number => {
  const ms = clock.at(localMs(local));
  if (ms === null) throw new Error('no time yet');
  return ms;
};

/** A clock that has been living by this offset since local zero. */
const living = (offsetMs: number): SlewedClock => {
  const clock = createSlewedClock();
  clock.follow(reading(offsetMs), localMs(0));
  return clock;
};

describe('the slewed clock', () => {
  it('has no time before a reading to live by, and the right one from then on', () => {
    const clock = createSlewedClock();
    expect(clock.at(localMs(100))).toBeNull();
    clock.follow(reading(1040, 1000, { isSettled: false }), localMs(100));
    expect(clock.at(localMs(100))).toBeNull();
    clock.follow(reading(1000), localMs(150));
    expect(at(clock, 150)).toBe(1150);
    expect(at(clock, 350)).toBe(1350);
  });

  it('slides to a better estimate, one hundredth of the time that passes', () => {
    const clock = living(1000);
    clock.follow(reading(1020), localMs(0));
    expect(at(clock, 0)).toBe(1000);
    expect(at(clock, 1000)).toBeCloseTo(2010, 9);
    expect(at(clock, 2000)).toBeCloseTo(3020, 9);
    expect(at(clock, 3000)).toBeCloseTo(4020, 9);
  });

  it('goes on drifting as the two clocks do when no reading comes any more', () => {
    const clock = createSlewedClock();
    clock.follow(reading(1000, 1, { slope: 50e-6 }), localMs(0));
    expect(at(clock, 600_000)).toBeCloseTo(601_000 + 30, 6);
  });

  it('does not give up what may be true for the first poor readings of a new connection', () => {
    const clock = living(1000);
    clock.follow(reading(1004, 9, { isSettled: false }), localMs(1000));
    expect(at(clock, 3000)).toBe(4000);
    clock.follow(reading(1004, 3, { isSettled: false }), localMs(3000));
    expect(at(clock, 3100)).toBeCloseTo(4101, 9);
  });

  it('goes straight to a reading that proves it wrong beyond a slide, to either side', () => {
    const clock = living(1000);
    clock.follow(reading(1150, 40, { isSettled: false }), localMs(10));
    expect(at(clock, 10)).toBe(1160);
    clock.follow(reading(-5000, 40), localMs(20));
    expect(at(clock, 20)).toBe(-4980);
  });

  it('slides where it may be right, however far off the estimate is', () => {
    const clock = living(1000);
    clock.follow(reading(1800, 900), localMs(10));
    expect(at(clock, 10)).toBe(1010);
    expect(at(clock, 1010)).toBeCloseTo(2020, 9);
  });

  it('tells a frame that is a little late what its moment was, not the newest one', () => {
    const clock = living(0);
    expect(at(clock, 500)).toBe(500);
    expect(at(clock, 400)).toBe(400);
    clock.follow(reading(50), localMs(500));
    expect(at(clock, 490)).toBe(490);
    expect(at(clock, 600)).toBeCloseTo(601, 9);
  });

  it('never jumps and never runs backwards, whatever readings come that do not prove it wrong by far', () => {
    const steps = fc.array(
      fc.record({
        passMs: fc.nat({ max: 2000 }),
        offsetMs: fc.double({ min: -90, max: 90, noNaN: true }),
        sureMs: fc.double({ min: 0, max: 50, noNaN: true }),
        slope: fc.double({ min: -150e-6, max: 150e-6, noNaN: true }),
        isSettled: fc.boolean(),
      }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const clock = living(0);
        let local = 0;
        let before = at(clock, 0);
        for (const { passMs, offsetMs, sureMs, slope, isSettled } of all) {
          // Sure enough to be followed, and never more than a slide away from where the clock stands.
          const near = before - local + offsetMs;
          clock.follow(reading(near, sureMs, { slope, isSettled }), localMs(local));
          for (const share of [0, 0.01, 0.5, 1]) {
            const then = local + passMs * share;
            const now = at(clock, then);
            const passed = passMs * share;
            expect(now).toBeGreaterThanOrEqual(before);
            expect(Math.abs(now - before - passed)).toBeLessThanOrEqual(passed * 0.01016 + 1e-6);
          }
          local += passMs;
          before = at(clock, local);
        }
      }),
    );
  });
});
