import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { type Pose, poseJoints } from '#installation/frame/figure.ts';
import { RISEN, STANDING } from '#tests/support/synthetic-crowd.ts';

const HEIGHT_M = 1.8;

const angle = fc.integer({ min: -360, max: 360 });
const limb = fc.tuple(angle, angle);
const arm = fc.record({ upper: limb, fore: limb });
const anyPose: fc.Arbitrary<Pose> = fc.record({
  left: arm,
  right: arm,
  lean: angle,
  turn: angle,
  crouch: fc.double({ min: 0, max: 1, noNaN: true }),
  nod: angle,
  weight: fc.double({ min: -1, max: 1, noNaN: true }),
  bow: angle,
});

type Joint = keyof typeof LANDMARK;

const point = (joints: Float32Array, joint: Joint): readonly [number, number, number] => {
  const at = LANDMARK[joint] * LANDMARK_STRIDE;
  return [joints[at] ?? Number.NaN, joints[at + 1] ?? Number.NaN, joints[at + 2] ?? Number.NaN];
};

function bone(joints: Float32Array, from: Joint, to: Joint): number {
  const [a, b] = [point(joints, from), point(joints, to)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

const BONES: readonly (readonly [Joint, Joint])[] = [
  ['leftShoulder', 'rightShoulder'],
  ['leftShoulder', 'leftElbow'],
  ['rightShoulder', 'rightElbow'],
  ['leftElbow', 'leftWrist'],
  ['rightElbow', 'rightWrist'],
  ['leftWrist', 'leftIndex'],
  ['rightWrist', 'rightIndex'],
  ['leftHip', 'rightHip'],
  ['leftHip', 'leftKnee'],
  ['rightHip', 'rightKnee'],
  ['leftKnee', 'leftAnkle'],
  ['rightKnee', 'rightAnkle'],
  ['leftEar', 'rightEar'],
  ['nose', 'leftEar'],
];

const lengths = (pose: Pose): number[] => {
  const joints = poseJoints(pose, HEIGHT_M);
  return BONES.map(([from, to]) => bone(joints, from, to));
};

describe('a posed body', () => {
  it('has the same bones whatever it does', () => {
    const atRest = lengths(STANDING);
    fc.assert(
      fc.property(anyPose, (pose) => {
        lengths(pose).forEach((length, i) => {
          expect(length).toBeCloseTo(atRest[i] ?? Number.NaN, 4);
        });
      }),
    );
  });

  it('is as tall as it was asked to be, and all of it grows with it', () => {
    const [small, tall] = [poseJoints(STANDING, 1), poseJoints(STANDING, 2)];
    small.forEach((value, i) => {
      if (i % LANDMARK_STRIDE !== 3) expect(tall[i]).toBeCloseTo(2 * value, 5);
    });
    expect(point(tall, 'nose')[1]).toBeCloseTo(1.86, 5);
  });

  it('knows every joint for sure, and none is nowhere', () => {
    fc.assert(
      fc.property(anyPose, (pose) => {
        const joints = poseJoints(pose, HEIGHT_M);
        expect(joints).toHaveLength(LANDMARKS * LANDMARK_STRIDE);
        expect(joints.every(Number.isFinite)).toBe(true);
        for (let i = 3; i < joints.length; i += LANDMARK_STRIDE) expect(joints[i]).toBe(1);
      }),
    );
  });

  it('faces the viewer: its own left is at the viewer’s right, its nose before its ears', () => {
    const joints = poseJoints(STANDING, HEIGHT_M);
    expect(point(joints, 'leftShoulder')[0]).toBeGreaterThan(0);
    expect(point(joints, 'rightShoulder')[0]).toBeLessThan(0);
    expect(point(joints, 'nose')[2]).toBeGreaterThan(point(joints, 'leftEar')[2]);
  });

  it('stands on the floor', () => {
    const joints = poseJoints(STANDING, HEIGHT_M);
    expect([point(joints, 'leftHeel')[1], point(joints, 'rightFoot')[1]]).toEqual([0, 0]);
  });

  it('has its wrists above its nose when both arms are up, and below its hips’ line when they hang', () => {
    const risen = poseJoints(RISEN, HEIGHT_M);
    for (const wrist of ['leftWrist', 'rightWrist'] as const) {
      expect(point(risen, wrist)[1]).toBeGreaterThan(point(risen, 'nose')[1]);
      const hanging = poseJoints(STANDING, HEIGHT_M);
      expect(point(hanging, wrist)[1]).toBeLessThan(point(hanging, 'leftShoulder')[1] - 0.3 * HEIGHT_M);
    }
  });

  it('has its arms level at 90 degrees, to the side or to the front', () => {
    const level = (swung: number): Float32Array => {
      const straight: Pose['left'] = { upper: [90, swung], fore: [90, swung] };
      return poseJoints({ ...STANDING, left: straight, right: straight }, HEIGHT_M);
    };
    const [aside, ahead] = [level(0), level(90)];
    for (const joints of [aside, ahead]) {
      expect(point(joints, 'leftWrist')[1]).toBeCloseTo(point(joints, 'leftShoulder')[1], 5);
    }
    expect(point(aside, 'leftWrist')[0]).toBeCloseTo(point(aside, 'leftShoulder')[0] + 0.32 * HEIGHT_M, 5);
    expect(point(aside, 'rightWrist')[0]).toBeCloseTo(-point(aside, 'leftWrist')[0], 5);
    expect(point(ahead, 'leftWrist')[2]).toBeCloseTo(0.32 * HEIGHT_M, 5);
  });

  it('sinks when it crouches, its feet staying where they are and its knees going forward', () => {
    const [up, down] = [poseJoints(STANDING, HEIGHT_M), poseJoints({ ...STANDING, crouch: 1 }, HEIGHT_M)];
    for (const joint of ['nose', 'leftShoulder', 'leftHip', 'leftWrist'] as const) {
      expect(point(down, joint)[1]).toBeLessThan(point(up, joint)[1] - 0.1);
    }
    expect(point(down, 'leftAnkle')).toEqual(point(up, 'leftAnkle'));
    expect(point(down, 'leftKnee')[2]).toBeGreaterThan(0.1);
  });

  it('leans from the hips and turns about itself', () => {
    const leaning = poseJoints({ ...STANDING, lean: 30 }, HEIGHT_M);
    expect(point(leaning, 'nose')[0]).toBeGreaterThan(0.2);
    expect(point(leaning, 'leftAnkle')).toEqual(point(poseJoints(STANDING, HEIGHT_M), 'leftAnkle'));
    const turned = poseJoints({ ...STANDING, turn: 90 }, HEIGHT_M);
    expect(Math.abs(point(turned, 'leftShoulder')[0])).toBeLessThan(1e-6);
    expect(point(turned, 'nose')[0]).toBeGreaterThan(0.05);
  });

  it('stands on the foot that carries it: hips over it, that hip higher, the other knee bent', () => {
    const standing = poseJoints({ ...STANDING, weight: 1 }, HEIGHT_M);
    const middle = (point(standing, 'leftHip')[0] + point(standing, 'rightHip')[0]) / 2;
    expect(middle).toBeGreaterThan(0.05);
    expect(point(standing, 'leftHip')[1]).toBeGreaterThan(point(standing, 'rightHip')[1] + 0.02);
    expect(point(standing, 'rightKnee')[2]).toBeGreaterThan(point(standing, 'leftKnee')[2] + 0.03);
    for (const ankle of ['leftAnkle', 'rightAnkle'] as const) {
      expect(point(standing, ankle)).toEqual(point(poseJoints(STANDING, HEIGHT_M), ankle));
    }
    const other = poseJoints({ ...STANDING, weight: -1 }, HEIGHT_M);
    expect(point(other, 'rightHip')[0]).toBeCloseTo(-point(standing, 'leftHip')[0], 5);
  });

  it('bows from the hips, forward and down', () => {
    const bowed = poseJoints({ ...STANDING, bow: 40 }, HEIGHT_M);
    expect(point(bowed, 'nose')[2]).toBeGreaterThan(0.4);
    expect(point(bowed, 'nose')[1]).toBeLessThan(point(poseJoints(STANDING, HEIGHT_M), 'nose')[1] - 0.1);
    expect(point(bowed, 'leftHip')).toEqual(point(poseJoints(STANDING, HEIGHT_M), 'leftHip'));
  });

  it('opens its hands as far as it is told, thumbs inward whether they hang or are raised', () => {
    const across = (hands: number): number => bone(poseJoints({ ...RISEN, hands }, HEIGHT_M), 'leftIndex', 'leftPinky');
    expect(across(1)).toBeGreaterThan(2 * across(0.1));
    for (const pose of [STANDING, RISEN]) {
      const joints = poseJoints(pose, HEIGHT_M);
      expect(point(joints, 'leftThumb')[0]).toBeLessThan(point(joints, 'leftPinky')[0]);
      expect(point(joints, 'rightThumb')[0]).toBeGreaterThan(point(joints, 'rightPinky')[0]);
    }
  });
});
