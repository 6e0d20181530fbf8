/**
 * From landmarks to sixteen bones with a frame each, on the CPU: where a limb starts, where it points, what is
 * sideways and what is towards the viewer. A limb the camera did not see hangs where it would rest and is marked as haze.
 */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { BONE, BONES } from './body-shape.ts';

/** Texels (4 numbers) per bone: start+sureness, axis, side at the start, side at the end, towards the viewer. */
export const TEXELS_PER_BONE = 5;

/** Numbers that {@link Skeleton.write} writes. */
export const SKELETON_NUMBERS = BONES * TEXELS_PER_BONE * 4;

/** Below the first, a landmark is a guess; above the second it is trusted wholly. */
const SURENESS = [0.2, 0.55] as const;

const smooth = (low: number, high: number, value: number): number => {
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

/** Creates a skeleton with its own scratch memory; `write` is pure apart from it. */
export function createSkeleton() {
  /** x, y, z, sureness of each landmark, rests already mixed in. */
  const at = new Float64Array(LANDMARKS * 4);
  const get = (index: number, part: number): number => at[index * 4 + part] ?? 0;

  const rest = (index: number, from: number, dx: number, dy: number, dz: number): void => {
    const sure = get(index, 3);
    for (const [part, shift] of [dx, dy, dz].entries()) {
      const guess = get(from, part) + shift;
      at[index * 4 + part] = guess + (get(index, part) - guess) * sure;
    }
  };

  const read = (joints: Float32Array): void => {
    for (let index = 0; index < LANDMARKS; index += 1) {
      for (let part = 0; part < 3; part += 1) at[index * 4 + part] = joints[index * LANDMARK_STRIDE + part] ?? 0;
      at[index * 4 + 3] = smooth(SURENESS[0], SURENESS[1], joints[index * LANDMARK_STRIDE + 3] ?? 0);
    }
  };

  /** Size of the body against a person of 1.7 m, from the shoulders and, if seen, the torso. */
  const scaleOf = (): number => {
    const { leftShoulder, rightShoulder, leftHip, rightHip } = LANDMARK;
    let width = 0;
    let length = 0;
    for (let part = 0; part < 3; part += 1) {
      width += (get(leftShoulder, part) - get(rightShoulder, part)) ** 2;
      const hip = (get(leftHip, part) + get(rightHip, part)) / 2;
      length += ((get(leftShoulder, part) + get(rightShoulder, part)) / 2 - hip) ** 2;
    }
    const seen = Math.min(get(leftHip, 3), get(rightHip, 3));
    return Math.min(1.4, Math.max(0.45, Math.max(Math.sqrt(width) / 0.405, (seen * Math.sqrt(length)) / 0.5)));
  };

  const settle = (scale: number): void => {
    for (const side of [-1, 1]) {
      const left = side < 0;
      const shoulder = left ? LANDMARK.leftShoulder : LANDMARK.rightShoulder;
      const other = left ? LANDMARK.rightShoulder : LANDMARK.leftShoulder;
      const outward = Math.sign(get(shoulder, 0) - get(other, 0)) || side;
      const pick = (leftIndex: number): number => (left ? leftIndex : leftIndex + 1);
      const inward = (get(other, 0) - get(shoulder, 0)) * 0.22;
      rest(pick(LANDMARK.leftElbow), shoulder, outward * 0.06 * scale, -0.28 * scale, 0);
      rest(pick(LANDMARK.leftWrist), pick(LANDMARK.leftElbow), 0, -0.25 * scale, 0.04 * scale);
      rest(pick(LANDMARK.leftHip), shoulder, inward, -0.5 * scale, 0);
      rest(pick(LANDMARK.leftKnee), pick(LANDMARK.leftHip), outward * 0.02 * scale, -0.42 * scale, 0.01);
      rest(pick(LANDMARK.leftAnkle), pick(LANDMARK.leftKnee), 0, -0.41 * scale, -0.01);
      rest(pick(LANDMARK.leftHeel), pick(LANDMARK.leftAnkle), 0, -0.06 * scale, -0.05 * scale);
      rest(pick(LANDMARK.leftFoot), pick(LANDMARK.leftAnkle), outward * 0.04 * scale, -0.07 * scale, 0.13 * scale);
      rest(pick(LANDMARK.leftIndex), pick(LANDMARK.leftWrist), 0, -0.09 * scale, 0);
      rest(pick(LANDMARK.leftPinky), pick(LANDMARK.leftWrist), outward * 0.02 * scale, -0.08 * scale, 0);
    }
  };

  return {
    /**
     * Writes the bones of `joints` (33 x 4, metres on the wall) to `out` from `offset` on, {@link SKELETON_NUMBERS}
     * numbers, and answers the body's scale against 1.7 m. `floorM` is where the figure's pool of light lies.
     */
    write(joints: Float32Array, floorM: number, out: Float32Array, offset: number): number {
      read(joints);
      const scale = scaleOf();
      settle(scale);
      const pen = createPen(at, out, offset, scale);
      pen.trunk(floorM);
      for (const left of [true, false]) pen.limbs(left);
      return scale;
    },
  };
}

export type Skeleton = ReturnType<typeof createSkeleton>;

type Vector = readonly [number, number, number];
const minus = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const middle = (a: Vector, b: Vector): Vector => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
const times = (a: Vector, k: number): Vector => [a[0] * k, a[1] * k, a[2] * k];
const length = (a: Vector): number => Math.hypot(a[0], a[1], a[2]);
const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Vector, fallback: Vector): Vector => {
  const size = length(a);
  return size > 1e-5 ? times(a, 1 / size) : fallback;
};

/** Writes bone frames of one figure. */
function createPen(at: Float64Array, out: Float32Array, offset: number, scale: number) {
  const point = (index: number): Vector => [at[index * 4] ?? 0, at[index * 4 + 1] ?? 0, at[index * 4 + 2] ?? 0];
  const sureness = (...indices: readonly number[]): number =>
    indices.reduce((least, index) => Math.min(least, at[index * 4 + 3] ?? 0), 1);

  const write = (bone: number, start: Vector, sure: number, axis: Vector, sideA: Vector, sideB: Vector): void => {
    const across = unit([sideA[0] + sideB[0], sideA[1] + sideB[1], sideA[2] + sideB[2]], [1, 0, 0]);
    const towards = unit(cross(across, unit(axis, [0, 1, 0])), [0, 0, 1]);
    const deep = times(towards, towards[2] < 0 ? -scale : scale);
    const from = offset + bone * TEXELS_PER_BONE * 4;
    out.set(start, from);
    out[from + 3] = sure;
    out.set(axis, from + 4);
    out.set(sideA, from + 8);
    out.set(sideB, from + 12);
    out.set(deep, from + 16);
  };

  /** A limb between two places, as thick as its nearness says. */
  const limb = (bone: number, start: Vector, end: Vector, sure: number): void => {
    const axis = minus(end, start);
    const near = 1 + 0.2 * Math.min(1, Math.max(-1, (start[2] + end[2]) / 2));
    const side = times(unit([axis[1], -axis[0], 0], [1, 0, 0]), scale * near);
    write(bone, start, sure, axis, side, side);
  };

  return {
    trunk(floorM: number): void {
      const { leftShoulder, rightShoulder, leftHip, rightHip, leftEar, rightEar, nose } = LANDMARK;
      const hips = middle(point(leftHip), point(rightHip));
      const chest = middle(point(leftShoulder), point(rightShoulder));
      const up = unit(minus(chest, hips), [0, 1, 0]);
      const shoulders = minus(point(leftShoulder), point(rightShoulder));
      const hipSide = times(minus(point(leftHip), point(rightHip)), 0.68);
      const top: Vector = [chest[0] + up[0] * 0.035 * scale, chest[1] + up[1] * 0.035 * scale, chest[2]];
      write(BONE.torso, hips, sureness(leftShoulder, rightShoulder), minus(top, hips), hipSide, times(shoulders, 0.5));

      const sureEars = sureness(leftEar, rightEar);
      const ears = middle(point(leftEar), point(rightEar));
      const guess: Vector = [chest[0] + up[0] * 0.21 * scale, chest[1] + up[1] * 0.21 * scale, chest[2]];
      const seen = sureEars > 0 ? ears : sureness(nose) > 0 ? point(nose) : guess;
      const tilt = unit(minus(seen, chest), up);
      const head: Vector = [chest[0] + tilt[0] * 0.222 * scale, chest[1] + tilt[1] * 0.222 * scale, seen[2] * 0.5];
      const headSide: Vector = [tilt[1] * 0.088 * scale, -tilt[0] * 0.088 * scale, 0];
      write(BONE.head, head, 1, times(tilt, 0.122 * scale), headSide, headSide);
      limb(BONE.neck, top, [head[0] - tilt[0] * 0.1 * scale, head[1] - tilt[1] * 0.1 * scale, head[2]], 1);

      const feet = middle(point(LANDMARK.leftAnkle), point(LANDMARK.rightAnkle));
      const pool: Vector = [feet[0], floorM, 0];
      write(BONE.floor, pool, 1, [0, 0.09, 0], [scale, 0, 0], [scale, 0, 0]);
    },

    limbs(left: boolean): void {
      const pick = (index: number): number => (left ? index : index + 1);
      const bone = (index: number): number => (left ? index : index + 1);
      const shoulder = pick(LANDMARK.leftShoulder);
      const elbow = pick(LANDMARK.leftElbow);
      const wrist = pick(LANDMARK.leftWrist);
      const hip = pick(LANDMARK.leftHip);
      const knee = pick(LANDMARK.leftKnee);
      const ankle = pick(LANDMARK.leftAnkle);
      limb(bone(BONE.leftUpperArm), point(shoulder), point(elbow), sureness(shoulder, elbow));
      limb(bone(BONE.leftForearm), point(elbow), point(wrist), sureness(elbow, wrist));
      limb(bone(BONE.leftThigh), point(hip), point(knee), sureness(hip, knee));
      limb(bone(BONE.leftShin), point(knee), point(ankle), sureness(knee, ankle));
      limb(bone(BONE.leftFoot), point(pick(LANDMARK.leftHeel)), point(pick(LANDMARK.leftFoot)), sureness(ankle));

      const index = point(pick(LANDMARK.leftIndex));
      const pinky = point(pick(LANDMARK.leftPinky));
      const along = unit(minus(point(wrist), point(elbow)), [0, -1, 0]);
      const reach = minus(middle(index, pinky), point(wrist));
      const palm = length(reach) > 0.03 * scale ? unit(reach, along) : along;
      const axis = times(palm, 0.092 * scale);
      const spread = minus(index, pinky);
      const flat = unit([axis[1], -axis[0], 0], [1, 0, 0]);
      // A hand seen edge-on keeps some width: what reads at eight metres is an open hand, not an anatomy.
      const turn = spread[0] * flat[0] + spread[1] * flat[1] < 0 ? -1 : 1;
      const wide = Math.min(1, Math.max(0.72, length(spread) / (0.07 * scale)));
      const side = times(flat, turn * wide * scale);
      write(bone(BONE.leftHand), point(wrist), sureness(wrist), axis, side, side);
    },
  };
}
