/**
 * From landmarks to sixteen bones with a frame each, on the CPU: where a limb starts, where it points, what is
 * sideways and what is towards the viewer. Runs for every figure of every frame and allocates nothing.
 */

import { Vector3 } from 'three/webgpu';
import { LANDMARK } from '#installation/crowd/body.ts';
import { BONE, BONES } from './body-shape.ts';
import { createSettledJoints } from './settled-joints.ts';

/** Texels (4 numbers) per bone: start+sureness, axis, side at the start+rootedness, side at the end, towards the viewer. */
export const TEXELS_PER_BONE = 5;

/** Numbers that {@link Skeleton.write} writes. */
export const SKELETON_NUMBERS = BONES * TEXELS_PER_BONE * 4;

/** Writes bones. */
export interface Skeleton {
  /**
   * Writes the bones of `joints` (33 x 4, metres on the wall) to `out` from `offset` on, {@link SKELETON_NUMBERS}
   * numbers, and answers the body's scale against 1.7 m. `floorM` is where the figure's pool of light lies: drawn as a
   * floor is seen from before, or, where `isRoom`, flat as it is.
   */
  write(joints: Float32Array, floorM: number, out: Float32Array, offset: number, isRoom?: boolean): number;
}

/** Creates a skeleton with its own scratch memory; `write` is pure apart from it. */
export function createSkeleton(): Skeleton {
  const joints = createSettledJoints();
  const { at } = joints;
  const start = new Vector3();
  const axis = new Vector3();
  const sideA = new Vector3();
  const sideB = new Vector3();
  const chest = new Vector3();
  const hips = new Vector3();
  const up = new Vector3();
  const head = new Vector3();
  const spare = new Vector3();
  const deep = new Vector3();
  let out: Float32Array = new Float32Array(0);
  let offset = 0;
  let scale = 1;

  const read = (target: Vector3, index: number): Vector3 =>
    target.set(at[index * 4] ?? 0, at[index * 4 + 1] ?? 0, at[index * 4 + 2] ?? 0);
  const sureness = (a: number, b: number): number => Math.min(at[a * 4 + 3] ?? 0, at[b * 4 + 3] ?? 0);
  const middle = (target: Vector3, a: number, b: number): Vector3 =>
    read(target, a).add(read(spare, b)).multiplyScalar(0.5);
  const direction = (target: Vector3, x: number, y: number, z: number): Vector3 => {
    if (target.lengthSq() < 1e-10) return target.set(x, y, z);
    return target.normalize();
  };

  const put = (from: number, value: Vector3): void => {
    out[from] = value.x;
    out[from + 1] = value.y;
    out[from + 2] = value.z;
  };

  /** Writes `start`, `axis`, `sideA`, `sideB` as the frame of `bone`; `rooted` says whether its start stands on something seen. */
  const write = (bone: number, sure: number, rooted = 1): void => {
    direction(deep.copy(sideA).add(sideB).cross(axis), 0, 0, 1);
    deep.multiplyScalar(deep.z < 0 ? -scale : scale);
    const from = offset + bone * TEXELS_PER_BONE * 4;
    put(from, start);
    out[from + 3] = sure;
    put(from + 4, axis);
    put(from + 8, sideA);
    out[from + 11] = rooted;
    put(from + 12, sideB);
    put(from + 16, deep);
  };

  /** A limb from `start` along `axis`, its side in the plane of the wall, thicker the nearer it is. */
  const limb = (bone: number, sure: number): void => {
    const nearness = Math.min(1, Math.max(-1, start.z + axis.z / 2));
    direction(sideA.set(axis.y, -axis.x, 0), 1, 0, 0).multiplyScalar(scale * (1 + 0.2 * nearness));
    sideB.copy(sideA);
    write(bone, sure);
  };

  const between = (bone: number, a: number, b: number): void => {
    read(start, a);
    read(axis, b).sub(start);
    limb(bone, sureness(a, b));
  };

  const trunk = (floorM: number, isRoom: boolean): void => {
    const { leftShoulder, rightShoulder, leftHip, rightHip, leftEar, rightEar, nose, leftAnkle, rightAnkle } = LANDMARK;
    middle(hips, leftHip, rightHip);
    middle(chest, leftShoulder, rightShoulder);
    direction(up.copy(chest).sub(hips), 0, 1, 0);

    start.copy(hips);
    axis
      .copy(chest)
      .addScaledVector(up, 0.035 * scale)
      .setZ(chest.z)
      .sub(hips);
    read(sideA, leftHip).sub(read(spare, rightHip)).multiplyScalar(0.84);
    read(sideB, leftShoulder).sub(read(spare, rightShoulder)).multiplyScalar(0.5);
    const legs = Math.max(sureness(leftHip, LANDMARK.leftKnee), sureness(rightHip, LANDMARK.rightKnee));
    write(BONE.torso, sureness(leftShoulder, rightShoulder), legs);
    const top = spare.copy(start).add(axis);
    const topX = top.x;
    const topY = top.y;
    const topZ = top.z;

    if (sureness(leftEar, rightEar) > 0) middle(head, leftEar, rightEar);
    else if (sureness(nose, nose) > 0) read(head, nose);
    else head.copy(chest).addScaledVector(up, 0.21 * scale);
    const headZ = head.z * 0.5;
    // `up` becomes the way the head is carried.
    if (head.sub(chest).lengthSq() > 1e-8) up.copy(head).normalize();
    start
      .copy(chest)
      .addScaledVector(up, 0.222 * scale)
      .setZ(headZ);
    axis.copy(up).multiplyScalar(0.122 * scale);
    sideA.set(up.y, -up.x, 0).multiplyScalar(0.088 * scale);
    sideB.copy(sideA);
    write(BONE.head, 1);

    axis.copy(start).addScaledVector(up, -0.1 * scale);
    start.set(topX, topY, topZ);
    axis.sub(start);
    limb(BONE.neck, 1);

    middle(start, leftAnkle, rightAnkle).setY(floorM).setZ(0);
    if (isRoom) axis.set(0, 0, -0.7);
    else axis.set(0, 0.09, 0);
    sideA.set(scale, 0, 0);
    sideB.copy(sideA);
    write(BONE.floor, 1);
  };

  /** The limbs of one side; right bones and landmarks follow their left ones by one. */
  const limbs = (step: 0 | 1): void => {
    const wrist = LANDMARK.leftWrist + step;
    const elbow = LANDMARK.leftElbow + step;
    const ankle = LANDMARK.leftAnkle + step;
    between(BONE.leftUpperArm + step, LANDMARK.leftShoulder + step, elbow);
    between(BONE.leftForearm + step, elbow, wrist);
    between(BONE.leftThigh + step, LANDMARK.leftHip + step, LANDMARK.leftKnee + step);
    between(BONE.leftShin + step, LANDMARK.leftKnee + step, ankle);

    // The floor is seen from above: what is nearer to the viewer lies lower on the wall.
    read(start, LANDMARK.leftHeel + step);
    read(axis, LANDMARK.leftFoot + step);
    axis.y -= 0.3 * Math.max(0, axis.z - start.z);
    start.y += 0.045 * scale;
    axis.z *= 0.4;
    start.z *= 0.4;
    axis.sub(start);
    limb(BONE.leftFoot + step, sureness(ankle, ankle));
    hand(step, elbow, wrist);
  };

  const hand = (step: 0 | 1, elbow: number, wrist: number): void => {
    const index = LANDMARK.leftIndex + step;
    const pinky = LANDMARK.leftPinky + step;
    read(start, wrist);
    middle(axis, index, pinky).sub(start);
    if (axis.length() < 0.03 * scale) axis.copy(start).sub(read(spare, elbow));
    direction(axis, 0, -1, 0).multiplyScalar(0.092 * scale);
    direction(sideA.set(axis.y, -axis.x, 0), 1, 0, 0);
    const spread = read(deep, index).sub(read(spare, pinky));
    // A hand seen edge-on keeps some width: what reads at eight metres is an open hand, not an anatomy.
    const wide = Math.min(1, Math.max(0.72, spread.length() / (0.07 * scale)));
    sideA.multiplyScalar((spread.x * sideA.x + spread.y * sideA.y < 0 ? -wide : wide) * scale);
    sideB.copy(sideA);
    write(BONE.leftHand + step, sureness(wrist, wrist));
  };

  return {
    write(landmarks, floorM, target, from, isRoom = false) {
      scale = joints.settle(landmarks);
      out = target;
      offset = from;
      trunk(floorM, isRoom);
      limbs(0);
      limbs(1);
      return scale;
    },
  };
}
