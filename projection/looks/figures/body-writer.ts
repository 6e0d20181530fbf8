/** The pen with which a body of light is written: vertex data, one entry per point, in the order it is drawn. */

import { scatter } from '../drawing/seeded.ts';
import type { Lie } from './body-relief.ts';
import { BONES, girthAt, isRight } from './body-shape.ts';

/** What a point of the template is: a grain of skin, soft light within the volume, dark that hides what is behind, ink. */
export const KIND = { skin: 0, flesh: 1, shade: 2, tattoo: 3 } as const;

/** The template as vertex data; one entry per point, before it is made a quad. */
export interface BodyTemplate {
  readonly count: number;
  /** bone, u, across, deep; of a tattoo point: its number in the row of tattoo points. */
  readonly place: Float32Array;
  /** radius m, kind, seed 0..1, weight of light. */
  readonly manner: Float32Array;
  /**
   * Normal of the skin within the cross-section: across, deep; how far the cross-section lies to its left, m; the normal's
   * part along the bone, or of a finger which way it spreads.
   */
  readonly skin: Float32Array;
  readonly skinPoints: number;
  readonly tattooPoints: number;
}

export type SkinPlace = readonly [bone: number, u: number, across: number, deep: number];

/** Writes points, and draws the chance of them. */
export interface BodyWriter {
  readonly random: () => number;
  /** Points of light on the whole body. */
  readonly points: number;
  add(kind: number, place: SkinPlace, sizeM: number, weight: number, lie: Lie, seed: number): void;
  /** A grain of skin of a size of its own. */
  skin(place: SkinPlace, weight: number, lie: Lie): void;
  done(tattooPoints: number): BodyTemplate;
}

/**
 * How far a cross-section lies to its bone's left, m: limbs bulge outward, on the left side the other way than on the right.
 * Cloth has numbers after the last bone's, and hangs where it hangs.
 */
const leftward = (bone: number, u: number): number => {
  if (bone >= BONES) return 0;
  const { inward } = girthAt(bone, u);
  return isRight(bone) ? -inward : inward;
};

/** How much larger a grain is on a body of fewer points. */
export const grainFor = (points: number): number => Math.sqrt(4000 / Math.max(400, points));

/** Creates the writer of a body of about `points` points. */
export function createBodyWriter(points: number): BodyWriter {
  const place: number[] = [];
  const manner: number[] = [];
  const skinNumbers: number[] = [];
  const random = scatter(0x5eed);
  const grain = grainFor(points);
  let skinPoints = 0;
  const add: BodyWriter['add'] = (kind, at, sizeM, weight, lie, seed) => {
    place.push(...at);
    manner.push(sizeM, kind, seed, weight);
    skinNumbers.push(lie[0], lie[1], leftward(at[0], at[1]), lie[2]);
  };
  return {
    random,
    points,
    add,
    skin(at, weight, lie) {
      add(KIND.skin, at, (0.0027 + 0.0026 * random() ** 4) * grain, weight * 1.25, lie, random());
      skinPoints += 1;
    },
    done: (tattooPoints) => ({
      count: manner.length / 4,
      place: new Float32Array(place),
      manner: new Float32Array(manner),
      skin: new Float32Array(skinNumbers),
      skinPoints,
      tattooPoints,
    }),
  };
}
