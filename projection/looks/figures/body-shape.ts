/**
 * The build of a body as volumes around sixteen bones. A place on the skin is (bone, u, across, deep): u runs along the
 * bone, `across` and `deep` leave it sideways and towards the viewer. Proportions are those of a person of 1.7 m; the
 * skeleton scales them to the figure.
 */

export const BONE = {
  torso: 0,
  neck: 1,
  head: 2,
  leftUpperArm: 3,
  rightUpperArm: 4,
  leftForearm: 5,
  rightForearm: 6,
  leftHand: 7,
  rightHand: 8,
  leftThigh: 9,
  rightThigh: 10,
  leftShin: 11,
  rightShin: 12,
  leftFoot: 13,
  rightFoot: 14,
  floor: 15,
} as const;

/** How many bones a body has. */
export const BONES = 16;

/** One row of a volume's profile: place along the bone, half width, half depth. */
type Knot = readonly [u: number, across: number, deep: number];

/** Half widths in metres, but the torso's: those are shares of its half width, hip line to shoulder line. */
const PROFILE: Readonly<Record<keyof typeof BONE, readonly Knot[]>> = {
  torso: [
    [-0.13, 0.5, 0.07],
    [-0.05, 0.93, 0.1],
    [0.05, 1, 0.108],
    [0.2, 0.93, 0.1],
    [0.38, 0.83, 0.09],
    [0.6, 0.87, 0.105],
    [0.78, 0.92, 0.115],
    [0.88, 0.95, 0.1],
    [0.94, 0.9, 0.086],
    [0.985, 0.62, 0.07],
    [1.04, 0.33, 0.06],
  ],
  neck: [
    [0, 0.06, 0.055],
    [0.5, 0.05, 0.05],
    [1, 0.05, 0.05],
  ],
  head: [
    [-1, 0, 0],
    [-0.9, 0.36, 0.04],
    [-0.6, 0.74, 0.08],
    [0, 0.98, 0.1],
    [0.4, 1, 0.1],
    [0.8, 0.66, 0.07],
    [1, 0, 0],
  ],
  leftUpperArm: [
    [-0.1, 0.014, 0.014],
    [-0.05, 0.036, 0.036],
    [0.06, 0.052, 0.052],
    [0.3, 0.05, 0.05],
    [0.75, 0.043, 0.043],
    [1, 0.038, 0.038],
  ],
  rightUpperArm: [],
  leftForearm: [
    [0, 0.038, 0.038],
    [0.22, 0.045, 0.043],
    [0.6, 0.036, 0.034],
    [1, 0.025, 0.022],
  ],
  rightForearm: [],
  leftHand: [
    [0, 0.025, 0.02],
    [0.4, 0.037, 0.017],
    [1, 0.042, 0.014],
  ],
  rightHand: [],
  leftThigh: [
    [-0.08, 0.07, 0.07],
    [0.08, 0.088, 0.09],
    [0.4, 0.08, 0.082],
    [0.8, 0.062, 0.064],
    [1, 0.056, 0.058],
  ],
  rightThigh: [],
  leftShin: [
    [0, 0.055, 0.056],
    [0.3, 0.058, 0.062],
    [0.65, 0.044, 0.046],
    [1, 0.034, 0.037],
  ],
  rightShin: [],
  leftFoot: [
    [-0.1, 0.018, 0.02],
    [0.15, 0.03, 0.03],
    [0.7, 0.038, 0.024],
    [1, 0.022, 0.014],
  ],
  rightFoot: [],
  floor: [
    [-1, 0.4, 0.4],
    [1, 0.4, 0.4],
  ],
};

/** Profiles by bone number, right limbs as the left ones. */
const BY_BONE: readonly (readonly Knot[])[] = (Object.keys(BONE) as (keyof typeof BONE)[]).map((name) => {
  const own = PROFILE[name];
  if (own.length > 0) return own;
  return PROFILE[name.replace('right', 'left') as keyof typeof BONE];
});

/** Where along `bone` its volume starts and ends; u. */
export function spanOf(bone: number): readonly [number, number] {
  const knots = BY_BONE[bone];
  const first = knots?.[0];
  const last = knots?.[knots.length - 1];
  if (first === undefined || last === undefined) throw new RangeError(`no bone ${bone}`);
  return [first[0], last[0]];
}

/** Half width and half depth of `bone` at `u`, linear between the knots, held beyond them. */
export function girthAt(bone: number, u: number): { readonly across: number; readonly deep: number } {
  const knots = BY_BONE[bone];
  if (knots === undefined) throw new RangeError(`no bone ${bone}`);
  let before = knots[0];
  for (const knot of knots) {
    if (before === undefined || knot[0] >= u) {
      if (before === undefined || knot === before) return { across: knot[1], deep: knot[2] };
      const share = Math.min(1, Math.max(0, (u - before[0]) / (knot[0] - before[0])));
      return { across: before[1] + (knot[1] - before[1]) * share, deep: before[2] + (knot[2] - before[2]) * share };
    }
    before = knot;
  }
  return { across: before?.[1] ?? 0, deep: before?.[2] ?? 0 };
}
