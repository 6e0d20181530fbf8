/**
 * One body of light, written once and instanced for everyone: points on the skin, soft light and dark that give the body its
 * mass, and places kept free for the tattoos. Order is back to front, so that an arm before the chest hides it.
 */

import { CREASES } from './body-creases.ts';
import { flesh, mass } from './body-flesh.ts';
import { BONE } from './body-shape.ts';
import { contact, crease, hand, headRim, pool, volume } from './body-skin.ts';
import { type BodyTemplate, type BodyWriter, createBodyWriter, grainFor, KIND } from './body-writer.ts';
import { clothGrains, weaveHanging, weaveHood } from './clothes-template.ts';
import { TATTOO_REGIONS } from './tattoo.ts';

/** Share of the skin's points per bone, and their weight of light. Hands and head are denser than their size. */
const SKIN: readonly (readonly [bone: number, share: number, weight: number])[] = [
  [BONE.floor, 0.03, 0.22],
  [BONE.leftShin, 0.065, 0.95],
  [BONE.rightShin, 0.065, 0.95],
  [BONE.leftFoot, 0.028, 1.05],
  [BONE.rightFoot, 0.028, 1.05],
  [BONE.leftThigh, 0.078, 0.95],
  [BONE.rightThigh, 0.078, 0.95],
  [BONE.torso, 0.2, 1],
  [BONE.neck, 0.02, 0.9],
  [BONE.head, 0.088, 1.25],
  [BONE.leftUpperArm, 0.054, 1],
  [BONE.leftForearm, 0.05, 1.05],
  [BONE.leftHand, 0.045, 1.35],
  [BONE.leftThumb, 0.011, 1.3],
  [BONE.rightUpperArm, 0.054, 1],
  [BONE.rightForearm, 0.05, 1.05],
  [BONE.rightHand, 0.045, 1.35],
  [BONE.rightThumb, 0.011, 1.3],
];

/** Share of a figure's points that belong to its tattoos. */
const TATTOO_SHARE = 0.22;

/** Grows the body with about `points` points of light: the same number always gives the same body. */
export function growBody(points: number): BodyTemplate {
  const writer = createBodyWriter(points);
  const tattooPoints = Math.round(points * TATTOO_SHARE);
  for (const [bone, share, weight] of SKIN) {
    const count = Math.round(share * (points - tattooPoints - clothGrains(points)));
    // What hangs from the body hangs behind head and arms; a hood is drawn about the head's rim.
    if (bone === BONE.head) weaveHanging(writer);
    if (bone === BONE.leftFoot || bone === BONE.rightFoot) contact(writer, bone);
    mass(writer, bone);
    flesh(writer, bone);
    skinOf(writer, bone, count, weight);
    tattoo(writer, bone, tattooPoints);
    if (bone === BONE.head) weaveHood(writer);
  }
  return writer.done(tattooPoints);
}

function skinOf(writer: BodyWriter, bone: number, count: number, weight: number): void {
  if (bone === BONE.floor) pool(writer, count, weight);
  else if (bone === BONE.head) headRim(writer, count, weight);
  else if (bone === BONE.leftHand || bone === BONE.rightHand) hand(writer, bone, count, weight);
  else {
    const lines = CREASES.filter((line) => line.bone === bone);
    const taken = lines.reduce((sum, line) => sum + crease(writer, line), 0);
    volume(writer, bone, count - taken, weight);
  }
}

function tattoo({ add, random, points }: BodyWriter, bone: number, tattooPoints: number): void {
  for (const region of TATTOO_REGIONS) {
    if (region.bone !== bone) continue;
    const [from, to] = region.rows(tattooPoints);
    for (let index = from; index < to; index += 1) {
      add(KIND.tattoo, [bone, index, 0, 0], 0.0036 * Math.min(1.35, grainFor(points)), 1, [0, 1, 0], random());
    }
  }
}
