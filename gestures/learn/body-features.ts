/**
 * A body's pose as numbers that other bodies, rooms and cameras share: directions of bones and places of joints in
 * units of the body, from the middle of the shoulders. Left and right are the person's own and are kept apart: a pose
 * and its mirror image may be two gestures.
 */

import { LANDMARK } from '#installation/crowd/body.ts';
import { FeatureList, type FeatureVector } from './feature-vector.ts';
import { between, flatDistance, type Point, pointAt, seenTogether } from './point.ts';
import type { Posture } from './posture.ts';
import { bodySize } from './posture-size.ts';

/** A bone shorter than this in the picture, in scales, points at the camera: its direction says little. */
const CLEAR_BONE = 0.25;
/** No body is smaller than this share of the picture's height; keeps divisions finite. */
const SMALLEST = 0.005;

interface Limb {
  readonly root: Point;
  readonly middle: Point;
  readonly end: Point;
}

/** Everything but the arms counts less: most gestures are made with the arms, and legs are often hidden. */
const LEG_SHARE = 0.3;

export function bodyFeatures(posture: Posture): FeatureVector {
  const joint = (index: number): Point => pointAt(posture, index);
  const nose = noseOf(posture);
  const left = limbOf(joint, LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist);
  const right = limbOf(joint, LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist);
  const origin = between(left.root, right.root);
  const [leftHip, rightHip] = [joint(LANDMARK.leftHip), joint(LANDMARK.rightHip)];
  const hips = between(leftHip, rightHip);
  const scale = Math.max(SMALLEST, bodySize(posture));
  const list = new FeatureList();
  for (const arm of [left, right]) addArm(list, arm, origin, scale);
  addPlace(list, origin, nose, scale, 1);
  for (const [arm, other] of [
    [left, right],
    [right, left],
  ] as const) {
    addPlace(list, nose, arm.end, scale, 1);
    addPlace(list, other.root, arm.end, scale, 1);
    addDistance(list, arm.end, nose, scale);
    addDistance(list, arm.end, other.root, scale);
    addDistance(list, arm.end, other.middle, scale);
  }
  addPlace(list, left.end, right.end, scale, 1);
  addDistance(list, left.end, right.end, scale);
  addDistance(list, left.middle, right.middle, scale);
  addBone(list, hips, origin, scale, LEG_SHARE);
  for (const [hip, knee, ankle] of [
    [leftHip, joint(LANDMARK.leftKnee), joint(LANDMARK.leftAnkle)],
    [rightHip, joint(LANDMARK.rightKnee), joint(LANDMARK.rightAnkle)],
  ] as const) {
    addBone(list, hip, knee, scale, LEG_SHARE);
    addBone(list, knee, ankle, scale, LEG_SHARE);
  }
  return list.done();
}

function limbOf(joint: (index: number) => Point, root: number, middle: number, end: number): Limb {
  return { root: joint(root), middle: joint(middle), end: joint(end) };
}

/** The nose, or the middle of the ears of somebody who looks away. */
function noseOf(posture: Posture): Point {
  const nose = pointAt(posture, LANDMARK.nose);
  return nose.seen > 0 ? nose : between(pointAt(posture, LANDMARK.leftEar), pointAt(posture, LANDMARK.rightEar));
}

function addArm(list: FeatureList, { root, middle, end }: Limb, origin: Point, scale: number): void {
  addBone(list, root, middle, scale, 1);
  addBone(list, middle, end, scale, 1);
  addBone(list, root, end, scale, 1);
  addPlace(list, origin, middle, scale, 1);
  addPlace(list, origin, end, scale, 1);
}

/** The direction of a bone in the picture. */
function addBone(list: FeatureList, from: Point, to: Point, scale: number, share: number): void {
  const length = flatDistance(from, to);
  const weight = share * seenTogether(from, to) * Math.min(1, length / scale / CLEAR_BONE);
  list.add((to.x - from.x) / length, weight);
  list.add((to.y - from.y) / length, weight);
}

function addPlace(list: FeatureList, from: Point, to: Point, scale: number, share: number): void {
  const weight = share * seenTogether(from, to);
  list.add((to.x - from.x) / scale, weight);
  list.add((to.y - from.y) / scale, weight);
}

function addDistance(list: FeatureList, a: Point, b: Point, scale: number): void {
  list.add(flatDistance(a, b) / scale, seenTogether(a, b));
}
