import { describe, expect, it } from 'vitest';
import { fitSway, refineSway, type Swayed, searchSway } from '#gestures/interpret/sway-fit.ts';
import { sweepsOf } from '#gestures/interpret/sweeps.ts';
import { type Chance, chance } from '#tests/gestures/support/chance.ts';
import { ownEngines } from '#tests/gestures/support/gesture-files.ts';
import { type Waving, waving } from '#tests/gestures/support/performances.ts';
import { Performer } from '#tests/gestures/support/performer.ts';
import { watch } from '#tests/gestures/support/watched.ts';

const TURN = 2 * Math.PI;
const wrapped = (radians: number): number => radians - TURN * Math.round(radians / TURN);

/** A place over time, looked at `fps` times a second and unevenly, up to now. */
function sampled(own: Chance, placeAt: (tS: number) => number, fps: number, spanS = 2.8): Swayed {
  const times: number[] = [];
  for (let tS = -spanS; tS <= 0; tS += (1 + own.between(-0.4, 0.4)) / fps) times.push(tS);
  return {
    times: Float64Array.from(times),
    places: Float64Array.from(times, (tS) => placeAt(tS) + own.normal(0.02)),
    count: times.length,
  };
}

describe('the sine of a swaying hand', () => {
  it.each([
    [6, 0.1, 0.6],
    [10, 0.08, 0.3],
    [30, 0.05, 0.2],
  ])('is found with its tempo, width and phase at %i uneven, trembling pictures a second', (fps, slow, off) => {
    const own = chance(fps, 'sway');
    for (let run = 0; run < 40; run += 1) {
      const [hz, amplitude, phase] = [own.between(0.6, 2), own.between(0.15, 0.35), own.between(0, TURN)];
      const drift = own.between(-0.05, 0.05);
      const swayed = sampled(own, (tS) => 0.4 + drift * tS + amplitude * Math.cos(TURN * hz * tS + phase), fps);
      const fit = searchSway(swayed, 0.5, 2.5);
      expect(Math.abs((fit?.hz ?? 0) - hz) / hz).toBeLessThan(slow);
      expect(Math.abs((fit?.amplitude ?? 0) - amplitude)).toBeLessThan(0.05);
      expect(Math.abs(wrapped((fit?.phase ?? 9) - phase))).toBeLessThan(off);
      expect(fit?.explained).toBeGreaterThan(0.85);
    }
  });

  it('explains little of what does not sway, and follows a tempo that changes', () => {
    const own = chance(1, 'no sway');
    expect(
      fitSway(
        sampled(own, () => 0.3, 20),
        1,
      )?.amplitude,
    ).toBeLessThan(0.03);
    expect(
      refineSway(
        sampled(own, (tS) => 0.2 * Math.cos(TURN * 1.04 * tS), 20),
        { hz: 1 },
      )?.hz,
    ).toBeCloseTo(1.04, 1);
  });

  it('says nothing of fewer than six pictures', () => {
    expect(
      fitSway(
        sampled(chance(1, 'few'), () => 0, 20, 0.2),
        1,
      ),
    ).toBeNull();
  });
});

describe('sweeps', () => {
  const swayed = (places: readonly number[]): Swayed => ({
    times: Float64Array.from(places, (_, index) => index - places.length),
    places: Float64Array.from(places),
    count: places.length,
  });

  it('are counted as far as they are wide and alike', () => {
    expect(sweepsOf(swayed([0, 0.2, 0, 0.2, 0]), 0.1)).toBe(4);
    expect(sweepsOf(swayed([0, 0.02, 0, 0.03, 0.01]), 0.1)).toBe(0);
    expect(sweepsOf(swayed([0, 0.1, 0, 0.12, 1.4]), 0.1)).toBe(1);
    expect(sweepsOf(swayed([]), 0.1)).toBe(0);
  });
});

/** Phases that are told of somebody who waves, by time. */
function phases(seed: number, wave: Waving, fps: number, lagS: number): readonly { tS: number; phase: number }[] {
  const performer = new Performer(chance(seed, 'lag'), { yaw: 20, pitch: [-5, 15], roll: 4 });
  const lagged = waving(performer.build, { ...wave, phase: wave.phase - TURN * wave.hz * lagS });
  const seen = watch(performer, [{ name: 'wave', lastsS: 6, reachS: 0, arms: lagged }], ownEngines(), { fps });
  return seen.flatMap(({ sinceS, person }) => {
    const reading = person.gestures.find(({ name }) => name === 'wave');
    return reading?.phase === undefined || sinceS < 2.5 ? [] : [{ tS: sinceS, phase: reading.phase }];
  });
}

describe('the phase of a wave', () => {
  const wave: Waving = { hz: 1.03, amplitude: 0.22, phase: 0.4, isLeft: false, isOverhead: false };

  it('grows with time, a turn for each swing', () => {
    const told = phases(3, wave, 20, 0);
    for (const [index, { phase }] of told.entries()) {
      if (index > 0) expect(phase).toBeGreaterThanOrEqual(told[index - 1]?.phase ?? 0);
    }
    const [first, last] = [told[0], told.at(-1)];
    const turns = ((last?.phase ?? 0) - (first?.phase ?? 0)) / TURN;
    expect(turns / ((last?.tS ?? 0) - (first?.tS ?? 0))).toBeCloseTo(1.03, 1);
  });

  it.each([
    [15, 30],
    [20, 20],
    [8, 20],
  ])('shows a lag of 50 ms between two people as 50 ms (at %i and %i pictures a second)', (fpsA, fpsB) => {
    const lags: number[] = [];
    for (let seed = 0; seed < 12; seed += 1) {
      const leader = phases(seed, wave, fpsA, 0);
      const follower = phases(seed + 100, { ...wave, isLeft: seed % 2 === 0 }, fpsB, 0.05);
      const errorOf = (told: readonly { tS: number; phase: number }[]): number =>
        told.reduce((sum, { tS, phase }) => sum + wrapped(phase - TURN * wave.hz * tS - wave.phase), 0) / told.length;
      lags.push(((errorOf(leader) - errorOf(follower)) / TURN / wave.hz) * 1000);
    }
    for (const lagMs of lags) expect(Math.abs(lagMs - 50)).toBeLessThan(24);
    expect(lags.reduce((a, b) => a + b, 0) / lags.length).toBeCloseTo(50, -1);
  });
});
