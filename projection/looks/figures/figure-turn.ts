/**
 * A figure turns to whoever looks: bodies of light are made to be seen from before, so in a scene that is seen through
 * windows each stands facing the viewers' eyes, on every wall alike. On a slice everybody faces straight out.
 */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { ScenePlace } from '#installation/mapping/off-axis-view.ts';

/** As a matrix about the upright axis through (xM, zM): its cosine less one, and its sine. */
export interface FigureTurn {
  cosineLess1: number;
  sine: number;
  xM: number;
  zM: number;
}

/** Nearer than this the eye is in the figure, and it stays as it is, m. */
const NEAREST_M = 0.2;

/** Turns `turn` so that a figure at (xM, zM) faces `eye`; null: straight out. Allocates nothing. */
export function turnTo(turn: FigureTurn, eye: ScenePlace | null, xM: number, zM: number): void {
  turn.xM = xM;
  turn.zM = zM;
  const [dx, dz] = eye === null ? [0, 1] : [eye[0] - xM, eye[2] - zM];
  const away = Math.hypot(dx, dz);
  const isFacing = away < NEAREST_M;
  turn.cosineLess1 = isFacing ? 0 : dz / away - 1;
  turn.sine = isFacing ? 0 : dx / away;
}

const { leftShoulder, rightShoulder, leftHip, rightHip } = LANDMARK;
const between = (joints: Float32Array, a: number, b: number, part: number): number =>
  (joints[a * LANDMARK_STRIDE + part] ?? 0) - (joints[b * LANDMARK_STRIDE + part] ?? 0);

/** How far a body is turned away from who looks, rad: its shoulders against the wall. */
export const yawOf = (joints: Float32Array): number =>
  Math.atan2(-between(joints, leftShoulder, rightShoulder, 2), between(joints, leftShoulder, rightShoulder, 0));

/** Writes `joints` to `out`, turned back by `yaw` rad about an upright axis through the hips, and answers `out`. */
export function faceTheRoom(out: Float32Array, joints: Float32Array, yaw: number): Float32Array {
  const middle = (part: number): number =>
    ((joints[leftHip * LANDMARK_STRIDE + part] ?? 0) + (joints[rightHip * LANDMARK_STRIDE + part] ?? 0)) / 2;
  const [hipX, hipZ] = [middle(0), middle(2)];
  const [cosine, sine] = [Math.cos(yaw), Math.sin(yaw)];
  out.set(joints);
  for (let at = 0; at + 3 < joints.length; at += LANDMARK_STRIDE) {
    const x = (joints[at] ?? 0) - hipX;
    const z = (joints[at + 2] ?? 0) - hipZ;
    out[at] = hipX + x * cosine - z * sine;
    out[at + 2] = hipZ + z * cosine + x * sine;
  }
  return out;
}

/** Where a point of the turned figure comes to lie: x. */
export const turnedX = (turn: FigureTurn, xM: number, zM: number): number =>
  xM + (xM - turn.xM) * turn.cosineLess1 + (zM - turn.zM) * turn.sine;

/** Where a point of the turned figure comes to lie: z. */
export const turnedZ = (turn: FigureTurn, xM: number, zM: number): number =>
  zM + (zM - turn.zM) * turn.cosineLess1 - (xM - turn.xM) * turn.sine;
