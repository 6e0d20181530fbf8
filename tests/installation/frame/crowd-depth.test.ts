/** A crowd in depth: who stands where, how small, and that nothing jumps when somebody comes. */

import { describe, expect, it } from 'vitest';
import type { PersonAt } from '#installation/crowd/crowd-stream.ts';
import { inDepth } from '#installation/frame/crowd-depth.ts';
import { type CrowdBody, crowdLight } from '#installation/frame/crowd-figures.ts';
import { poseJoints } from '#installation/frame/figure.ts';
import { POSES } from '#tests/projection/stage/support/sample-frames.ts';

const FLOOR_M = 0.12;

const body = (key: number, xM: number, presence = 1): CrowdBody => {
  const joints = poseJoints(POSES.rest, 1.7);
  for (let at = 0; at < joints.length; at += 4) {
    joints[at] = (joints[at] ?? 0) + xM;
    joints[at + 1] = (joints[at + 1] ?? 0) + FLOOR_M;
  }
  const garment = { coat: 0, hood: 0, plates: 0, halo: 0, sparks: 0, threads: 0, masks: 0 };
  const light = crowdLight(key);
  return { key, isCast: false, presence, gesture: 0, pace: 0, light, garment, groundM: FLOOR_M, xM, joints };
};

const person = (floor?: PersonAt['floor']): PersonAt => ({ floor }) as PersonAt;

const topOf = ({ joints }: CrowdBody): number => Math.max(...joints.filter((_, at) => at % 4 === 1));
const heightOf = (it: CrowdBody): number => topOf(it) - it.groundM;
const crowd = (count: number): CrowdBody[] => Array.from({ length: count }, (_, at) => body(at + 1, at * 0.4));
const seen = (bodies: CrowdBody[]): CrowdBody[] =>
  inDepth(
    bodies,
    bodies.map(() => person()),
    FLOOR_M,
  );

describe('a crowd in depth', () => {
  it('leaves two people in full size, at the wall', () => {
    const whole = heightOf(body(1, 0));
    for (const one of seen(crowd(2))) expect(heightOf(one)).toBeCloseTo(whole, 6);
  });

  it('steps a crowd back in different rows, smaller and higher, the furthest drawn first', () => {
    const rows = seen(crowd(12));
    const heights = rows.map(heightOf);
    expect(new Set(heights.map((height) => height.toFixed(3))).size).toBe(12);
    expect([...heights].sort((a, b) => a - b)).toEqual(heights);
    expect(Math.max(...heights) - Math.min(...heights)).toBeGreaterThan(0.2);
    for (const [at, one] of rows.entries()) {
      expect(one.groundM).toBeLessThanOrEqual((rows[at - 1]?.groundM ?? 1) + 1e-9);
      expect(Math.min(...one.joints.filter((_, part) => part % 4 === 1))).toBeGreaterThanOrEqual(one.groundM - 0.06);
    }
  });

  it('keeps everybody at their place along the wall', () => {
    for (const one of seen(crowd(12))) {
      const [left, right] = [one.joints[11 * 4] ?? 0, one.joints[12 * 4] ?? 0];
      expect((left + right) / 2).toBeCloseTo(one.xM, 4);
    }
  });

  it('believes a measured floor, whatever the crowd', () => {
    const places = [0.5, 1, 2, 3.5, 9].map((yM) => person({ xM: 1, yM }));
    const bodies = crowd(5);
    const whole = heightOf(body(1, 0));
    const heights = new Map(inDepth(bodies, places, FLOOR_M).map((one) => [one.key, heightOf(one) / whole]));
    const scales = bodies.map(({ key }) => heights.get(key) ?? 0);
    expect(scales[0]).toBeCloseTo(1, 6);
    expect(scales[1]).toBeCloseTo(1, 6);
    expect(scales[2]).toBeCloseTo(1 / 1.12, 6);
    expect(scales[3]).toBeCloseTo(1 / 1.3, 6);
    expect(scales[4]).toBeCloseTo(1 / (1 + 0.12 * 3.2), 6);
  });

  it('moves nobody by a jump when somebody comes: a newcomer counts as far as they are there', () => {
    const before = seen([...crowd(5), body(6, 2.4, 0.001)]).map((one) => [one.key, heightOf(one)] as const);
    const after = new Map(seen(crowd(5)).map((one) => [one.key, heightOf(one)]));
    for (const [key, height] of before) if (after.has(key)) expect(height).toBeCloseTo(after.get(key) ?? 0, 3);
  });
});
