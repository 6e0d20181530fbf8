/** Lines along a body that letters can stand on: its contour, limb by limb, and inside it. Numbers only; the skeleton gives the places. */

import { BONE, girthAt } from '../figures/body-shape.ts';

/** A place on a body: bone, place along it, and sideways in shares of its half width there; and which way letters run. */
export interface Foothold {
  readonly bone: number;
  readonly u: number;
  /** -1 the left contour, 1 the right one. */
  readonly across: number;
  /** Which way letters run there, against the bone's; anticlockwise, rad. */
  readonly lean: number;
}

/** A line along a bone: from where to where, at which part of its half width, and how long that is on a person of 1.7 m. */
interface Strand {
  readonly bone: number;
  readonly from: number;
  readonly to: number;
  readonly across: number;
  readonly lengthM: number;
}

/** Length of bones on a person of 1.7 m, m. */
const LENGTH_M: Readonly<Record<number, number>> = {
  [BONE.torso]: 0.53,
  [BONE.head]: 0.122,
  [BONE.leftUpperArm]: 0.28,
  [BONE.rightUpperArm]: 0.28,
  [BONE.leftForearm]: 0.25,
  [BONE.rightForearm]: 0.25,
  [BONE.leftHand]: 0.1,
  [BONE.rightHand]: 0.1,
  [BONE.leftThigh]: 0.42,
  [BONE.rightThigh]: 0.42,
  [BONE.leftShin]: 0.41,
  [BONE.rightShin]: 0.41,
};

const strand = (bone: number, across: number, from = 0, to = 1): Strand => ({
  bone,
  from,
  to,
  across,
  lengthM: (LENGTH_M[bone] ?? 0) * Math.abs(to - from),
});

const sides = (bone: number, from = 0, to = 1): readonly Strand[] => [
  strand(bone, -1, from, to),
  strand(bone, 1, from, to),
];

/** The contour, from the head down. */
const CONTOUR: readonly Strand[] = [
  ...sides(BONE.head, 1, -0.95).map((one) => ({ ...one, lengthM: 0.36 })),
  ...sides(BONE.torso, 0.97, 0),
  ...sides(BONE.leftUpperArm),
  ...sides(BONE.rightUpperArm),
  ...sides(BONE.leftForearm),
  ...sides(BONE.rightForearm),
  ...sides(BONE.leftHand),
  ...sides(BONE.rightHand),
  ...sides(BONE.leftThigh, 0.12, 1),
  ...sides(BONE.rightThigh, 0.12, 1),
  ...sides(BONE.leftShin),
  ...sides(BONE.rightShin),
];

/** What fills it: never the head, which is a void. */
const INSIDE: readonly Strand[] = [
  ...[-0.62, -0.25, 0.25, 0.62].map((across) => strand(BONE.torso, across, 0.92, -0.02)),
  strand(BONE.leftUpperArm, 0),
  strand(BONE.rightUpperArm, 0),
  strand(BONE.leftForearm, 0),
  strand(BONE.rightForearm, 0),
  ...[-0.4, 0.4].flatMap((across) => [strand(BONE.leftThigh, across), strand(BONE.rightThigh, across)]),
  strand(BONE.leftShin, 0),
  strand(BONE.rightShin, 0),
];

/** Metres of contour, and of contour and inside together. */
const lengthOf = (strands: readonly Strand[]): number => strands.reduce((sum, { lengthM }) => sum + lengthM, 0);
export const CONTOUR_M = lengthOf(CONTOUR);
export const WHOLE_M = CONTOUR_M + lengthOf(INSIDE);

/** So many places, evenly spaced along the contour, or along contour and inside. The same number gives the same places. */
export function footholds(count: number, isFilled: boolean): readonly Foothold[] {
  const strands = isFilled ? [...CONTOUR, ...INSIDE] : CONTOUR;
  const stepM = lengthOf(strands) / count;
  const found: Foothold[] = [];
  let restM = stepM / 2;
  for (const { bone, from, to, across, lengthM } of strands) {
    for (; restM < lengthM && found.length < count; restM += stepM) {
      const share = restM / lengthM;
      const isRing = bone === BONE.head;
      // Round the head letters keep their distance along the ring, not along its axis, and turn with it.
      const along = isRing ? (1 - Math.cos(share * Math.PI)) / 2 : share;
      const lean = (from > to ? Math.PI : 0) + (isRing ? across * Math.PI * (0.5 - share) : 0);
      found.push({ bone, u: from + (to - from) * along, across, lean });
    }
    restM -= lengthM;
  }
  return found;
}

/** Half width of a body at a foothold as the skeleton's sides count it. */
export const halfWidthAt = ({ bone, u }: Foothold): number => girthAt(bone, u).across;
