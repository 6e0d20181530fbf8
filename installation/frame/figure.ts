/**
 * Forward kinematics: a written pose becomes the 33 landmarks of a body in metres. The figure faces the viewer, so its
 * own left is at the viewer's right (+x); y is up from the floor it stands on; z is towards the viewer.
 */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '../crowd/body.ts';
import { seededInteger } from '../random/seeded.ts';
import type { ScorePose } from '../score/score-schema.ts';

/** What a pose may leave out: the body's weight on both feet, upright, hands half open. */
type Nuance = 'weight' | 'bow' | 'hands';

/** A pose without its place in a motion. Angles in degrees, `crouch` and `hands` 0..1, `weight` -1..1. */
export type Pose = Omit<ScorePose, 'at' | Nuance> & Partial<Pick<ScorePose, Nuance>>;

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
  neck: 0.865,
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

/** How far the hips move over the foot that carries the weight, and how much higher that hip then is; shares of the height. */
const HIP_SHIFT = 0.042;
const HIP_TILT = 0.013;
/** How far the trunk leans back over the foot that carries, degrees. */
const COUNTER_LEAN = 4.5;

/** Hands half open when a pose does not say. */
export const HANDS_HALF_OPEN = 0.6;

/**
 * The joints of a body `heightM` tall standing at x = 0, y = 0: 33 x 4 (x, y, z in metres, confidence 1). Length 132.
 */
export function poseJoints(pose: Pose, heightM: number): Float32Array {
  const joints = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  const m = (share: number): number => share * heightM;
  const hips = hipsOf(pose, heightM);
  const put = bodyWriter(joints, hips, pose);
  const drop = m(BODY.ankle + BODY.shank + BODY.thigh) - hips.y;
  const lift = m(BODY.shoulder) - drop;

  head(put, heightM, drop, pose.nod);
  for (const side of [1, -1] as const) {
    const arm = side > 0 ? pose.left : pose.right;
    const shoulder: Point = [side * m(BODY.halfShoulders), lift, 0];
    const elbow = add(shoulder, limbDirection(arm.upper, side), m(BODY.upperArm));
    const fore = limbDirection(arm.fore, side);
    const wrist = add(elbow, fore, m(BODY.foreArm));
    put(side > 0 ? LANDMARK.leftShoulder : LANDMARK.rightShoulder, shoulder, true);
    put(side > 0 ? LANDMARK.leftElbow : LANDMARK.rightElbow, elbow, true);
    put(side > 0 ? LANDMARK.leftWrist : LANDMARK.rightWrist, wrist, true);
    hand(put, side, wrist, fore, pose.hands ?? HANDS_HALF_OPEN, heightM);
    leg(put, side, hips, heightM);
  }
  return joints;
}

/** The middle of the hips, and how far the left one is above it; m. */
interface Hips {
  readonly x: number;
  readonly y: number;
  readonly tilt: number;
}

/** The hips over the foot that carries: as high as that leg reaches, and lower where the body crouches. */
function hipsOf({ crouch, weight = 0 }: Pose, heightM: number): Hips {
  const legM = (BODY.shank + BODY.thigh) * heightM;
  const x = weight * HIP_SHIFT * heightM;
  const tilt = weight * HIP_TILT * heightM;
  const reachM = Math.sqrt(Math.max(0, legM ** 2 - x ** 2)) - Math.abs(tilt);
  const y = (BODY.ankle * heightM + legM) * (1 - 0.35 * crouch);
  return { x, y: Math.min(y, BODY.ankle * heightM + reachM), tilt };
}

type Put = (index: number, point: Point, upper: boolean) => void;

/** Writes points, bending the upper body about the hips (forward, then sideways) and turning all of it about the vertical. */
function bodyWriter(joints: Float32Array, hips: Hips, pose: Pose): Put {
  const lean = radians(pose.lean - COUNTER_LEAN * (pose.weight ?? 0));
  const bow = radians(pose.bow ?? 0);
  const turn = radians(pose.turn);
  const write = (index: number, x: number, y: number, z: number): void =>
    joints.set([x * Math.cos(turn) + z * Math.sin(turn), y, z * Math.cos(turn) - x * Math.sin(turn), 1], index * 4);
  return (index, [x, y, z], upper) => {
    if (!upper) return write(index, x, y, z);
    const up = y - hips.y;
    const bowedUp = up * Math.cos(bow) - z * Math.sin(bow);
    const bowedZ = up * Math.sin(bow) + z * Math.cos(bow);
    const bentX = x * Math.cos(lean) + bowedUp * Math.sin(lean);
    const bentY = bowedUp * Math.cos(lean) - x * Math.sin(lean);
    return write(index, hips.x + bentX, hips.y + bentY, bowedZ);
  };
}

/** The eleven landmarks of the head. The show draws no face; the head's size and direction come from them. */
function head(put: Put, heightM: number, drop: number, nodDegrees: number): void {
  const nod = radians(nodDegrees);
  const at = (index: number, x: number, y: number, z: number): void => {
    const up = y - BODY.neck;
    const bentY = BODY.neck + up * Math.cos(nod) - z * Math.sin(nod);
    const bentZ = z * Math.cos(nod) + up * Math.sin(nod);
    put(index, [x * heightM, bentY * heightM - drop, bentZ * heightM], true);
  };
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

/**
 * The three landmarks of a hand. Hanging, its thumb points inward; raised, too; between the two the hand turns over, as a
 * forearm does.
 */
function hand(put: Put, side: 1 | -1, wrist: Point, fore: Point, open: number, heightM: number): void {
  const left = side > 0;
  const flat = Math.hypot(fore[0], fore[1]);
  const across: Point = flat < 1e-6 ? [1, 0, 0] : [fore[1] / flat, -fore[0] / flat, 0];
  const palm: Point = [
    fore[1] * across[2] - fore[2] * across[1],
    fore[2] * across[0] - fore[0] * across[2],
    fore[0] * across[1] - fore[1] * across[0],
  ];
  const turned = Math.min(1, Math.max(-1, 2 * (across[1] - side * across[0])));
  const thumbwards = add([across[0] * turned, across[1] * turned, 0], palm, Math.sqrt(1 - turned ** 2));
  const tip = add(wrist, fore, BODY.hand * heightM);
  const half = (0.006 + 0.02 * open) * heightM;
  put(left ? LANDMARK.leftIndex : LANDMARK.rightIndex, add(tip, thumbwards, half), true);
  put(left ? LANDMARK.leftPinky : LANDMARK.rightPinky, add(tip, thumbwards, -half), true);
  const thumb = add(add(wrist, fore, 0.034 * heightM), thumbwards, (0.014 + 0.026 * open) * heightM);
  put(left ? LANDMARK.leftThumb : LANDMARK.rightThumb, thumb, true);
}

/** A leg from its hip to its foot, which stays where it is. A leg that need not reach so far keeps its length: the knee goes forward. */
function leg(put: Put, side: 1 | -1, hips: Hips, heightM: number): void {
  const left = side > 0;
  const halfHips = BODY.halfHips * heightM;
  const tiltSine = hips.tilt / halfHips;
  const hip: Point = [hips.x + side * halfHips * Math.sqrt(1 - tiltSine ** 2), hips.y + side * hips.tilt, 0];
  const ankle: Point = [side * halfHips, BODY.ankle * heightM, 0];
  const half = ((BODY.shank + BODY.thigh) * heightM) / 2;
  const apart = Math.hypot(hip[0] - ankle[0], hip[1] - ankle[1]) / 2;
  const kneeZ = Math.sqrt(Math.max(0, half ** 2 - apart ** 2));
  put(left ? LANDMARK.leftHip : LANDMARK.rightHip, hip, false);
  const knee: Point = [(hip[0] + ankle[0]) / 2, (hip[1] + ankle[1]) / 2, kneeZ];
  put(left ? LANDMARK.leftKnee : LANDMARK.rightKnee, knee, false);
  put(left ? LANDMARK.leftAnkle : LANDMARK.rightAnkle, ankle, false);
  put(left ? LANDMARK.leftHeel : LANDMARK.rightHeel, [ankle[0], 0, -0.03 * heightM], false);
  put(left ? LANDMARK.leftFoot : LANDMARK.rightFoot, [ankle[0] * 1.28, 0, 0.1 * heightM], false);
}
