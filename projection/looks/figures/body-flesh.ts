/** What makes one body of many points: soft light that fills the volumes, and before it the dark that hides what is behind. */

import { LENGTH_M, lieOf, TRUNK_M } from './body-relief.ts';
import { BONE, girthAt, spanOf } from './body-shape.ts';
import { type BodyWriter, KIND } from './body-writer.ts';

/** Of one volume: how many rows of soft light lie along it and how many lanes across, and how bright they are together. */
const FLESH: Readonly<Record<number, readonly [rows: number, lanes: number, light: number]>> = {
  [BONE.torso]: [24, 7, 0.045],
  [BONE.neck]: [6, 3, 0.06],
  [BONE.leftUpperArm]: [22, 3, 0.052],
  [BONE.rightUpperArm]: [22, 3, 0.052],
  [BONE.leftForearm]: [22, 3, 0.052],
  [BONE.rightForearm]: [22, 3, 0.052],
  [BONE.leftHand]: [6, 3, 0.07],
  [BONE.rightHand]: [6, 3, 0.07],
  [BONE.leftThumb]: [4, 1, 0.05],
  [BONE.rightThumb]: [4, 1, 0.05],
  [BONE.leftThigh]: [22, 4, 0.046],
  [BONE.rightThigh]: [22, 4, 0.046],
  [BONE.leftShin]: [26, 3, 0.046],
  [BONE.rightShin]: [26, 3, 0.046],
  [BONE.leftFoot]: [7, 3, 0.05],
  [BONE.rightFoot]: [7, 3, 0.05],
};

/** Where a limb grows out of another nothing ends: its light fades in over the first hand's breadth. */
export function openness(bone: number, u: number): number {
  const fade = (from: number, to: number): number => Math.min(1, Math.max(0, (u - from) / (to - from)));
  if (bone === BONE.torso) return fade(-0.1, 0.06);
  if (bone === BONE.leftThigh || bone === BONE.rightThigh) return 0.3 + 0.7 * fade(-0.02, 0.2);
  if (bone === BONE.leftUpperArm || bone === BONE.rightUpperArm) return 0.06 + 0.94 * fade(-0.1, 0.2);
  return 1;
}

/** Soft light over the half of a volume that faces the viewer: the lamp makes it round. */
export function flesh(writer: BodyWriter, bone: number): void {
  const [rows, lanes, light] = FLESH[bone] ?? [0, 0, 0];
  const [from, to] = spanOf(bone);
  const first = Math.max(from, bone === BONE.torso ? -0.08 : 0);
  const unit = bone === BONE.torso ? TRUNK_M : 1;
  const stepM = ((to - first) / Math.max(1, rows)) * (LENGTH_M[bone] ?? 0);
  for (let row = 0; row < rows; row += 1) {
    const u = first + ((row + 0.5) / rows) * (to - first);
    const { across, deep } = girthAt(bone, u);
    for (let lane = 0; lane < lanes; lane += 1) {
      // Every second row stands in the gaps of the one before.
      const shift = ((row % 2) - 0.5) * 0.3;
      const angle = Math.PI * ((lane + 0.5 + shift * (lanes > 1 ? 1 : 0)) / lanes);
      const size = Math.max(0.016, ((across * unit) / lanes) * 2.2);
      const inside = 0.86;
      // So many of them lie over each other, each of a mean light of about its own over the square of its size.
      const share = (stepM * 2 * across * unit) / (lanes * size * size);
      writer.add(
        KIND.flesh,
        [bone, u, across * inside * Math.cos(angle), deep * inside * Math.sin(angle)],
        size,
        light * share * openness(bone, u),
        lieOf(bone, u, angle),
        0.8 * writer.random(),
      );
    }
  }
}

/** Place along the head's axis and size, m, of the dark in it. */
const HEAD_MASS = [
  [0.16, 0.112],
  [-0.42, 0.082],
] as const;

/** Dark discs along a bone, as wide as the body there. */
export function mass(writer: BodyWriter, bone: number): void {
  const shade = (u: number, across: number, size: number, weight = 0.9): void =>
    writer.add(KIND.shade, [bone, u, across, 0], size, weight, [0, 1, 0], 0.5);
  // Two discs make a skull and a jaw, and leave the neck its light.
  if (bone === BONE.head) for (const [u, size] of HEAD_MASS) shade(u, 0, size);
  if (bone === BONE.head || bone === BONE.floor) return;
  const [from, to] = spanOf(bone);
  const isFoot = bone === BONE.leftFoot || bone === BONE.rightFoot;
  const steps = bone === BONE.torso ? 11 : 8;
  for (let index = 0; index <= steps; index += 1) {
    const u = from + ((to - from) * (index + 0.2)) / (steps + 0.4);
    const { across } = girthAt(bone, u);
    if (bone !== BONE.torso) shade(u, 0, across * (isFoot ? 0.94 : 1.2), 0.92 * solidity(bone, u));
    else {
      // Towards the groin and towards the neck the trunk narrows, and its mass with it.
      const size = 0.1 - 0.055 * Math.max(0, (u - 0.8) / 0.24) - 0.05 * Math.max(0, (0.06 - u) / 0.26);
      for (const lane of [-0.55, 0, 0.55]) shade(u, lane * across, size, u < 0.06 ? 0.5 : 0.92);
    }
  }
}

/** Where a limb grows out of another it hides nothing of it: no joint is seen as on a doll. */
function solidity(bone: number, u: number): number {
  const rise = (from: number, to: number): number => Math.min(1, Math.max(0, (u - from) / (to - from)));
  if (bone === BONE.leftUpperArm || bone === BONE.rightUpperArm) return rise(0.1, 0.42);
  if (bone === BONE.leftForearm || bone === BONE.rightForearm) return rise(-0.02, 0.16);
  if (bone === BONE.leftThigh || bone === BONE.rightThigh) return 1 - rise(0.88, 0.98);
  if (bone === BONE.leftShin || bone === BONE.rightShin) return 1 - 0.6 * rise(0.85, 1);
  if (bone === BONE.leftFoot || bone === BONE.rightFoot) return 1 - 0.75 * rise(0.7, 1);
  if (bone === BONE.leftHand || bone === BONE.rightHand || bone === BONE.neck) return rise(-0.05, 0.4);
  return 1;
}
