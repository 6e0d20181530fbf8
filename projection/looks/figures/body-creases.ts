/** The lines by which a lit body is read as one: where form turns into form. */

import { BONE } from './body-shape.ts';

/** A line that a high lamp draws on the skin: places along a bone and across it, shares of its half width there. */
export interface Crease {
  readonly bone: number;
  readonly from: readonly [u: number, across: number];
  readonly by: readonly [u: number, across: number];
  readonly to: readonly [u: number, across: number];
  /** Points among 5000, and their weight of light. */
  readonly points: number;
  readonly weight: number;
}

const bothSides = (crease: Crease): readonly Crease[] => {
  const other = ([u, across]: readonly [number, number]): readonly [number, number] => [u, -across];
  return [crease, { ...crease, from: other(crease.from), by: other(crease.by), to: other(crease.to) }];
};

/** Collarbones, the lower edge of the chest, the waist's fall to the groin, the neck's two cords, the knees. */
export const CREASES: readonly Crease[] = [
  ...bothSides({ bone: BONE.torso, from: [0.945, 0.1], by: [0.955, 0.4], to: [0.975, 0.86], points: 26, weight: 0.9 }),
  ...bothSides({ bone: BONE.torso, from: [0.71, 0.12], by: [0.655, 0.45], to: [0.76, 0.84], points: 20, weight: 0.22 }),
  ...bothSides({ bone: BONE.torso, from: [0.12, 0.86], by: [0.0, 0.55], to: [-0.13, 0.22], points: 14, weight: 0.14 }),
  ...bothSides({ bone: BONE.torso, from: [0.52, 0.36], by: [0.35, 0.3], to: [0.16, 0.2], points: 10, weight: 0.2 }),
  ...bothSides({ bone: BONE.neck, from: [0.95, 0.8], by: [0.5, 0.55], to: [0.02, 0.16], points: 12, weight: 0.6 }),
  ...[BONE.leftShin, BONE.rightShin].flatMap((bone) =>
    bothSides({ bone, from: [0.03, 0.62], by: [0.1, 0.4], to: [0.1, 0.02], points: 6, weight: 0.3 }),
  ),
];
