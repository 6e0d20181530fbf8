import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMs, serverMs } from '#installation/time/axes.ts';
import {
  type ClockReading,
  createClockEstimator,
  createSlewedClock,
  type RoundTrip,
} from '#installation/time/clock-sync.ts';

/** A server whose clock runs `drift` faster than the local one and stood `offsetMs` ahead at local zero. */
interface Link {
  readonly offsetMs: number;
  readonly drift?: number;
}

const serverAt = ({ offsetMs, drift = 0 }: Link, local: number): number => local * (1 + drift) + offsetMs;
const trueOffset = (link: Link, local: number): number => serverAt(link, local) - local;

/** A round trip begun at local `sent`, `up` and `down` ms on the way and `busy` ms at the server. */
function trip(link: Link, sent: number, up: number, down: number, busy = 0): RoundTrip {
  return {
    sentMs: localMs(sent),
    takenMs: serverMs(serverAt(link, sent + up)),
    answeredMs: serverMs(serverAt(link, sent + up + busy)),
    receivedMs: localMs(sent + up + busy + down),
  };
}

const read = (estimator: ReturnType<typeof createClockEstimator>, at: number): ClockReading => {
  const reading = estimator.read(localMs(at));
  if (!reading) throw new Error('nothing was read');
  return reading;
};

describe('the clock estimator', () => {
  it('knows nothing before the first round trip', () => {
    expect(createClockEstimator().read(localMs(5))).toBeNull();
  });

  it('reads a symmetric link exactly, however long the server took', () => {
    const estimator = createClockEstimator();
    estimator.add(trip({ offsetMs: 5000 }, 100, 4, 4, 30));
    const { offsetMs, boundMs } = read(estimator, 138);
    expect(offsetMs).toBe(5000);
    expect(boundMs).toBe(4);
  });

  it('is wrong on a lopsided link by no more than it says', () => {
    const estimator = createClockEstimator();
    const link = { offsetMs: -300 };
    for (let i = 0; i < 20; i++) estimator.add(trip(link, i * 250, 20, 2));
    const { offsetMs, boundMs } = read(estimator, 5000);
    expect(offsetMs).toBeCloseTo(-300 + 9, 6);
    expect(Math.abs(offsetMs - trueOffset(link, 5000))).toBeLessThanOrEqual(boundMs);
  });

  it('believes the fastest of several round trips', () => {
    const estimator = createClockEstimator();
    estimator.add(trip({ offsetMs: 10 }, 0, 40, 1));
    estimator.add(trip({ offsetMs: 10 }, 250, 1, 1));
    estimator.add(trip({ offsetMs: 10 }, 500, 1, 60));
    expect(read(estimator, 561).offsetMs).toBe(10);
  });

  it('keeps its promise on any link, with any delays and two drifting clocks', () => {
    const delays = fc.array(
      fc.record({
        up: fc.double({ min: 0, max: 300, noNaN: true }),
        down: fc.double({ min: 0, max: 300, noNaN: true }),
      }),
      { minLength: 1, maxLength: 40 },
    );
    const drifts = fc.double({ min: -90e-6, max: 90e-6, noNaN: true });
    fc.assert(
      fc.property(delays, drifts, fc.integer({ min: -1_000_000, max: 1_000_000 }), (pairs, drift, offsetMs) => {
        const link = { offsetMs, drift };
        const estimator = createClockEstimator();
        pairs.forEach(({ up, down }, i) => {
          estimator.add(trip(link, i * 700, up, down));
        });
        const now = pairs.length * 700 + 600;
        const { offsetMs: guess, boundMs } = read(estimator, now);
        // While a trip is on its way the clocks part by 300 ms * 100 ppm at most.
        expect(Math.abs(guess - trueOffset(link, now))).toBeLessThanOrEqual(boundMs + 0.06);
      }),
    );
  });

  it('grows less sure as time passes without a word', () => {
    const estimator = createClockEstimator();
    estimator.add(trip({ offsetMs: 0 }, 0, 1, 1));
    expect(read(estimator, 10_002).boundMs - read(estimator, 2).boundMs).toBeCloseTo(1, 6);
  });

  it('prefers a fresh round trip to a slightly faster one that is old', () => {
    const estimator = createClockEstimator();
    const link = { offsetMs: 0, drift: 100e-6 };
    estimator.add(trip(link, 0, 1, 1));
    estimator.add(trip(link, 14_000, 1.1, 1.1));
    expect(read(estimator, 14_010).offsetMs).toBeCloseTo(trueOffset(link, 14_010), 2);
  });

  it('forgets round trips older than its window once a newer one comes', () => {
    const estimator = createClockEstimator();
    estimator.add(trip({ offsetMs: 0 }, 0, 1, 1));
    estimator.add(trip({ offsetMs: 0 }, 20_000, 50, 50));
    expect(read(estimator, 20_100).boundMs).toBeCloseTo(50, 6);
  });

  it('forgets at once what a new round trip contradicts: the server is another one', () => {
    const estimator = createClockEstimator();
    for (let i = 0; i < 10; i++) estimator.add(trip({ offsetMs: 3_600_000 }, i * 250, 0.2, 0.2));
    estimator.add(trip({ offsetMs: 500 }, 2600, 15, 15));
    expect(read(estimator, 2700).offsetMs).toBeCloseTo(500, 6);
  });

  it('leaves out a round trip that took less than no time', () => {
    const estimator = createClockEstimator();
    estimator.add({ sentMs: localMs(10), takenMs: serverMs(0), answeredMs: serverMs(9), receivedMs: localMs(12) });
    expect(estimator.read(localMs(12))).toBeNull();
  });

  it('starts over when it is reset', () => {
    const estimator = createClockEstimator();
    estimator.add(trip({ offsetMs: 0 }, 0, 1, 1));
    estimator.reset();
    expect(estimator.read(localMs(5))).toBeNull();
  });
});

describe('the slewed clock', () => {
  const reading = (offsetMs: number): ClockReading => ({ offsetMs, boundMs: 1 });
  const at = (clock: ReturnType<typeof createSlewedClock>, local: number): number => {
    const ms = clock.at(localMs(local));
    if (ms === null) throw new Error('no time yet');
    return ms;
  };
  /** A clock that has long settled on this offset by local time zero. */
  const settled = (offsetMs: number): ReturnType<typeof createSlewedClock> => {
    const clock = createSlewedClock();
    clock.follow(reading(offsetMs), localMs(-10_000));
    at(clock, 0);
    return clock;
  };

  it('has no time before its first reading, and the right one after it', () => {
    const clock = createSlewedClock();
    expect(clock.at(localMs(100))).toBeNull();
    clock.follow(reading(1000), localMs(100));
    expect(at(clock, 100)).toBe(1100);
    expect(at(clock, 350)).toBe(1350);
  });

  it('takes each better reading at once while its page has only just opened', () => {
    const clock = createSlewedClock();
    clock.follow(reading(1000), localMs(0));
    clock.follow(reading(1020), localMs(50));
    expect(at(clock, 50)).toBe(1070);
    clock.follow(reading(1010), localMs(1500));
    expect(at(clock, 1500)).toBe(2510);
    clock.follow(reading(1000), localMs(1600));
    expect(at(clock, 1600)).toBeCloseTo(2609, 9);
  });

  it('stands still rather than run backwards while its page has only just opened', () => {
    const clock = createSlewedClock();
    clock.follow(reading(1020), localMs(0));
    expect(at(clock, 100)).toBe(1120);
    clock.follow(reading(1000), localMs(100));
    expect(at(clock, 101)).toBe(1120);
    expect(at(clock, 119)).toBe(1120);
    expect(at(clock, 130)).toBe(1130);
  });

  it('slides to a better estimate, one hundredth of the time that passes', () => {
    const clock = settled(1000);
    clock.follow(reading(1020), localMs(0));
    expect(at(clock, 0)).toBe(1000);
    expect(at(clock, 1000)).toBeCloseTo(2010, 9);
    expect(at(clock, 2000)).toBeCloseTo(3020, 9);
    expect(at(clock, 3000)).toBeCloseTo(4020, 9);
  });

  it('slides back without ever running backwards', () => {
    const clock = settled(1000);
    clock.follow(reading(800), localMs(0));
    let before = at(clock, 0);
    for (let local = 10; local < 30_000; local += 10) {
      const now = at(clock, local);
      expect(now).toBeGreaterThan(before);
      before = now;
    }
    expect(at(clock, 30_000)).toBeCloseTo(30_800, 6);
  });

  it('goes straight to an estimate too far off to slide to', () => {
    const clock = settled(1000);
    clock.follow(reading(1251), localMs(10));
    expect(at(clock, 10)).toBe(1261);
    clock.follow(reading(-5000), localMs(20));
    expect(at(clock, 20)).toBe(-4980);
  });

  it('never jumps further than its slew and never runs backwards, whatever near readings come', () => {
    const steps = fc.array(
      fc.record({ passMs: fc.nat({ max: 2000 }), offsetMs: fc.double({ min: -60, max: 60, noNaN: true }) }),
      { minLength: 1, maxLength: 60 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const clock = settled(0);
        let local = 0;
        let before = at(clock, 0);
        for (const { passMs, offsetMs } of all) {
          clock.follow(reading(offsetMs), localMs(local));
          local += passMs;
          const now = at(clock, local);
          expect(now).toBeGreaterThanOrEqual(before);
          expect(Math.abs(now - before - passMs)).toBeLessThanOrEqual(passMs * 0.01 + 1e-6);
          before = now;
        }
      }),
    );
  });

  it('answers an older local time with the latest moment it has told', () => {
    const clock = settled(0);
    expect(at(clock, 500)).toBe(500);
    expect(at(clock, 400)).toBe(500);
  });
});
