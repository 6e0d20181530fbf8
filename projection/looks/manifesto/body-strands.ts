/** Rows on a body that letters can stand on, as a page is set: the trunk line by line, limbs down their length, a ring about the head. */

import { BONE, girthAt } from '../figures/body-shape.ts';

/** A place on a body: bone, place along it, and sideways in shares of its half width there; and which way letters run. */
export interface Foothold {
  readonly bone: number;
  readonly u: number;
  /** -1 one contour, 1 the other. Of what stands upright: to the left and to the right on the wall. */
  readonly across: number;
  /** How far sideways that is, as the skeleton's sides count it. */
  readonly side: number;
  /** Which way letters run there, against the bone's, anticlockwise, rad; null: upright, whichever way the bone lies. */
  readonly lean: number | null;
  /** The first of its row: words need no gap before it. */
  readonly opensRow: boolean;
}

/** From letter to letter, from row to row, and down a limb that is one letter wide; em. */
const STEP = 0.64;
const ROW = 1.16;
const DOWN = 0.94;
/** So much of a body's width bears letters. */
const BORNE = 0.94;
/** Half the width of a trunk whose girth is 1, and the way half round a head, m. */
const TRUNK_M = 0.19;
const RING_M = 0.36;

/** A part of a body in rows across it: from where to where along the bone, and how long that is on a person of 1.7 m. */
interface Part {
  readonly bone: number;
  readonly from: number;
  readonly to: number;
  readonly lengthM: number;
}

const BROAD: readonly Part[] = [
  { bone: BONE.torso, from: 0.92, to: -0.04, lengthM: 0.51 },
  { bone: BONE.leftThigh, from: 0.1, to: 1, lengthM: 0.38 },
  { bone: BONE.rightThigh, from: 0.1, to: 1, lengthM: 0.38 },
  { bone: BONE.leftShin, from: 0.04, to: 1, lengthM: 0.39 },
  { bone: BONE.rightShin, from: 0.04, to: 1, lengthM: 0.39 },
];
const NARROW: readonly Part[] = [
  { bone: BONE.leftUpperArm, from: 0, to: 1, lengthM: 0.28 },
  { bone: BONE.rightUpperArm, from: 0, to: 1, lengthM: 0.28 },
  { bone: BONE.leftForearm, from: 0, to: 1, lengthM: 0.25 },
  { bone: BONE.rightForearm, from: 0, to: 1, lengthM: 0.25 },
  { bone: BONE.leftHand, from: 0.1, to: 1, lengthM: 0.09 },
  { bone: BONE.rightHand, from: 0.1, to: 1, lengthM: 0.09 },
];

/** Half the width of a body there, m. */
const halfM = (bone: number, u: number): number => girthAt(bone, u).across * (bone === BONE.torso ? TRUNK_M : 1);

/**
 * Where letters of `sizeM` (on a person of 1.7 m) stand, in the order they are read: the trunk, the arms, the legs, the head.
 * The same size gives the same places.
 */
export function footholds(sizeM: number): readonly Foothold[] {
  const [trunk, ...legs] = BROAD;
  return [
    ...(trunk ? across(trunk, sizeM) : []),
    ...NARROW.flatMap((part) => down(part, sizeM)),
    ...legs.flatMap((part) => across(part, sizeM)),
    ...ring(sizeM),
  ];
}

function across({ bone, from, to, lengthM }: Part, sizeM: number): Foothold[] {
  const rows = Math.max(1, Math.round(lengthM / (ROW * sizeM)));
  return Array.from({ length: rows }, (_, row) => {
    const u = from + ((row + 0.5) / rows) * (to - from);
    const girth = girthAt(bone, u).across;
    const count = Math.max(1, Math.floor((2 * BORNE * halfM(bone, u)) / (STEP * sizeM)));
    return Array.from({ length: count }, (_, at) => {
      const place = (((at + 0.5) / count) * 2 - 1) * BORNE;
      return { bone, u, across: place, side: place * girth, lean: null, opensRow: at === 0 };
    });
  }).flat();
}

function down({ bone, from, to, lengthM }: Part, sizeM: number): Foothold[] {
  const count = Math.max(1, Math.round(lengthM / (DOWN * sizeM)));
  return Array.from({ length: count }, (_, at) => {
    const u = from + ((at + 0.5) / count) * (to - from);
    return { bone, u, across: 0, side: 0, lean: null, opensRow: false };
  });
}

/** Round the head, which is a void, letters turn with it: from its lower end up one side and down the other. */
function ring(sizeM: number): Foothold[] {
  const count = Math.max(3, Math.round(RING_M / (1.02 * sizeM)));
  return [-1, 1].flatMap((way) =>
    Array.from({ length: count }, (_, at) => {
      const share = (at + 0.5) / count;
      // They keep their distance along the ring, not along its axis.
      const u = -0.95 + 1.95 * ((1 - Math.cos(share * Math.PI)) / 2);
      const side = way * girthAt(BONE.head, u).across;
      return { bone: BONE.head, u, across: way, side, lean: way * Math.PI * (0.5 - share), opensRow: at === 0 };
    }),
  );
}
