/** What a gesture description can ask about one arm, its hand, and the neighbour on its side. */

import type { HandPoints } from '../body/hand.ts';
import type { Joint } from '../body/joint.ts';
import { type Arm, forearmLength } from '../body/limbs.ts';
import { fingersStretched, palmToCamera } from './hand-measures.ts';
import { above, apart, degrees, type Measurement, type Side, UNSEEN } from './measurement.ts';
import type { NeighbourMeasures } from './neighbour-measures.ts';

/** Measures of one arm. Lengths are in body scales, heights count upwards, "outward" is away from the body's middle. */
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
  /** How far the elbow is outward of its own shoulder, scales. */
  'elbowOutOfShoulder',
  /** Length of the forearm in the picture, scales: some 0.5 across the picture, less the more it points at the camera. */
  'forearmLength',
  /** Height of the hand's middle above the shoulder line, scales. */
  'handAboveShoulders',
  /** How far the hand's middle is outward of the body's middle, scales: < 0 on the other side of the body. */
  'handOutOfMiddle',
  /** Distance of the hand's middle from the middle of the face, scales. */
  'handFromFace',
  /** Height of the hand's middle above the middle of the face, scales. */
  'handAboveFace',
  /** How far the wrist is nearer to the camera than the face, scales of the model's own guess: 1 and more reaching out. */
  'wristBeforeFace',
  /** How far the wrist is nearer to the camera than its shoulder, scales of the model's own guess (it exaggerates). */
  'wristBeforeShoulder',
  /** Speed of the wrist against the shoulders over the last tenth of a second, scales per second: some 0.1 held still. */
  'wristSpeed',
  /** 0 a fist, 1 all fingers stretched. Weighs nothing where the hand is not looked at. */
  'fingersStretched',
  /** 1 the palm faces the camera, 0 the hand is seen edge on, -1 its back does. Weighs nothing where it is not looked at. */
  'palmToCamera',
  /** Distance of the wrist from the nearer wrist of the neighbour on this side, mean scales of the two. */
  'wristToNeighbourWrist',
  /** Distance of the wrist from the nearer elbow of the neighbour on this side, mean scales of the two. */
  'wristToNeighbourElbow',
  /** Distance of the wrist from the nearer shoulder of the neighbour on this side, mean scales of the two. */
  'wristToNeighbourShoulder',
] as const;

export type ArmMeasure = (typeof ARM_MEASURES)[number];
export type ArmMeasures = Readonly<Record<ArmMeasure, Measurement>>;

/** What the measures of an arm are held against. */
export interface ArmSurroundings {
  readonly nose: Joint;
  readonly face: Joint;
  readonly shoulders: Joint;
  /** How far the face is towards the camera, picture heights. */
  readonly faceNear: number;
  readonly scale: number;
  /** +1 when this arm's outer side is the picture's right, else -1. */
  readonly outward: 1 | -1;
  readonly side: Side;
  readonly hand: HandPoints | null;
  readonly speed: Measurement;
  readonly neighbour: NeighbourMeasures;
}

/** Inner angle at `corner`, degrees; a limb without length counts as straight. */
function innerAngle(a: Joint, corner: Joint, b: Joint): number {
  const [ax, ay] = [a.x - corner.x, a.y - corner.y];
  const [bx, by] = [b.x - corner.x, b.y - corner.y];
  const lengths = Math.hypot(ax, ay) * Math.hypot(bx, by);
  if (lengths === 0) return 180;
  return degrees(Math.acos(Math.min(1, Math.max(-1, (ax * bx + ay * by) / lengths))));
}

/** Direction of the forearm, degrees: 90 straight up, 0 level, -90 straight down. */
export const forearmRise = ({ elbow, wrist }: Arm): number =>
  degrees(Math.atan2(elbow.y - wrist.y, Math.abs(wrist.x - elbow.x)));

export function measureArm(arm: Arm, around: ArmSurroundings): ArmMeasures {
  const { shoulder, elbow, wrist, ear, knuckles, hand } = arm;
  const { nose, face, shoulders, scale, outward, side, neighbour } = around;
  const out = (joint: Joint, base: Joint): Measurement => ({
    value: (outward * (joint.x - base.x)) / scale,
    weight: Math.min(joint.seen, base.seen),
  });
  const forearm = Math.min(elbow.seen, wrist.seen);
  return {
    wristAboveShoulder: above(wrist, shoulder, scale),
    wristAboveNose: above(wrist, nose, scale),
    elbowAboveShoulder: above(elbow, shoulder, scale),
    wristOutOfShoulder: out(wrist, shoulder),
    wristOutOfEar: out(wrist, ear),
    elbowAngle: { value: innerAngle(shoulder, elbow, wrist), weight: Math.min(shoulder.seen, forearm) },
    forearmRise: { value: forearmRise(arm), weight: forearm },
    fingersAboveWrist: above(knuckles, wrist, scale),
    elbowOutOfShoulder: out(elbow, shoulder),
    forearmLength: { value: forearmLength(arm) / scale, weight: forearm },
    handAboveShoulders: above(hand, shoulders, scale),
    handOutOfMiddle: out(hand, shoulders),
    handFromFace: apart(hand, face, scale),
    handAboveFace: above(hand, face, scale),
    wristBeforeFace: { value: (arm.wristNear - around.faceNear) / scale, weight: Math.min(wrist.seen, nose.seen) },
    wristBeforeShoulder: {
      value: (arm.wristNear - arm.shoulderNear) / scale,
      weight: Math.min(wrist.seen, shoulder.seen),
    },
    wristSpeed: around.speed,
    fingersStretched: around.hand === null ? UNSEEN : fingersStretched(around.hand),
    palmToCamera: around.hand === null ? UNSEEN : palmToCamera(around.hand, side),
    ...neighbour,
  };
}
