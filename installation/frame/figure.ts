/**
 * Forward kinematics: a written pose becomes the 33 landmarks of a body in metres. The figure faces the viewer, so its
 * own left is at the viewer's right (+x); y is up from the floor it stands on; z is towards the viewer.
 */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '../crowd/body.ts';
import { seededInteger } from '../random/seeded.ts';
import type { ScorePose } from '../score/score-schema.ts';

/** A pose without its place in a motion. Angles in degrees, `crouch` 0..1. */
export type Pose = Omit<ScorePose, 'at'>;

/** The key of the figure of a member of the cast. */
export const castKey = (id: string): number => seededInteger(0, id) || 1;

type Point = readonly [number, number, number];

/** Lengths as shares of the body's height, after the proportions of Drillis and Contini (1966). */
const BODY = {
  ankle: 0.039,
  shank: 0.246,
  thigh: 0.245,
  shoulder: 0.818,
  halfShoulders: 0.118,
  halfHips: 0.072,
  upperArm: 0.172,
  foreArm: 0.148,
  hand: 0.07,
  nose: 0.93,
  eye: 0.945,
  ear: 0.94,
  mouth: 0.905,
} as const;

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

const add = (a: Point, b: Point, length = 1): Point => [
  a[0] + b[0] * length,
  a[1] + b[1] * length,
  a[2] + b[2] * length,
];

/** Direction of an arm's part. `side` is +1 for the figure's left. */
function limbDirection([raised, swung]: readonly [number, number], side: number): Point {
  const up = radians(raised);
  const front = radians(swung);
  return [side * Math.sin(up) * Math.cos(front), -Math.cos(up), Math.sin(up) * Math.sin(front)];
}

/**
 * The joints of a body `heightM` tall standing at x = 0, y = 0: 33 x 4 (x, y, z in metres, confidence 1). Length 132.
 */
export function poseJoints(pose: Pose, heightM: number): Float32Array {
  const joints = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  const hipY = (BODY.ankle + BODY.shank + BODY.thigh) * heightM * (1 - 0.35 * pose.crouch);
  const put = bodyWriter(joints, hipY, pose);
  const m = (share: number): number => share * heightM;
  const lift = m(BODY.shoulder) - (m(BODY.ankle + BODY.shank + BODY.thigh) - hipY);
  const drop = m(BODY.shoulder) - lift;

  head(put, heightM, drop, pose.nod);
  for (const side of [1, -1] as const) {
    const arm = side > 0 ? pose.left : pose.right;
    const shoulder: Point = [side * m(BODY.halfShoulders), lift, 0];
    const elbow = add(shoulder, limbDirection(arm.upper, side), m(BODY.upperArm));
    const fore = limbDirection(arm.fore, side);
    const wrist = add(elbow, fore, m(BODY.foreArm));
    const tip = add(wrist, fore, m(BODY.hand));
    put(side > 0 ? LANDMARK.leftShoulder : LANDMARK.rightShoulder, shoulder, true);
    put(side > 0 ? LANDMARK.leftElbow : LANDMARK.rightElbow, elbow, true);
    put(side > 0 ? LANDMARK.leftWrist : LANDMARK.rightWrist, wrist, true);
    put(side > 0 ? LANDMARK.leftPinky : LANDMARK.rightPinky, add(tip, [side, 0, 0], m(0.012)), true);
    put(side > 0 ? LANDMARK.leftIndex : LANDMARK.rightIndex, tip, true);
    put(side > 0 ? LANDMARK.leftThumb : LANDMARK.rightThumb, add(wrist, [-side * 0.4, 0.6, 0.3], m(0.04)), true);
    leg(put, side, hipY, heightM);
  }
  return joints;
}

type Put = (index: number, point: Point, upper: boolean) => void;

/** Writes points, bending the upper body about the hips (lean, sideways) and turning all of it about the vertical. */
function bodyWriter(joints: Float32Array, hipY: number, pose: Pose): Put {
  const lean = radians(pose.lean);
  const turn = radians(pose.turn);
  return (index, [x, y, z], upper) => {
    const up = y - hipY;
    const bentX = upper ? x * Math.cos(lean) + up * Math.sin(lean) : x;
    const bentY = upper ? hipY + up * Math.cos(lean) - x * Math.sin(lean) : y;
    joints.set(
      [bentX * Math.cos(turn) + z * Math.sin(turn), bentY, z * Math.cos(turn) - bentX * Math.sin(turn), 1],
      index * 4,
    );
  };
}

/** The eleven landmarks of the head. The show draws no face; the head's size and direction come from them. */
function head(put: Put, heightM: number, drop: number, nodDegrees: number): void {
  const nod = Math.sin(radians(nodDegrees)) * 0.05;
  const at = (index: number, x: number, y: number, z: number): void =>
    put(index, [x * heightM, (y - nod) * heightM - drop, z * heightM], true);
  at(LANDMARK.nose, 0, BODY.nose, 0.055);
  for (const [side, first] of [
    [1, 1],
    [-1, 4],
  ] as const) {
    at(first, side * 0.01, BODY.eye, 0.05);
    at(first + 1, side * 0.018, BODY.eye, 0.048);
    at(first + 2, side * 0.026, BODY.eye, 0.044);
    at(side > 0 ? LANDMARK.leftEar : LANDMARK.rightEar, side * 0.042, BODY.ear, 0);
    at(side > 0 ? 9 : 10, side * 0.014, BODY.mouth, 0.048);
  }
}

function leg(put: Put, side: 1 | -1, hipY: number, heightM: number): void {
  const x = side * BODY.halfHips * heightM;
  const ankleY = BODY.ankle * heightM;
  const kneeY = ankleY + (hipY - ankleY) / 2;
  /** A crouching leg keeps its length: the knee goes forward. */
  const half = ((BODY.shank + BODY.thigh) * heightM) / 2;
  const kneeZ = Math.sqrt(Math.max(0, half ** 2 - ((hipY - ankleY) / 2) ** 2));
  const left = side > 0;
  put(left ? LANDMARK.leftHip : LANDMARK.rightHip, [x, hipY, 0], false);
  put(left ? LANDMARK.leftKnee : LANDMARK.rightKnee, [x * 1.1, kneeY, kneeZ], false);
  put(left ? LANDMARK.leftAnkle : LANDMARK.rightAnkle, [x * 1.2, ankleY, 0], false);
  put(left ? LANDMARK.leftHeel : LANDMARK.rightHeel, [x * 1.2, 0, -0.03 * heightM], false);
  put(left ? LANDMARK.leftFoot : LANDMARK.rightFoot, [x * 1.4, 0, 0.1 * heightM], false);
}
