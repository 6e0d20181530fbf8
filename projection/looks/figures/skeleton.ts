/**
 * From landmarks to the bones of a body, on the CPU: where a limb starts, where it points and how thick it is. What is
 * sideways and what is towards the viewer the shaders find out for themselves. Runs for every figure of every frame, so it
 * is plain arithmetic and allocates nothing.
 */

import { LANDMARK } from '#installation/crowd/body.ts';
import { type BodyBuild, EVEN_BUILD } from './body-build.ts';
import { BONE, BONES } from './body-shape.ts';
import { createSettledJoints } from './settled-joints.ts';

/** Texels (4 numbers) per bone: start + sureness, axis + width of its sides (below 0: mirrored). */
export const TEXELS_PER_BONE = 2;
/** After the bones: the trunk's side at the hips + rootedness, its side at the shoulders + how far it faces the viewer. */
export const TRUNK_SIDES = BONES * TEXELS_PER_BONE;

/** Numbers that {@link Skeleton.write} writes. */
export const SKELETON_NUMBERS = (TRUNK_SIDES + 2) * 4;

/** How far apart index and little finger of an open hand lie, m, and how long it is drawn. */
const OPEN_M = 0.07;
const HAND_M = 0.092;
const THUMB_M = 0.066;
/** How much lower on the wall something on the floor is seen for every metre that it is nearer: eyes are at a man's height. */
const SEEN_FROM_ABOVE = 0.17;
/** A hip landmark lies further out than the leg's own middle: so much of the way to the body's middle line. */
const HIP_INWARD = 0.2;

/** Writes bones. */
export interface Skeleton {
  /**
   * Writes the bones of `joints` (33 x 4, metres on the wall) to `out` from `offset` on, {@link SKELETON_NUMBERS}
   * numbers, and answers the body's scale against 1.7 m. `floorM` is where the figure's pool of light lies: drawn as a
   * floor is seen from before, or, where `isRoom`, flat as it is. `build` says how broad and thick the volumes about the
   * bones are; where the bones lie it does not change.
   */
  write(
    joints: Float32Array,
    floorM: number,
    out: Float32Array,
    offset: number,
    isRoom?: boolean,
    build?: BodyBuild,
  ): number;
  /** How far the fingers of the left and the right hand were spread when last written: 0 closed, 1 open. */
  readonly spread: readonly [number, number];
  /** How far the head last written looks at whoever looks at it: 1 wholly, 0 turned away. */
  readonly front: () => number;
}

/** Creates a skeleton with its own scratch memory; `write` is pure apart from it. */
export function createSkeleton(): Skeleton {
  const joints = createSettledJoints();
  const { at } = joints;
  const spread: [number, number] = [1, 1];
  let out: Float32Array = new Float32Array(0);
  let offset = 0;
  let scale = 1;
  let front = 1;
  let build: BodyBuild = EVEN_BUILD;

  const get = (index: number, part: number): number => at[index * 4 + part] ?? 0;
  const middle = (a: number, b: number, part: number): number => (get(a, part) + get(b, part)) / 2;
  const sureness = (a: number, b: number): number => Math.min(get(a, 3), get(b, 3));

  /** The bone from (x, y, z) along (dx, dy, dz), `wide` times as wide as its profile says. */
  const put = (
    bone: number,
    x: number,
    y: number,
    z: number,
    sure: number,
    dx: number,
    dy: number,
    dz: number,
    wide: number,
  ): void => {
    const from = offset + bone * TEXELS_PER_BONE * 4;
    out[from] = x;
    out[from + 1] = y;
    out[from + 2] = z;
    out[from + 3] = sure;
    out[from + 4] = dx;
    out[from + 5] = dy;
    out[from + 6] = dz;
    out[from + 7] = wide;
  };

  const side = (place: 0 | 1, x: number, y: number, z: number, more: number): void => {
    const from = offset + (TRUNK_SIDES + place) * 4;
    out[from] = x;
    out[from + 1] = y;
    out[from + 2] = z;
    out[from + 3] = more;
  };

  /** Thicker the nearer it is. */
  const nearness = (z: number, dz: number): number => scale * (1 + 0.2 * Math.min(1, Math.max(-1, z + dz / 2)));

  /** A limb from (x, y, z) to landmark `b`. */
  const limb = (bone: number, x: number, y: number, z: number, b: number, sure: number, thick: number): void => {
    const dz = get(b, 2) - z;
    put(bone, x, y, z, sure, get(b, 0) - x, get(b, 1) - y, dz, nearness(z, dz) * thick);
  };

  const between = (bone: number, a: number, b: number, thick: number): void =>
    limb(bone, get(a, 0), get(a, 1), get(a, 2), b, sureness(a, b), thick);

  const trunk = (floorM: number, isRoom: boolean): void => {
    const { leftShoulder, rightShoulder, leftHip, rightHip, leftAnkle, rightAnkle } = LANDMARK;
    const hipX = middle(leftHip, rightHip, 0);
    const hipY = middle(leftHip, rightHip, 1);
    const hipZ = middle(leftHip, rightHip, 2);
    const chestX = middle(leftShoulder, rightShoulder, 0);
    const chestY = middle(leftShoulder, rightShoulder, 1);
    const chestZ = middle(leftShoulder, rightShoulder, 2);
    const long = Math.sqrt((chestX - hipX) ** 2 + (chestY - hipY) ** 2 + (chestZ - hipZ) ** 2);
    const upX = long < 1e-5 ? 0 : (chestX - hipX) / long;
    const upY = long < 1e-5 ? 1 : (chestY - hipY) / long;
    const topX = chestX + upX * 0.035 * scale;
    const topY = chestY + upY * 0.035 * scale;
    const seen = sureness(leftShoulder, rightShoulder);
    put(BONE.torso, hipX, hipY, hipZ, seen, topX - hipX, topY - hipY, chestZ - hipZ, scale);
    const legs = Math.max(sureness(leftHip, LANDMARK.leftKnee), sureness(rightHip, LANDMARK.rightKnee));
    const across = (part: number, a: number, b: number, share: number): number => (get(a, part) - get(b, part)) * share;
    const hips = 0.7 * build.hips;
    side(
      0,
      across(0, leftHip, rightHip, hips),
      across(1, leftHip, rightHip, hips),
      across(2, leftHip, rightHip, hips),
      legs,
    );
    const broad = 0.5 * build.shoulders;
    const wideX = across(0, leftShoulder, rightShoulder, broad);
    const facing = Math.min(1, Math.max(-1, wideX / (0.15 * scale)));
    side(
      1,
      wideX,
      across(1, leftShoulder, rightShoulder, broad),
      across(2, leftShoulder, rightShoulder, broad),
      facing,
    );
    head(chestX, chestY, chestZ, upX, upY, topX, topY);
    const standX = middle(leftAnkle, rightAnkle, 0);
    put(BONE.floor, standX, floorM, 0, 1, 0, isRoom ? 0 : 0.09, isRoom ? -0.7 : 0, scale);
  };

  /** The head on the way it is carried, and the neck from the trunk's top up to it. */
  const head = (
    chestX: number,
    chestY: number,
    chestZ: number,
    upX: number,
    upY: number,
    topX: number,
    topY: number,
  ): void => {
    const { leftEar, rightEar, nose } = LANDMARK;
    const ears = sureness(leftEar, rightEar);
    // Nearer than the ears, the nose points here; where either is not known, nobody is taken to have turned away.
    const known = Math.min(ears, get(nose, 3));
    const ahead = (get(nose, 2) - middle(leftEar, rightEar, 2)) / scale;
    front = 1 - known * (1 - Math.min(1, Math.max(0, (ahead + 0.03) / 0.05)));
    const isSeen = ears > 0 || get(nose, 3) > 0;
    const high = ears > 0 ? rightEar : nose;
    const low = ears > 0 ? leftEar : nose;
    const headX = isSeen ? middle(low, high, 0) : chestX + upX * 0.21 * scale;
    const headY = isSeen ? middle(low, high, 1) : chestY + upY * 0.21 * scale;
    const headZ = isSeen ? middle(low, high, 2) : chestZ;
    const long = Math.sqrt((headX - chestX) ** 2 + (headY - chestY) ** 2 + (headZ - chestZ) ** 2);
    const wayX = long > 1e-4 ? (headX - chestX) / long : upX;
    const wayY = long > 1e-4 ? (headY - chestY) / long : upY;
    const wayZ = long > 1e-4 ? (headZ - chestZ) / long : 0;
    const startX = chestX + wayX * 0.222 * scale;
    const startY = chestY + wayY * 0.222 * scale;
    const startZ = headZ * 0.5;
    // However the head is bent, it stays a head: the void is as high as it is.
    const flat = Math.sqrt(wayX * wayX + wayY * wayY);
    const share = flat > 1e-4 ? Math.max(0.8, flat) / flat : 1;
    const tall = 0.122 * scale * (2 - build.head);
    put(BONE.head, startX, startY, startZ, 1, wayX * share * tall, wayY * share * tall, 0, 0.088 * scale * build.head);
    const neckX = startX - wayX * 0.1 * scale - topX;
    const neckY = startY - wayY * 0.1 * scale - topY;
    const neckZ = startZ - wayZ * 0.1 * scale - chestZ;
    put(BONE.neck, topX, topY, chestZ, 1, neckX, neckY, neckZ, nearness(chestZ, neckZ) * build.neck);
  };

  /** The limbs of one side; right bones and landmarks follow their left ones by one. */
  const limbs = (step: 0 | 1): void => {
    const hip = LANDMARK.leftHip + step;
    const other = LANDMARK.rightHip - step;
    const knee = LANDMARK.leftKnee + step;
    const ankle = LANDMARK.leftAnkle + step;
    const elbow = LANDMARK.leftElbow + step;
    between(BONE.leftUpperArm + step, LANDMARK.leftShoulder + step, elbow, build.arms);
    between(BONE.leftForearm + step, elbow, LANDMARK.leftWrist + step, build.arms);
    const hipX = get(hip, 0) + (get(other, 0) - get(hip, 0)) * HIP_INWARD;
    const hipY = get(hip, 1) + (get(other, 1) - get(hip, 1)) * HIP_INWARD;
    const hipZ = get(hip, 2) + (get(other, 2) - get(hip, 2)) * HIP_INWARD;
    limb(BONE.leftThigh + step, hipX, hipY, hipZ, knee, sureness(hip, knee), build.legs);
    between(BONE.leftShin + step, knee, ankle, build.legs);
    foot(BONE.leftFoot + step, LANDMARK.leftHeel + step, LANDMARK.leftFoot + step, sureness(ankle, ankle));
    hand(step, elbow);
  };

  /** The floor is seen from above: what is nearer to the viewer lies lower on the wall. */
  const foot = (bone: number, heel: number, toe: number, sure: number): void => {
    const near = get(toe, 2) - get(heel, 2);
    const y = get(heel, 1) + 0.045 * scale;
    const z = get(heel, 2) * 0.4;
    const dy = get(toe, 1) - SEEN_FROM_ABOVE * Math.max(0, near) - y;
    const dz = get(toe, 2) * 0.4 - z;
    put(bone, get(heel, 0), y, z, sure, get(toe, 0) - get(heel, 0), dy, dz, nearness(z, dz));
  };

  const hand = (step: 0 | 1, elbow: number): void => {
    const wrist = LANDMARK.leftWrist + step;
    const index = LANDMARK.leftIndex + step;
    const pinky = LANDMARK.leftPinky + step;
    const x = get(wrist, 0);
    const y = get(wrist, 1);
    const z = get(wrist, 2);
    let dx = middle(index, pinky, 0) - x;
    let dy = middle(index, pinky, 1) - y;
    let dz = middle(index, pinky, 2) - z;
    if (Math.sqrt(dx * dx + dy * dy + dz * dz) < 0.03 * scale) {
      dx = x - get(elbow, 0);
      dy = y - get(elbow, 1);
      dz = z - get(elbow, 2);
    }
    const long = Math.sqrt(dx * dx + dy * dy + dz * dz);
    dx = long < 1e-5 ? 0 : dx / long;
    dy = long < 1e-5 ? -1 : dy / long;
    dz = long < 1e-5 ? 0 : dz / long;
    const acrossX = get(index, 0) - get(pinky, 0);
    const acrossY = get(index, 1) - get(pinky, 1);
    const acrossZ = get(index, 2) - get(pinky, 2);
    const open = Math.sqrt(acrossX * acrossX + acrossY * acrossY + acrossZ * acrossZ) / (OPEN_M * scale);
    spread[step] = Math.min(1, Math.max(0, (open - 0.35) / 0.85)) * get(wrist, 3);
    // A hand seen edge-on keeps some width: what reads at eight metres is an open hand, not an anatomy.
    const wide = Math.min(1, Math.max(0.72, open));
    // The index finger lies on the side that the profile calls the thumb's, which is below 0.
    const mirrored = acrossX * dy - acrossY * dx > 0 ? -1 : 1;
    const reach = HAND_M * scale;
    const sure = get(wrist, 3);
    put(BONE.leftHand + step, x, y, z, sure, dx * reach, dy * reach, dz * reach, mirrored * wide * scale);
    thumb(step, wrist, dx, dy, dz, mirrored, sure);
  };

  /** The thumb points to its landmark as far as that is known, and stands off the hand otherwise. */
  const thumb = (
    step: 0 | 1,
    wrist: number,
    dx: number,
    dy: number,
    dz: number,
    mirrored: number,
    sure: number,
  ): void => {
    const tip = LANDMARK.leftThumb + step;
    const x = get(wrist, 0);
    const y = get(wrist, 1);
    const z = get(wrist, 2);
    const known = get(tip, 3);
    const rest = 0.75 + 0.5 * spread[step];
    let wayX = dx - mirrored * dy * rest;
    let wayY = dy + mirrored * dx * rest;
    let wayZ = dz;
    const toX = get(tip, 0) - x;
    const toY = get(tip, 1) - y;
    const toZ = get(tip, 2) - z;
    const reach = Math.sqrt(toX * toX + toY * toY + toZ * toZ);
    if (reach > 0.02 * scale) {
      wayX += ((1.6 * toX) / reach - wayX) * known;
      wayY += ((1.6 * toY) / reach - wayY) * known;
      wayZ += ((1.6 * toZ) / reach - wayZ) * known;
    }
    const long = Math.max(1e-5, Math.sqrt(wayX * wayX + wayY * wayY + wayZ * wayZ));
    const rootX = x + (dx * 0.026 - mirrored * dy * 0.024) * scale;
    const rootY = y + (dy * 0.026 + mirrored * dx * 0.024) * scale;
    const length = (THUMB_M * scale) / long;
    put(BONE.leftThumb + step, rootX, rootY, z, sure, wayX * length, wayY * length, wayZ * length, scale);
  };

  return {
    spread,
    front: () => front,
    write(landmarks, floorM, target, from, isRoom = false, built = EVEN_BUILD) {
      build = built;
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
