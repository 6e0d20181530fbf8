import { describe, expect, test } from 'vitest';
import { LANDMARK } from '#installation/crowd/body.ts';
import { BONE } from '#projection/looks/figures/body-shape.ts';
import { createSkeleton, SKELETON_NUMBERS, TEXELS_PER_BONE, TRUNK_SIDES } from '#projection/looks/figures/skeleton.ts';
import { POSES, standAt } from '../../stage/support/sample-frames.ts';

const FLOOR_M = 0.2;

const bonesOf = (joints: Float32Array): Float32Array => {
  const out = new Float32Array(SKELETON_NUMBERS);
  createSkeleton().write(joints, FLOOR_M, out, 0);
  return out;
};
const texel = (bones: Float32Array, bone: number, column: number): readonly number[] => [
  ...bones.subarray((bone * TEXELS_PER_BONE + column) * 4, (bone * TEXELS_PER_BONE + column + 1) * 4),
];

describe('the skeleton', () => {
  test('puts a forearm between elbow and wrist', () => {
    const joints = standAt(3, POSES.rise, 1.7, FLOOR_M);
    const bones = bonesOf(joints);
    const [x = 0, y = 0] = texel(bones, BONE.leftForearm, 0);
    const [dx = 0, dy = 0] = texel(bones, BONE.leftForearm, 1);
    const wrist = LANDMARK.leftWrist * 4;
    expect(x + dx).toBeCloseTo(joints[wrist] ?? 0, 5);
    expect(y + dy).toBeCloseTo(joints[wrist + 1] ?? 0, 5);
  });

  test('answers a size near one for a person of 1.7 m and grows with the person', () => {
    const out = new Float32Array(SKELETON_NUMBERS);
    const skeleton = createSkeleton();
    const grown = skeleton.write(standAt(1, POSES.rest, 1.7, FLOOR_M), FLOOR_M, out, 0);
    const child = skeleton.write(standAt(1, POSES.rest, 1.1, FLOOR_M), FLOOR_M, out, 0);
    expect(grown).toBeGreaterThan(0.93);
    expect(grown).toBeLessThan(1.07);
    expect(child / grown).toBeCloseTo(1.1 / 1.7, 2);
  });

  test('hangs legs that nobody saw under the body and marks them as guesses', () => {
    const joints = standAt(2, POSES.rest, 1.7, FLOOR_M);
    for (let index = LANDMARK.leftKnee; index <= LANDMARK.rightFoot; index += 1) {
      joints.set([40, -30, 9, 0.05], index * 4);
    }
    const bones = bonesOf(joints);
    for (const bone of [BONE.leftShin, BONE.rightShin, BONE.leftFoot]) {
      const [x = 0, y = 0, , sure] = texel(bones, bone, 0);
      expect(Math.abs(x - 2)).toBeLessThan(0.5);
      expect(y).toBeGreaterThan(FLOOR_M - 0.2);
      expect(sure).toBe(0);
    }
    expect(texel(bones, BONE.torso, 0)[3]).toBe(1);
  });

  test('writes the same numbers whatever was written before', () => {
    const joints = standAt(2, POSES.refuse, 1.7, FLOOR_M);
    const used = createSkeleton();
    const out = new Float32Array(SKELETON_NUMBERS);
    used.write(standAt(5, POSES.link, 1.5, FLOOR_M), FLOOR_M, out, 0);
    used.write(joints, FLOOR_M, out, 0);
    expect(out).toEqual(bonesOf(joints));
  });

  test('stays finite when all landmarks fall together', () => {
    expect(bonesOf(new Float32Array(132)).every(Number.isFinite)).toBe(true);
  });

  test('lays the trunk between its own shoulders, from every side', () => {
    for (const turn of [-170, -90, -40, 0, 40, 90, 170]) {
      const joints = standAt(2, { ...POSES.rest, turn }, 1.7, FLOOR_M);
      const sides = bonesOf(joints).subarray((TRUNK_SIDES + 1) * 4, (TRUNK_SIDES + 2) * 4);
      const [left, right] = [LANDMARK.leftShoulder * 4, LANDMARK.rightShoulder * 4];
      for (const part of [0, 2]) {
        expect(sides[part]).toBeCloseTo(((joints[left + part] ?? 0) - (joints[right + part] ?? 0)) / 2, 5);
      }
      expect(Math.sign(sides[3] ?? 0)).toBe(
        Math.abs(turn) === 90 ? Math.sign(sides[3] ?? 0) : Math.abs(turn) < 90 ? 1 : -1,
      );
    }
  });

  test('spreads the fingers as far as index and little finger are apart, and sends the thumb to its landmark', () => {
    const skeleton = createSkeleton();
    const out = new Float32Array(SKELETON_NUMBERS);
    const spreadOf = (hands: number): number => {
      skeleton.write(standAt(1, { ...POSES.rise, hands }, 1.7, FLOOR_M), FLOOR_M, out, 0);
      return skeleton.spread[0];
    };
    expect(spreadOf(1)).toBeGreaterThan(spreadOf(0.4) + 0.2);
    expect(spreadOf(0)).toBeLessThan(0.1);
    const joints = standAt(1, POSES.rise, 1.7, FLOOR_M);
    const before = bonesOf(joints);
    const thumb = LANDMARK.leftThumb * 4;
    joints[thumb] = (joints[thumb] ?? 0) + 0.05;
    const [xBefore = 0] = texel(before, BONE.leftThumb, 1);
    const [xAfter = 0] = texel(bonesOf(joints), BONE.leftThumb, 1);
    expect(xAfter).toBeGreaterThan(xBefore + 0.01);
  });
});
