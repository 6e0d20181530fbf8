import { describe, expect, it } from 'vitest';
import { INCOMPARABLE } from '#gestures/learn/judge.ts';
import { type MotionReading, TaughtMotions } from '#gestures/learn/motion-follower.ts';
import type { Sample } from '#gestures/samples/sample.ts';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { type Filming, perform } from '../support/motion-actors.ts';

const TAUGHT = ['high wave', 'circle', 'clap'];
const takes = TAUGHT.flatMap((label) =>
  [1, 2, 3, 4, 5, 6].map((take) => perform(label, take % 2 ? 'Ada' : 'Ben', take)),
);
const taught = new TaughtMotions('body33', takes);

/** What is said of every picture of a performance. */
function follow({ frames, aspect }: Sample, fromMs = 0): readonly MotionReading[] {
  const follower = taught.follow();
  return frames.map(({ tMs, points }) => {
    const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
    for (const [index, point] of points.entries()) {
      if (point) landmarks.set([point[0] * aspect, point[1], point[2], point[3]], index * LANDMARK_STRIDE);
    }
    return follower.push(landmarks, fromMs + tMs);
  });
}

const filming: Partial<Filming> = { hz: 30, idleMs: 1000 };
const best = (readings: readonly MotionReading[], label: string): number =>
  Math.max(...readings.map(({ scores }) => scores[label] ?? 0));

describe('taught motions, followed live', { timeout: 60_000 }, () => {
  it('are known when one of the teachers makes them again, and no other is', () => {
    for (const label of TAUGHT) {
      const readings = follow(perform(label, 'Ada', 9, filming));
      expect(best(readings, label)).toBeGreaterThanOrEqual(0.6);
      for (const other of TAUGHT) if (other !== label) expect(best(readings, other)).toBeLessThan(0.6);
    }
  });

  it('unfold: progress grows from nothing to the whole, and falls back in stillness', () => {
    const progress = follow(perform('circle', 'Ben', 9, { ...filming, idleMs: 1500 })).map(
      (r) => r.progress.circle ?? 0,
    );
    expect(progress[20]).toBe(0);
    expect(Math.max(...progress)).toBeGreaterThanOrEqual(0.9);
    const whole = progress.findIndex((value) => value >= 0.9);
    const half = progress.findIndex((value) => value >= 0.4);
    expect(half).toBeLessThan(whole);
    expect(progress.at(-1)).toBeLessThan(0.9);
  });

  it('say nothing of somebody who stands still, or does something else', () => {
    for (const label of ['stillness', 'throw', 'lift', 'boxing']) {
      for (const name of ['Eva', 'Finn']) {
        const readings = follow(perform(label, name, 1, filming));
        for (const known of TAUGHT) expect(best(readings, known)).toBeLessThan(0.4);
      }
    }
    const still = follow(perform('stillness', 'Eva', 1, filming));
    expect(still.every(({ novelty }) => novelty === INCOMPARABLE)).toBe(true);
  });

  it('are read the same every time, whoever was followed before and whenever it begins', () => {
    const sample = perform('clap', 'Ada', 9, filming);
    const readings = follow(sample);
    expect(follow(sample)).toEqual(readings);
    for (const [index, { scores }] of follow(sample, 1e7).entries()) {
      expect(scores.clap).toBeCloseTo(readings[index]?.scores.clap ?? Number.NaN, 6);
    }
  });

  it('that go on and on count however often somebody repeats them', () => {
    const once = perform('high wave', 'Ada', 9, { hz: 30 });
    const lastsMs = (once.frames.at(-1)?.tMs ?? 0) + 1000 / 30;
    const frames = [0, 1, 2].flatMap((round) =>
      once.frames.map(({ tMs, points }) => ({ tMs: tMs + round * lastsMs, points })),
    );
    const readings = follow({ ...once, frames });
    expect(best(readings, 'high wave')).toBeGreaterThanOrEqual(0.6);
    expect(best(readings, 'clap')).toBeLessThan(0.6);
    const later = readings.slice(Math.round(readings.length / 2));
    const counting = later.filter(({ scores }) => (scores['high wave'] ?? 0) >= 0.6);
    expect(counting.length / later.length).toBeGreaterThan(0.6);
  });

  it('forget how far a motion had unfolded once somebody has stood still', () => {
    const readings = follow(perform('circle', 'Ada', 9, { ...filming, idleMs: 2500 }));
    expect(Math.max(...readings.map(({ progress }) => progress.circle ?? 0))).toBeGreaterThan(0.9);
    expect(readings.at(-1)?.progress.circle).toBe(0);
    expect(readings.at(-1)?.novelty).toBe(INCOMPARABLE);
  });

  it('begin afresh after a gap', () => {
    const follower = taught.follow();
    const blank = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
    for (const atMs of [0, 100, 2000, 2100]) {
      const reading = follower.push(blank, atMs);
      expect(Object.values(reading.scores).every((score) => score === 0)).toBe(true);
    }
  });
});
