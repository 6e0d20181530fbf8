/**
 * One body of light, written once and instanced for everyone: points on the skin, soft dark discs that give the body
 * its mass, and places kept free for the tattoos. Order is back to front, so that an arm before the chest hides it.
 */

import { BONE, girthAt, spanOf } from './body-shape.ts';
import { scatter } from './seeded.ts';
import { TATTOO_REGIONS } from './tattoo.ts';

/** What a point of the template is. */
export const KIND = { skin: 0, shade: 1, tattoo: 2 } as const;

/** The template as vertex data; one entry per point, before it is made a quad. */
export interface BodyTemplate {
  readonly count: number;
  /** bone, u, across, deep; of a tattoo point: its number in the row of tattoo points. */
  readonly place: Float32Array;
  /** radius m, kind, seed 0..1, weight of light. */
  readonly trait: Float32Array;
  /** Normal of the skin within the cross-section: across, deep. */
  readonly normal: Float32Array;
  readonly skinPoints: number;
  readonly tattooPoints: number;
}

/** Share of the skin's points per bone, and their weight of light. Hands and head are denser than their size. */
const SKIN: readonly (readonly [bone: number, share: number, weight: number])[] = [
  [BONE.floor, 0.03, 0.22],
  [BONE.leftThigh, 0.07, 0.9],
  [BONE.rightThigh, 0.07, 0.9],
  [BONE.leftShin, 0.055, 0.85],
  [BONE.rightShin, 0.055, 0.85],
  [BONE.leftFoot, 0.02, 0.8],
  [BONE.rightFoot, 0.02, 0.8],
  [BONE.torso, 0.25, 1],
  [BONE.neck, 0.025, 0.9],
  [BONE.head, 0.095, 1.25],
  [BONE.leftUpperArm, 0.055, 1],
  [BONE.leftForearm, 0.055, 1],
  [BONE.leftHand, 0.055, 1.15],
  [BONE.rightUpperArm, 0.055, 1],
  [BONE.rightForearm, 0.055, 1],
  [BONE.rightHand, 0.055, 1.15],
];

/** Share of a figure's points that belong to its tattoos. */
const TATTOO_SHARE = 0.22;

/** Fingers of a hand: across at the knuckle m, lean, length against the palm. The first is the thumb. */
const FINGERS = [
  [-0.036, -0.85, 0.62],
  [-0.03, -0.14, 0.92],
  [-0.01, -0.03, 1.02],
  [0.01, 0.06, 0.95],
  [0.029, 0.19, 0.74],
] as const;

/** Grows the body with about `points` points of light: the same number always gives the same body. */
export function growBody(points: number): BodyTemplate {
  const place: number[] = [];
  const trait: number[] = [];
  const normal: number[] = [];
  const random = scatter(0x5eed);
  const tattooPoints = Math.round(points * TATTOO_SHARE);
  const grain = Math.sqrt(4000 / Math.max(400, points));
  let skinPoints = 0;

  const add = (at: readonly [number, number, number, number], size: number, kind: number, weight: number, n: readonly [number, number]): void => {
    place.push(...at);
    trait.push(size, kind, random(), weight);
    normal.push(...n);
  };

  const shade = (bone: number, u: number, across: number, size: number): void =>
    add([bone, u, across, 0], size, KIND.shade, 0.86, [0, 1]);

  const skin = (bone: number, u: number, across: number, deep: number, weight: number, n: readonly [number, number]): void => {
    const size = (0.0034 + 0.0026 * random() ** 3) * grain;
    add([bone, u, across, deep], size, KIND.skin, weight, n);
    skinPoints += 1;
  };

  const volume = (bone: number, count: number, weight: number): void => {
    const [from, to] = spanOf(bone);
    for (let index = 0; index < count; index += 1) {
      // A golden-angle lattice, shaken: even cover without a visible grid.
      const u = from + ((index + random()) / count) * (to - from);
      const angle = (index * 2.39996 + (random() - 0.5) * 1.6) % (2 * Math.PI);
      const { across, deep } = girthAt(bone, u);
      skin(bone, u, across * Math.cos(angle), deep * Math.sin(angle), weight, [Math.cos(angle), Math.sin(angle)]);
    }
  };

  /** The head is a void: only its rim is lit, brighter towards the crown. */
  const headRim = (count: number, weight: number): void => {
    for (let index = 0; index < count; index += 1) {
      const angle = ((index + random()) / count) * 2 * Math.PI;
      const u = Math.sin(angle);
      const jaw = u < 0 ? 1 - 0.2 * u * u : 1;
      const stray = 1 + 0.05 * (random() + random() - 1) - (index % 5 === 0 ? 0.1 * random() ** 2 : 0);
      const crown = 0.75 + 0.4 * Math.max(0, u);
      skin(BONE.head, u * stray, Math.cos(angle) * jaw * stray, 0, weight * crown, [Math.cos(angle), 0.12]);
    }
  };

  const hand = (bone: number, count: number, weight: number): void => {
    const palm = Math.round(count * 0.34);
    volume(bone, palm, weight * 0.8);
    const left = count - palm;
    for (let index = 0; index < left; index += 1) {
      const finger = FINGERS[index % FINGERS.length] ?? FINGERS[0];
      const along = random() ** 0.8;
      const thumb = finger === FINGERS[0];
      const u = (thumb ? 0.35 : 0.95) + along * finger[2];
      const angle = random() * 2 * Math.PI;
      const girth = 0.0085 * (1 - 0.35 * along);
      const across = finger[0] + finger[1] * along * finger[2] * 0.09 + girth * Math.cos(angle);
      skin(bone, u, across, girth * Math.sin(angle), weight, [Math.cos(angle), Math.sin(angle)]);
    }
  };

  const pool = (count: number, weight: number): void => {
    for (let index = 0; index < count; index += 1) {
      const reach = Math.sqrt(random());
      const angle = random() * 2 * Math.PI;
      const light = weight * (1 - reach) ** 1.5;
      skin(BONE.floor, reach * Math.sin(angle) * 0.55, 0.42 * reach * Math.cos(angle), 0, light, [1, 0]);
    }
  };

  /** Dark discs along a bone, as wide as the body there. */
  const mass = (bone: number): void => {
    if (bone === BONE.floor) return;
    if (bone === BONE.head) return shade(bone, 0, 0, 0.135);
    const [from, to] = spanOf(bone);
    const steps = bone === BONE.torso ? 9 : 8;
    for (let index = 0; index <= steps; index += 1) {
      const u = from + ((to - from) * (index + 0.2)) / (steps + 0.4);
      const { across } = girthAt(bone, u);
      if (bone !== BONE.torso) shade(bone, u, 0, across * 1.3);
      else for (const lane of [-0.52, 0, 0.52]) shade(bone, u, lane * across, 0.105);
    }
  };

  const tattoo = (bone: number): void => {
    for (const region of TATTOO_REGIONS) {
      if (region.bone !== bone) continue;
      const [from, to] = region.rows(tattooPoints);
      for (let index = from; index < to; index += 1) {
        add([bone, index, 0, 0], 0.0036 * Math.min(1.35, grain), KIND.tattoo, 1, [0, 1]);
      }
    }
  };

  for (const [bone, share, weight] of SKIN) {
    const count = Math.round(share * (points - tattooPoints));
    mass(bone);
    if (bone === BONE.floor) pool(count, weight);
    else if (bone === BONE.head) headRim(count, weight);
    else if (bone === BONE.leftHand || bone === BONE.rightHand) hand(bone, count, weight);
    else volume(bone, count, weight);
    tattoo(bone);
  }

  return {
    count: trait.length / 4,
    place: new Float32Array(place),
    trait: new Float32Array(trait),
    normal: new Float32Array(normal),
    skinPoints,
    tattooPoints,
  };
}
