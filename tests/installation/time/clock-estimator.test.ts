import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededStream } from '#installation/random/seeded.ts';
import { localMs, serverMs } from '#installation/time/axes.ts';
import { type ClockReading, createClockEstimator } from '#installation/time/clock-estimator.ts';
import { DRIFT } from '#installation/time/possible-offsets.ts';
import { anyDelays, type ClockLink, tripOn, trueOffset } from '#tests/support/clock-link.ts';

type Estimator = ReturnType<typeof createClockEstimator>;

const read = (estimator: Estimator, at: number): ClockReading => {
  const reading = estimator.read(localMs(at));
  if (!reading) throw new Error('nothing was read');
  return reading;
};

const errorAt = (estimator: Estimator, link: ClockLink, at: number): number =>
  Math.abs(read(estimator, at).offsetMs - trueOffset(link, at));

describe('the clock estimator', () => {
  it('knows nothing before the first round trip', () => {
    expect(createClockEstimator(0).read(localMs(5))).toBeNull();
  });

  it('reads a symmetric link exactly, however long the server took', () => {
    const estimator = createClockEstimator(0);
    estimator.add(tripOn({ offsetMs: 5000 }, 100, 4, 4, 30));
    const { offsetMs, boundMs } = read(estimator, 138);
    expect(offsetMs).toBeCloseTo(5000, 9);
    expect(boundMs).toBeCloseTo(4 + 38 * DRIFT, 9);
  });

  it('is wrong on a lopsided link by no more than it says', () => {
    const estimator = createClockEstimator(0);
    const link = { offsetMs: -300 };
    for (let i = 0; i < 20; i++) estimator.add(tripOn(link, i * 250, 20, 2));
    expect(read(estimator, 5000).offsetMs).toBeCloseTo(-300 + 9, 3);
    expect(errorAt(estimator, link, 5000)).toBeLessThanOrEqual(read(estimator, 5000).boundMs);
  });

  it('takes the quickest way there of one trip and the quickest way back of another', () => {
    const estimator = createClockEstimator(0);
    const link = { offsetMs: 10 };
    estimator.add(tripOn(link, 0, 1, 60));
    estimator.add(tripOn(link, 250, 40, 1));
    expect(errorAt(estimator, link, 291)).toBeLessThan(0.05);
    expect(read(estimator, 291).boundMs).toBeLessThan(1.1);
  });

  it('keeps its promise on any link, with any delays, any grain and two drifting clocks', () => {
    fc.assert(
      fc.property(
        anyDelays(40),
        fc.double({ min: -DRIFT, max: DRIFT, noNaN: true }),
        fc.integer({ min: -1_000_000, max: 1_000_000 }),
        fc.constantFrom(0, 0.005, 0.1, 1),
        fc.integer({ min: 0, max: 100_000 }),
        (pairs, drift, offsetMs, grainMs, laterMs) => {
          const link = { offsetMs, drift, grainMs };
          const estimator = createClockEstimator(grainMs);
          pairs.forEach(({ up, down }, i) => {
            estimator.add(tripOn(link, i * 700, up, down));
            const now = i * 700 + up + down;
            expect(errorAt(estimator, link, now)).toBeLessThanOrEqual(read(estimator, now).boundMs + 1e-6);
          });
          const then = pairs.length * 700 + laterMs;
          expect(errorAt(estimator, link, then)).toBeLessThanOrEqual(read(estimator, then).boundMs + 1e-6);
        },
      ),
    );
  });

  it('learns the drift, and goes on by it where no answer comes any more', () => {
    const estimator = createClockEstimator(0);
    const link = { offsetMs: 700, drift: 50e-6 };
    for (let i = 0; i < 240; i++) estimator.add(tripOn(link, i * 250, 0.3 + (i % 7) * 0.05, 0.3 + (i % 5) * 0.05));
    expect(read(estimator, 60_000).slope).toBeCloseTo(50e-6, 6);
    // Without the drift it would be 30 ms wrong.
    expect(errorAt(estimator, link, 660_000)).toBeLessThan(1);
  });

  it('takes no drift for granted that a second of trips cannot show', () => {
    const estimator = createClockEstimator(0);
    for (let i = 0; i < 10; i++) estimator.add(tripOn({ offsetMs: 0 }, i * 50, i % 3, (i * 2) % 5));
    expect(Math.abs(read(estimator, 500).slope)).toBeLessThan(5e-6);
  });

  it('is right to a quarter of a millisecond after a minute of up to 10 ms of jitter each way, in 99 of 100 rooms', () => {
    const errors = Array.from({ length: 200 }, (_, seed) => {
      const random = seededStream(seed, 'jitter');
      const estimator = createClockEstimator(0.005);
      const link = { offsetMs: 1234, drift: (random() - 0.5) * 100e-6, grainMs: 0.005 };
      for (let i = 0; i < 480; i++) estimator.add(tripOn(link, i * 125, 10 * random(), 10 * random()));
      return errorAt(estimator, link, 60_050);
    }).sort((a, b) => a - b);
    expect(errors[197]).toBeLessThan(0.25);
    expect(errors[100]).toBeLessThan(0.05);
  });

  it('grows less sure as time passes without a word', () => {
    const estimator = createClockEstimator(0);
    estimator.add(tripOn({ offsetMs: 0 }, 0, 1, 1));
    expect(read(estimator, 10_002).boundMs - read(estimator, 2).boundMs).toBeCloseTo(10_000 * DRIFT, 6);
  });

  it('estimates from the last minute, and is bound by all there ever was', () => {
    const estimator = createClockEstimator(0);
    estimator.add(tripOn({ offsetMs: 0 }, 0, 1, 1));
    estimator.add(tripOn({ offsetMs: 0 }, 70_000, 40, 80));
    const { offsetMs, boundMs } = read(estimator, 70_120);
    // The middle of the new trip alone would be -20.
    expect(offsetMs).toBeCloseTo(-1 - 70_120 * DRIFT, 6);
    expect(boundMs).toBeCloseTo(2 * (1 + 70_120 * DRIFT), 6);
  });

  it('forgets at once what a new round trip contradicts: the server is another one', () => {
    const estimator = createClockEstimator(0);
    for (let i = 0; i < 10; i++) estimator.add(tripOn({ offsetMs: 3_600_000 }, i * 250, 0.2, 0.2));
    estimator.add(tripOn({ offsetMs: 500 }, 2600, 15, 15));
    expect(read(estimator, 2700).offsetMs).toBeCloseTo(500, 6);
  });

  it('leaves out a round trip that took less than no time', () => {
    const estimator = createClockEstimator(0.1);
    estimator.add({ sentMs: localMs(10), takenMs: serverMs(0), answeredMs: serverMs(9), receivedMs: localMs(12) });
    expect(estimator.read(localMs(12))).toBeNull();
  });

  it('begins anew with the next round trip where it is told to, and knows what it knew until then', () => {
    const estimator = createClockEstimator(0);
    for (let i = 0; i < 10; i++) estimator.add(tripOn({ offsetMs: 3 }, i * 250, 0.2, 0.2));
    estimator.beginAnew();
    expect(read(estimator, 3000).offsetMs).toBeCloseTo(3, 6);
    // Another server whose clock is so near that its first trip does not contradict the old one's.
    estimator.add(tripOn({ offsetMs: 0 }, 3000, 4, 4));
    expect(read(estimator, 3008).offsetMs).toBeCloseTo(0, 6);
    expect(read(estimator, 3008).boundMs).toBeGreaterThan(4);
  });

  it('is to be lived by at once where it is good, else after a few trips', () => {
    const near = createClockEstimator(0);
    near.add(tripOn({ offsetMs: 0 }, 0, 2, 2));
    expect(read(near, 4).isSettled).toBe(true);
    const far = createClockEstimator(0);
    const settled = Array.from({ length: 7 }, (_, i) => {
      far.add(tripOn({ offsetMs: 0 }, i * 50, 9, 9));
      return read(far, i * 50 + 18).isSettled;
    });
    expect(settled).toEqual([false, false, false, false, false, true, true]);
    const slow = createClockEstimator(0);
    slow.add(tripOn({ offsetMs: 0 }, 0, 90, 90));
    slow.add(tripOn({ offsetMs: 0 }, 320, 90, 90));
    expect(read(slow, 500).isSettled).toBe(true);
  });
});
