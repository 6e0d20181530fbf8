/**
 * What a gesture description can ask about a body: a closed list of measures, each a number with a unit and a weight.
 * Lengths are in body scales (see `body-scale.ts`), heights count upwards, angles are degrees in the picture. Left and
 * right are the person's own; "outward" is away from the middle of the body, so nothing changes in a mirror.
 */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { distance, type Joint, jointAt, midway } from '../body/joint.ts';

/** A measured number. */
export interface Measurement {
  readonly value: number;
  /** 0..1, how far the joints behind it are seen. */
  readonly weight: number;
}

/** Measures of one arm. */
export const ARM_MEASURES = [
  /** Height of the wrist above its own shoulder, scales. */
  'wristAboveShoulder',
  /** Height of the wrist above the nose, scales. */
  'wristAboveNose',
  /** Height of the elbow above its own shoulder, scales. */
  'elbowAboveShoulder',
  /** How far the wrist is outward of its own shoulder, scales. */
  'wristOutOfShoulder',
  /** How far the wrist is outward of the ear on its side, scales. */
  'wristOutOfEar',
  /** Inner angle of the elbow: 180 straight, 0 folded. */
  'elbowAngle',
  /** Direction of the forearm, elbow to wrist: 90 straight up, 0 level, -90 straight down. */
  'forearmRise',
  /** Height of the knuckles above the wrist, scales: > 0 when the fingers point up. */
  'fingersAboveWrist',
] as const;

/** Measures of both arms together. */
export const PAIR_MEASURES = [
  /** How far the wrists have passed each other towards the other side, scales: > 0 crossed. */
  'wristsCrossed',
  /** Distance between the wrists, scales. */
  'wristsApart',
  /** Height of the point between the wrists above the shoulder line, scales. */
  'wristsAboveShoulders',
  /** How far the point between the wrists is beside the middle of the body, scales, >= 0. */
  'wristsOffCentre',
  /** The lower of the two forearms' directions, degrees as in `forearmRise`. */
  'lowerForearmRise',
  /** Distance between the shoulders across the picture, scales: some 0.7 from the front, 0 in profile. */
  'shouldersWide',
  /** How far the trunk leans from upright: 0 standing or sitting, 90 lying. Weighs nothing where hips are hidden. */
  'trunkLean',
] as const;

export type ArmMeasure = (typeof ARM_MEASURES)[number];
export type PairMeasure = (typeof PAIR_MEASURES)[number];
export type Side = 'left' | 'right';

/** Everything measured on one body in one picture. */
export interface BodyMeasures {
  readonly arms: Readonly<Record<Side, Readonly<Record<ArmMeasure, Measurement>>>>;
  readonly pair: Readonly<Record<PairMeasure, Measurement>>;
}

interface Arm {
  readonly shoulder: Joint;
  readonly elbow: Joint;
  readonly wrist: Joint;
  readonly ear: Joint;
  readonly knuckles: Joint;
}

const ARM_LANDMARKS = {
  left: {
    shoulder: LANDMARK.leftShoulder,
    elbow: LANDMARK.leftElbow,
    wrist: LANDMARK.leftWrist,
    ear: LANDMARK.leftEar,
    index: LANDMARK.leftIndex,
    pinky: LANDMARK.leftPinky,
  },
  right: {
    shoulder: LANDMARK.rightShoulder,
    elbow: LANDMARK.rightElbow,
    wrist: LANDMARK.rightWrist,
    ear: LANDMARK.rightEar,
    index: LANDMARK.rightIndex,
    pinky: LANDMARK.rightPinky,
  },
} as const;

function armOf(landmarks: Landmarks, side: Side): Arm {
  const at = ARM_LANDMARKS[side];
  return {
    shoulder: jointAt(landmarks, at.shoulder),
    elbow: jointAt(landmarks, at.elbow),
    wrist: jointAt(landmarks, at.wrist),
    ear: jointAt(landmarks, at.ear),
    knuckles: midway(jointAt(landmarks, at.index), jointAt(landmarks, at.pinky)),
  };
}

const degrees = (radians: number): number => (radians * 180) / Math.PI;
const seenTogether = (...joints: readonly Joint[]): number => Math.min(...joints.map((joint) => joint.seen));

/** Law of cosines; a limb without length counts as straight. */
function innerAngle(a: Joint, corner: Joint, b: Joint): number {
  const [toA, toB] = [
    { x: a.x - corner.x, y: a.y - corner.y },
    { x: b.x - corner.x, y: b.y - corner.y },
  ];
  const lengths = Math.hypot(toA.x, toA.y) * Math.hypot(toB.x, toB.y);
  if (lengths === 0) return 180;
  return degrees(Math.acos(Math.min(1, Math.max(-1, (toA.x * toB.x + toA.y * toB.y) / lengths))));
}

function forearmRise({ elbow, wrist }: Arm): number {
  return degrees(Math.atan2(elbow.y - wrist.y, Math.abs(wrist.x - elbow.x)));
}

/** @param outward +1 when this arm's outer side is the picture's right, else -1. */
function measureArm(arm: Arm, nose: Joint, scale: number, outward: number): Record<ArmMeasure, Measurement> {
  const { shoulder, elbow, wrist, ear, knuckles } = arm;
  const above = (joint: Joint, base: Joint): Measurement => ({
    value: (base.y - joint.y) / scale,
    weight: seenTogether(joint, base),
  });
  const out = (joint: Joint, base: Joint): Measurement => ({
    value: (outward * (joint.x - base.x)) / scale,
    weight: seenTogether(joint, base),
  });
  return {
    wristAboveShoulder: above(wrist, shoulder),
    wristAboveNose: above(wrist, nose),
    elbowAboveShoulder: above(elbow, shoulder),
    wristOutOfShoulder: out(wrist, shoulder),
    wristOutOfEar: out(wrist, ear),
    elbowAngle: { value: innerAngle(shoulder, elbow, wrist), weight: seenTogether(shoulder, elbow, wrist) },
    forearmRise: { value: forearmRise(arm), weight: seenTogether(elbow, wrist) },
    fingersAboveWrist: above(knuckles, wrist),
  };
}

function measurePair(
  left: Arm,
  right: Arm,
  hips: Joint,
  scale: number,
  leftOutward: number,
): Record<PairMeasure, Measurement> {
  const shoulders = midway(left.shoulder, right.shoulder);
  const wrists = midway(left.wrist, right.wrist);
  const bothWrists = seenTogether(left.wrist, right.wrist);
  return {
    wristsCrossed: { value: (leftOutward * (right.wrist.x - left.wrist.x)) / scale, weight: bothWrists },
    wristsApart: { value: distance(left.wrist, right.wrist) / scale, weight: bothWrists },
    wristsAboveShoulders: { value: (shoulders.y - wrists.y) / scale, weight: seenTogether(wrists, shoulders) },
    wristsOffCentre: { value: Math.abs(wrists.x - shoulders.x) / scale, weight: seenTogether(wrists, shoulders) },
    lowerForearmRise: {
      value: Math.min(forearmRise(left), forearmRise(right)),
      weight: seenTogether(left.elbow, right.elbow, left.wrist, right.wrist),
    },
    shouldersWide: { value: Math.abs(left.shoulder.x - right.shoulder.x) / scale, weight: shoulders.seen },
    trunkLean: {
      value: degrees(Math.atan2(Math.abs(shoulders.x - hips.x), hips.y - shoulders.y)),
      weight: seenTogether(shoulders, hips),
    },
  };
}

/**
 * Measures one body.
 *
 * @param landmarks In picture heights on both axes, so that angles are true whatever the picture's shape.
 * @param scale The body's unit, picture heights; > 0.
 */
export function measureBody(landmarks: Landmarks, scale: number): BodyMeasures {
  const [left, right] = [armOf(landmarks, 'left'), armOf(landmarks, 'right')];
  const nose = jointAt(landmarks, LANDMARK.nose);
  const hips = midway(jointAt(landmarks, LANDMARK.leftHip), jointAt(landmarks, LANDMARK.rightHip));
  const leftOutward = left.shoulder.x >= right.shoulder.x ? 1 : -1;
  return {
    arms: {
      left: measureArm(left, nose, scale, leftOutward),
      right: measureArm(right, nose, scale, -leftOutward),
    },
    pair: measurePair(left, right, hips, scale, leftOutward),
  };
}
