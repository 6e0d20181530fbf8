/**
 * One body of light, written once and instanced for everyone: points on the skin, soft dark discs that give the body
 * its mass, and places kept free for the tattoos. Order is back to front, so that an arm before the chest hides it.
 */

import { scatter } from '../drawing/seeded.ts';
import { BONE, girthAt, isRight, spanOf } from './body-shape.ts';
import { TATTOO_REGIONS } from './tattoo.ts';

/** What a point of the template is. */
export const KIND = { skin: 0, shade: 1, tattoo: 2 } as const;

/** The template as vertex data; one entry per point, before it is made a quad. */
export interface BodyTemplate {
  readonly count: number;
  /** bone, u, across, deep; of a tattoo point: its number in the row of tattoo points. */
  readonly place: Float32Array;
  /** radius m, kind, seed 0..1, weight of light. */
  readonly manner: Float32Array;
  /** Normal of the skin within the cross-section: across, deep; how far the cross-section lies to its left, m; of a finger, which way it spreads. */
  readonly skin: Float32Array;
  readonly skinPoints: number;
  readonly tattooPoints: number;
}

/** Share of the skin's points per bone, and their weight of light. Hands and head are denser than their size. */
const SKIN: readonly (readonly [bone: number, share: number, weight: number])[] = [
  [BONE.floor, 0.03, 0.22],
  [BONE.leftShin, 0.06, 0.85],
  [BONE.rightShin, 0.06, 0.85],
  [BONE.leftFoot, 0.024, 0.8],
  [BONE.rightFoot, 0.024, 0.8],
  [BONE.leftThigh, 0.075, 0.9],
  [BONE.rightThigh, 0.075, 0.9],
  [BONE.torso, 0.21, 1],
  [BONE.neck, 0.025, 0.9],
  [BONE.head, 0.095, 1.25],
  [BONE.leftUpperArm, 0.055, 1],
  [BONE.leftForearm, 0.05, 1],
  [BONE.leftHand, 0.045, 1.15],
  [BONE.leftThumb, 0.011, 1.15],
  [BONE.rightUpperArm, 0.055, 1],
  [BONE.rightForearm, 0.05, 1],
  [BONE.rightHand, 0.045, 1.15],
  [BONE.rightThumb, 0.011, 1.15],
];

/** A line that a high lamp draws on the skin: places along a bone and across it, shares of its half width there. */
interface Crease {
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
const CREASES: readonly Crease[] = [
  ...bothSides({ bone: BONE.torso, from: [0.945, 0.1], by: [0.955, 0.4], to: [0.975, 0.86], points: 26, weight: 0.9 }),
  ...bothSides({ bone: BONE.torso, from: [0.71, 0.12], by: [0.655, 0.45], to: [0.76, 0.84], points: 24, weight: 0.5 }),
  ...bothSides({ bone: BONE.torso, from: [0.12, 0.86], by: [0.0, 0.55], to: [-0.13, 0.22], points: 18, weight: 0.2 }),
  ...bothSides({ bone: BONE.torso, from: [0.52, 0.36], by: [0.35, 0.3], to: [0.16, 0.2], points: 12, weight: 0.32 }),
  ...bothSides({ bone: BONE.neck, from: [0.95, 0.8], by: [0.5, 0.55], to: [0.02, 0.16], points: 12, weight: 0.6 }),
  ...[BONE.leftShin, BONE.rightShin].flatMap((bone) =>
    bothSides({ bone, from: [0.03, 0.62], by: [0.1, 0.4], to: [0.1, 0.02], points: 8, weight: 0.6 }),
  ),
];

/** Length of the contour that carries a soft tube of light, m, and how bright it is. The floor has none. */
const AURA: Readonly<Record<number, readonly [lengthM: number, weight: number]>> = {
  [BONE.torso]: [0.52, 0.042],
  [BONE.neck]: [0.06, 0.03],
  [BONE.head]: [0.68, 0.05],
  [BONE.leftUpperArm]: [0.28, 0.036],
  [BONE.rightUpperArm]: [0.28, 0.036],
  [BONE.leftForearm]: [0.25, 0.034],
  [BONE.rightForearm]: [0.25, 0.034],
  [BONE.leftHand]: [0.1, 0.03],
  [BONE.rightHand]: [0.1, 0.03],
  [BONE.leftThumb]: [0.05, 0.022],
  [BONE.rightThumb]: [0.05, 0.022],
  [BONE.leftThigh]: [0.42, 0.038],
  [BONE.rightThigh]: [0.42, 0.038],
  [BONE.leftShin]: [0.42, 0.034],
  [BONE.rightShin]: [0.42, 0.034],
  [BONE.leftFoot]: [0.13, 0.026],
  [BONE.rightFoot]: [0.13, 0.026],
};

/** Share of a figure's points that belong to its tattoos. */
const TATTOO_SHARE = 0.22;

/** Fingers of a hand, the index finger first: across at the knuckle, m, length against the palm, and which way it spreads. */
const FINGERS = [
  [-0.031, 0.9, -1],
  [-0.0105, 1.02, -0.28],
  [0.0105, 0.95, 0.36],
  [0.0305, 0.73, 1.15],
] as const;

/** How far a cross-section lies to its bone's left, m: limbs bulge outward, on the left side the other way than on the right. */
const leftward = (bone: number, u: number): number => {
  const { inward } = girthAt(bone, u);
  return isRight(bone) ? -inward : inward;
};

/** Where a limb grows out of another there is no contour: its light fades in over the first hand's breadth. */
function openness(bone: number, u: number): number {
  const fade = (from: number, to: number): number => Math.min(1, Math.max(0, (u - from) / (to - from)));
  if (bone === BONE.torso) return fade(-0.1, 0.06);
  if (bone === BONE.leftThigh || bone === BONE.rightThigh) return 0.12 + 0.88 * fade(0.04, 0.24);
  if (bone === BONE.leftUpperArm || bone === BONE.rightUpperArm) return 0.3 + 0.7 * fade(-0.02, 0.22);
  return 1;
}

/** Grows the body with about `points` points of light: the same number always gives the same body. */
export function growBody(points: number): BodyTemplate {
  const place: number[] = [];
  const manner: number[] = [];
  const skinNumbers: number[] = [];
  const random = scatter(0x5eed);
  const tattooPoints = Math.round(points * TATTOO_SHARE);
  const grain = Math.sqrt(4000 / Math.max(400, points));
  let skinPoints = 0;

  const add = (
    at: readonly [number, number, number, number],
    size: number,
    kind: number,
    weight: number,
    n: readonly [number, number],
    seed: number,
    spreads = 0,
  ): void => {
    place.push(...at);
    manner.push(size, kind, seed, weight);
    skinNumbers.push(...n, leftward(at[0], at[1]), spreads);
  };

  const shade = (bone: number, u: number, across: number, size: number, weight = 0.86): void =>
    add([bone, u, across, 0], size, KIND.shade, weight, [0, 1], 0.5);

  const skin = (
    bone: number,
    u: number,
    across: number,
    deep: number,
    weight: number,
    n: readonly [number, number],
    spreads = 0,
  ): void => {
    const size = (0.0027 + 0.0026 * random() ** 4) * grain;
    add([bone, u, across, deep], size, KIND.skin, weight * 1.25, n, random(), spreads);
    skinPoints += 1;
  };

  const volume = (bone: number, count: number, weight: number): void => {
    const [from, to] = spanOf(bone);
    for (let index = 0; index < count; index += 1) {
      // A golden-angle lattice, shaken: even cover without a visible grid.
      const u = from + ((index + random()) / count) * (to - from);
      // Most of them gather at the contour, where a body's light is.
      const around = (index * 2.39996 + (random() - 0.5) * 1.6) % (2 * Math.PI);
      const inward = (random() < 0.5 ? -1 : 1) * random() ** 1.7 * 1.15;
      const contour = (index % 2) * Math.PI + inward;
      const angle = index % 5 < 2 ? around : contour;
      const { across, deep } = girthAt(bone, u);
      const light = weight * openness(bone, u);
      skin(bone, u, across * Math.cos(angle), deep * Math.sin(angle), light, [Math.cos(angle), Math.sin(angle)]);
    }
  };

  /** The head is a void: only its rim is lit, brighter towards the crown. */
  const headRim = (count: number, weight: number): void => {
    for (let index = 0; index < count; index += 1) {
      const angle = ((index + random()) / count) * 2 * Math.PI;
      const u = Math.sin(angle);
      const jaw = u < 0 ? 1 - 0.2 * u * u : 1;
      const corona = index % 4 === 0 ? 0.22 * random() ** 3 : 0;
      const stray = 1 + 0.045 * (random() + random() - 1) + corona - (index % 5 === 1 ? 0.16 * random() ** 2 : 0);
      const crown = (0.6 + 0.5 * Math.max(-0.4, u)) * (1 - 2.4 * corona);
      skin(BONE.head, u * stray, Math.cos(angle) * jaw * stray, 0, weight * crown, [Math.cos(angle), 0.12]);
    }
  };

  /** A soft tube of light along the contour: it makes one body of the many points. */
  const aura = (bone: number): void => {
    const [lengthM, weight] = AURA[bone] ?? [0, 0];
    const steps = Math.round((lengthM / 0.0145) * Math.min(1, Math.max(0.45, points / 5000)));
    const light = (weight * lengthM) / Math.max(1, steps) / 0.0145;
    const [from, to] = spanOf(bone);
    for (let step = 0; step < steps; step += 1) {
      if (bone === BONE.head) {
        const angle = (step / steps) * 2 * Math.PI;
        add(
          [bone, Math.sin(angle), Math.cos(angle), 0],
          0.03,
          KIND.skin,
          light * (0.8 + 0.25 * Math.sin(angle)),
          [Math.cos(angle), 0],
          0.8 * random(),
        );
        continue;
      }
      const u = Math.max(0, from) + ((step + 0.5) / steps) * (to - Math.max(0, from));
      const { across } = girthAt(bone, u);
      for (const side of [-1, 1]) {
        add([bone, u, side * across * 0.94, 0], 0.031, KIND.skin, light * openness(bone, u), [side, 0], 0.8 * random());
      }
    }
  };

  const hand = (bone: number, count: number, weight: number): void => {
    const palm = Math.round(count * 0.34);
    volume(bone, palm, weight * 0.8);
    const left = count - palm;
    for (let index = 0; index < left; index += 1) {
      const [knuckle, length, spreads] = FINGERS[index % FINGERS.length] ?? FINGERS[0];
      const along = random() ** 0.85;
      const angle = random() * 2 * Math.PI;
      const girth = 0.0083 * (1 - 0.38 * along);
      const across = knuckle * (1 + 0.1 * along) + girth * Math.cos(angle);
      const light = weight * (0.85 + 0.5 * along ** 3);
      const n = [Math.cos(angle), Math.sin(angle)] as const;
      skin(bone, 0.95 + along * length, across, girth * Math.sin(angle), light, n, spreads * along * length);
    }
  };

  /** A line that the lamp draws: its points face aside, as the edge of a form does. */
  const crease = ({ bone, from, by, to, points: many, weight }: Crease): void => {
    const count = Math.max(4, Math.round((many * points) / 5000));
    for (let index = 0; index < count; index += 1) {
      const t = (index + random()) / count;
      const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t * t];
      const u = a * from[0] + b * by[0] + c * to[0] + 0.006 * (random() - 0.5);
      const share = a * from[1] + b * by[1] + c * to[1];
      const { across, deep } = girthAt(bone, u);
      const fade = Math.sin(Math.PI * Math.min(1, Math.max(0.08, t))) ** 0.6;
      skin(bone, u, across * share, deep * Math.sqrt(1 - share * share), weight * fade, [Math.sign(share) * 0.8, 0.6]);
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
    if (bone === BONE.head) shade(bone, 0, 0, 0.135);
    if (bone === BONE.head || bone === BONE.floor) return;
    const [from, to] = spanOf(bone);
    const steps = bone === BONE.torso ? 11 : 8;
    for (let index = 0; index <= steps; index += 1) {
      const u = from + ((to - from) * (index + 0.2)) / (steps + 0.4);
      const { across } = girthAt(bone, u);
      if (bone !== BONE.torso) shade(bone, u, 0, across * 1.18);
      else {
        // Towards the groin and towards the neck the trunk narrows, and its mass with it.
        const size = 0.1 - 0.055 * Math.max(0, (u - 0.8) / 0.24) - 0.05 * Math.max(0, (0.06 - u) / 0.26);
        for (const lane of [-0.55, 0, 0.55]) shade(bone, u, lane * across, size, u < 0 ? 0.6 : 0.86);
      }
    }
  };

  const tattoo = (bone: number): void => {
    for (const region of TATTOO_REGIONS) {
      if (region.bone !== bone) continue;
      const [from, to] = region.rows(tattooPoints);
      for (let index = from; index < to; index += 1) {
        add([bone, index, 0, 0], 0.0036 * Math.min(1.35, grain), KIND.tattoo, 1, [0, 1], random());
      }
    }
  };

  for (const [bone, share, weight] of SKIN) {
    const count = Math.round(share * (points - tattooPoints));
    mass(bone);
    if (bone === BONE.floor) pool(count, weight);
    else if (bone === BONE.head) headRim(count, weight);
    else if (bone === BONE.leftHand || bone === BONE.rightHand) hand(bone, count, weight);
    else {
      const lines = CREASES.filter((line) => line.bone === bone);
      const taken = lines.reduce((sum, line) => sum + Math.max(4, Math.round((line.points * points) / 5000)), 0);
      volume(bone, count - taken, weight);
      for (const line of lines) crease(line);
    }
    aura(bone);
    tattoo(bone);
  }

  return {
    count: manner.length / 4,
    place: new Float32Array(place),
    manner: new Float32Array(manner),
    skin: new Float32Array(skinNumbers),
    skinPoints,
    tattooPoints,
  };
}
