import { describe, expect, it } from 'vitest';
import { LandmarkSmoother, MAX_GAP_MS } from '#gestures/track/landmark-smoother.ts';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';

const SCALE = 0.25;
const filled = (value: number): Float32Array => new Float32Array(LANDMARKS * LANDMARK_STRIDE).fill(value);

describe('smoothing of landmarks', () => {
  it('holds a trembling hand still and leaves visibility alone', () => {
    const smoother = new LandmarkSmoother();
    let [low, high] = [1, 0];
    for (let frame = 0; frame < 60; frame += 1) {
      const trembling = 0.5 + (frame % 2 === 0 ? 0.005 : -0.005);
      const smooth = smoother.smooth(filled(trembling), frame * 50, SCALE);
      expect(smooth[3]).toBeCloseTo(trembling, 6);
      if (frame < 10) continue;
      low = Math.min(low, smooth[0] ?? 0);
      high = Math.max(high, smooth[0] ?? 1);
    }
    expect(high - low).toBeLessThan(0.006);
  });

  it('follows an arm thrown up within 75 ms', () => {
    const smoother = new LandmarkSmoother();
    const speedPerS = 4 * SCALE;
    let behindMs = 0;
    for (let frame = 0; frame <= 10; frame += 1) {
      const atMs = frame * 50;
      const there = (atMs / 1000) * speedPerS;
      behindMs = ((there - (smoother.smooth(filled(there), atMs, SCALE)[0] ?? 0)) / speedPerS) * 1000;
    }
    expect(behindMs).toBeLessThan(75);
  });

  it('starts afresh after a gap', () => {
    const smoother = new LandmarkSmoother();
    for (let atMs = 0; atMs <= 500; atMs += 50) smoother.smooth(filled(0), atMs, SCALE);
    expect(smoother.smooth(filled(1), 500 + MAX_GAP_MS, SCALE)[0]).toBeLessThan(1);
    expect(smoother.smooth(filled(2), 500 + 2 * MAX_GAP_MS + 1, SCALE)[0]).toBe(2);
  });

  it('bridges a lost picture of somebody who is looked at five times a second, and starts afresh after a second', () => {
    const smoother = new LandmarkSmoother();
    let atMs = 0;
    for (; atMs < 2000; atMs += 200) smoother.smooth(filled(0.5), atMs, SCALE);
    expect(smoother.smooth(filled(0.6), atMs + 200, SCALE)[0]).toBeLessThan(0.6);
    expect(smoother.smooth(filled(0.9), atMs + 1300, SCALE)[0]).toBeCloseTo(0.9, 6);
  });

  it('learns that somebody is seen three times a second, and is not misled by one silence', () => {
    const seldom = new LandmarkSmoother();
    for (let atMs = 0; atMs < 2000; atMs += 330) seldom.smooth(filled(0.5), atMs, SCALE);
    expect(seldom.smooth(filled(0.6), 2310, SCALE)[0]).toBeLessThan(0.6);
    const often = new LandmarkSmoother();
    for (let atMs = 0; atMs <= 1000; atMs += 40) often.smooth(filled(0.5), atMs, SCALE);
    expect(often.smooth(filled(0.7), 2000, SCALE)[0]).toBeCloseTo(0.7, 6);
    expect(often.smooth(filled(0.9), 2300, SCALE)[0]).toBeCloseTo(0.9, 6);
  });
});
