import { describe, expect, test } from 'vitest';
import { BONE, BONES, girthAt, spanOf } from '#projection/looks/figures/body-shape.ts';
import { growBody } from '#projection/looks/figures/body-template.ts';
import { type BodyTemplate, KIND } from '#projection/looks/figures/body-writer.ts';
import { CLOTH } from '#projection/looks/figures/clothes-template.ts';
import { TATTOO_REGIONS } from '#projection/looks/figures/tattoo.ts';

const HANDS: readonly number[] = [BONE.leftHand, BONE.rightHand];

function* pointsOf(body: BodyTemplate) {
  for (let point = 0; point < body.count; point += 1) {
    const [bone = -1, u = 0, across = 0, deep = 0] = body.place.subarray(point * 4, point * 4 + 4);
    const [size = 0, kind = -1, seed = -1, weight = -1] = body.manner.subarray(point * 4, point * 4 + 4);
    yield { bone, u, across, deep, size, kind, seed, weight };
  }
}

describe('the body of light', () => {
  for (const points of [600, 1000, 5000]) {
    test(`spends about ${points} points on skin and tattoos`, () => {
      const body = growBody(points);
      expect(body.skinPoints + body.tattooPoints).toBeGreaterThan(points * 0.98);
      expect(body.skinPoints + body.tattooPoints).toBeLessThan(points * 1.02);
      expect(body.place).toHaveLength(body.count * 4);
      expect(body.manner).toHaveLength(body.count * 4);
      expect(body.skin).toHaveLength(body.count * 4);
    });
  }

  test('is the same body every time', () => {
    expect(growBody(1200)).toEqual(growBody(1200));
  });

  test('keeps every point of skin on its volume', () => {
    for (const { bone, u, across, deep, kind } of pointsOf(growBody(3000))) {
      if (kind !== KIND.skin || HANDS.includes(bone) || bone === BONE.head || bone === BONE.floor) continue;
      if (bone >= BONES) continue;
      const [from, to] = spanOf(bone);
      expect(u).toBeGreaterThanOrEqual(from - 1e-6);
      expect(u).toBeLessThanOrEqual(to + 1e-6);
      const girth = girthAt(bone, u);
      const out = Math.hypot(across / girth.across, deep / girth.deep);
      expect(out).toBeGreaterThan(0.9);
      expect(out).toBeLessThan(1.001);
    }
  });

  test('leaves the head a void: its points lie on the rim', () => {
    for (const { bone, u, across, kind } of pointsOf(growBody(3000))) {
      if (bone === BONE.head && kind === KIND.skin) expect(Math.hypot(u, across)).toBeGreaterThan(0.7);
    }
  });

  test('keeps hands within an arm’s reach and the pool within a step', () => {
    for (const { bone, u, across, kind } of pointsOf(growBody(3000))) {
      if (kind !== KIND.skin) continue;
      if (HANDS.includes(bone)) expect(u).toBeLessThan(2.05);
      if (bone === BONE.floor) expect(Math.abs(across)).toBeLessThan(0.5);
    }
  });

  test('draws every bone, weights and seeds in range', () => {
    const seen = new Set<number>();
    for (const { bone, kind, seed, weight, size } of pointsOf(growBody(800))) {
      if (kind === KIND.skin) seen.add(bone);
      expect(seed).toBeGreaterThanOrEqual(0);
      expect(seed).toBeLessThan(1);
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(size).toBeGreaterThan(0);
    }
    expect(seen.size).toBe(BONES + Object.keys(CLOTH).length);
  });

  test('keeps cloth within its chart, and hangs it behind the head and the arms', () => {
    const points = [...pointsOf(growBody(3000))];
    for (const { bone, u, across, deep } of points) {
      if (bone < BONES) continue;
      expect(Math.abs(u)).toBeLessThanOrEqual(1);
      expect(across).toBeGreaterThanOrEqual(0);
      expect(across).toBeLessThanOrEqual(1);
      expect([0, 1]).toContain(deep);
    }
    const last = (wanted: number): number => points.findLastIndex(({ bone }) => bone === wanted);
    const first = (wanted: number): number => points.findIndex(({ bone }) => bone === wanted);
    expect(first(CLOTH.hanging)).toBeGreaterThan(last(BONE.torso));
    expect(last(CLOTH.hanging)).toBeLessThan(first(BONE.head));
    expect(first(CLOTH.hood)).toBeGreaterThan(last(BONE.head));
    expect(last(CLOTH.hood)).toBeLessThan(first(BONE.leftUpperArm));
  });

  test('fills every volume with soft light before its grains, after its dark', () => {
    const points = [...pointsOf(growBody(3000))];
    for (const bone of [BONE.torso, BONE.leftThigh, BONE.rightForearm, BONE.leftFoot]) {
      const firstOf = (kind: number): number =>
        points.findIndex(
          (point) => point.bone === bone && point.kind === kind && (kind !== KIND.flesh || point.deep > -0.02),
        );
      expect(firstOf(KIND.shade)).toBeGreaterThanOrEqual(0);
      expect(firstOf(KIND.flesh)).toBeGreaterThan(firstOf(KIND.shade));
      expect(firstOf(KIND.skin)).toBeGreaterThan(firstOf(KIND.flesh));
    }
  });

  test('has one free place for every tattoo point', () => {
    const body = growBody(1500);
    const numbers = [...pointsOf(body)].filter(({ kind }) => kind === KIND.tattoo).map(({ u }) => u);
    expect(new Set(numbers).size).toBe(body.tattooPoints);
    const last = TATTOO_REGIONS.at(-1)?.rows(body.tattooPoints)[1];
    expect(last).toBe(body.tattooPoints);
  });
});
