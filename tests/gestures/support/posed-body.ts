/**
 * Bodies in space, for tests: people of many proportions with their hands at given places, seen by cameras that look from
 * above, below, the side or askew. Lengths are torsos (mid-shoulders to mid-hips).
 */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';

/** [outward on this arm's side, up, towards the front]. */
export type Vector = readonly [number, number, number];

/** Where an arm's wrist is, from mid-shoulders; where its elbow tends to; where its fingers point. */
export interface ArmTarget {
  readonly wrist: Vector;
  readonly elbow: Vector;
  readonly fingers: Vector;
}

export interface Arms {
  readonly left: ArmTarget;
  readonly right: ArmTarget;
}

export interface Build {
  readonly shoulderHalf: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly palm: number;
  /** Middle of the face above mid-shoulders, and before them. */
  readonly neck: number;
  readonly faceBefore: number;
  readonly earHalf: number;
  readonly hipHalf: number;
  readonly legs: number;
}

export interface View {
  /** How far the person is turned away from the camera, how far it looks down on them, how far it is tilted; degrees. */
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** From the camera to the person, torsos: the nearer, the more a hand held out grows. */
  readonly distance: number;
  /** Mid-shoulders and torso in the picture, picture heights. */
  readonly x: number;
  readonly y: number;
  readonly torso: number;
}

export const GROWN_UP: Build = {
  shoulderHalf: 0.34,
  upperArm: 0.56,
  forearm: 0.48,
  palm: 0.18,
  neck: 0.42,
  faceBefore: 0.2,
  earHalf: 0.15,
  hipHalf: 0.22,
  legs: 1.6,
};

export const FROM_THE_FRONT: View = { yaw: 0, pitch: 0, roll: 0, distance: 8, x: 0.8, y: 0.4, torso: 0.25 };

/** The model's z is larger than the truth: measured on people whose arms reach out to the camera. */
const DEPTH_EXAGGERATED = 2.2;

const add = (a: Vector, b: Vector, share = 1): Vector => [
  a[0] + b[0] * share,
  a[1] + b[1] * share,
  a[2] + b[2] * share,
];
const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const unit = (a: Vector): Vector => {
  const length = Math.sqrt(dot(a, a)) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
};

/** Elbow and wrist of an arm that reaches for its target as far as it can; the elbow bends towards its hint. */
function reach(shoulder: Vector, { wrist, elbow }: ArmTarget, { upperArm, forearm }: Build): [Vector, Vector] {
  const way = add(wrist, shoulder, -1);
  const longest = (upperArm + forearm) * 0.999;
  const distance = Math.min(longest, Math.max(Math.abs(upperArm - forearm) + 0.02, Math.sqrt(dot(way, way))));
  const direction = unit(way);
  const along = (upperArm ** 2 - forearm ** 2 + distance ** 2) / (2 * distance);
  const aside = Math.sqrt(Math.max(0, upperArm ** 2 - along ** 2));
  const bend = unit(add(elbow, direction, -dot(elbow, direction)));
  return [add(add(shoulder, direction, along), bend, aside), add(shoulder, direction, distance)];
}

/** Landmarks in the body's own space: x to the person's left, y up, z to the front. */
function skeleton(arms: Arms, build: Build): ReadonlyMap<number, Vector> {
  const joints = new Map<number, Vector>();
  const { neck, faceBefore, earHalf, shoulderHalf, hipHalf, legs, palm } = build;
  joints.set(0, [0, neck - 0.03, faceBefore + 0.06]);
  for (const [side, first] of [
    [1, 1],
    [-1, 4],
  ] as const) {
    for (let eye = 0; eye < 3; eye += 1) joints.set(first + eye, [side * 0.03 * (eye + 1), neck + 0.05, faceBefore]);
    joints.set(side === 1 ? LANDMARK.leftEar : LANDMARK.rightEar, [side * earHalf, neck, faceBefore - 0.18]);
    joints.set(side === 1 ? 9 : 10, [side * 0.05, neck - 0.11, faceBefore]);
    const target = side === 1 ? arms.left : arms.right;
    const shoulder: Vector = [shoulderHalf, 0, 0];
    const [elbow, wrist] = reach(shoulder, target, build);
    const fingers = unit(target.fingers);
    const own = ([x, y, z]: Vector): Vector => [side * x, y, z];
    const offset = side === 1 ? 0 : 1;
    joints.set(LANDMARK.leftShoulder + offset, own(shoulder));
    joints.set(LANDMARK.leftElbow + offset, own(elbow));
    joints.set(LANDMARK.leftWrist + offset, own(wrist));
    joints.set(LANDMARK.leftPinky + offset, own(add(wrist, fingers, palm * 0.95)));
    joints.set(LANDMARK.leftIndex + offset, own(add(wrist, fingers, palm * 1.05)));
    joints.set(LANDMARK.leftThumb + offset, own(add(wrist, fingers, palm * 0.6)));
    joints.set(LANDMARK.leftHip + offset, [side * hipHalf, -1, 0]);
    for (const [index, share] of [
      [LANDMARK.leftKnee, 0.5],
      [LANDMARK.leftAnkle, 0.95],
      [LANDMARK.leftHeel, 1],
      [LANDMARK.leftFoot, 1],
    ] as const) {
      joints.set(index + offset, [side * hipHalf, -1 - legs * share, index === LANDMARK.leftFoot ? 0.2 : 0]);
    }
  }
  return joints;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Where a point of the body's space comes to lie in the picture: x, y, z in picture heights as the model tells them. */
function projected([x, y, z]: Vector, view: View): Vector {
  const { yaw, pitch, roll, distance, torso } = view;
  const [sy, cy] = [Math.sin(radians(yaw)), Math.cos(radians(yaw))];
  const [turnedX, turnedZ] = [x * cy + z * sy, z * cy - x * sy];
  const [sp, cp] = [Math.sin(radians(pitch)), Math.cos(radians(pitch))];
  const [seenY, near] = [y * cp - turnedZ * sp, turnedZ * cp + y * sp];
  const grown = distance / (distance - near);
  const [sr, cr] = [Math.sin(radians(roll)), Math.cos(radians(roll))];
  const [pictureX, pictureY] = [turnedX * grown, seenY * grown];
  return [
    view.x + torso * (pictureX * cr - pictureY * sr),
    view.y - torso * (pictureX * sr + pictureY * cr),
    -near * torso * DEPTH_EXAGGERATED,
  ];
}

/** The body as a model without faults would find it: every joint seen. */
export function posedBody(arms: Arms, build: Build = GROWN_UP, view: View = FROM_THE_FRONT): Landmarks {
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (const [index, joint] of skeleton(arms, build)) {
    landmarks.set([...projected(joint, view), 1], index * LANDMARK_STRIDE);
  }
  return landmarks;
}
