/**
 * The build of a body as volumes around eighteen bones. A place on the skin is (bone, u, across, deep): u runs along the
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
  leftThumb: 16,
  rightThumb: 17,
} as const;

/** How many bones a body has. */
export const BONES = 18;

const RIGHT: ReadonlySet<number> = new Set(
  Object.entries(BONE).flatMap(([name, bone]) => (name.startsWith('right') ? [bone] : [])),
);

/** Whether a bone is of the right side. */
export const isRight = (bone: number): boolean => RIGHT.has(bone);

/** One row of a volume's profile: place along the bone, half width, half depth, and how far its middle lies inward, m. */
type Knot = readonly [u: number, across: number, deep: number, inward?: number];

/** Half widths in metres, but the torso's: those are shares of its half width, hip line to shoulder line. */
const PROFILE: Readonly<Record<keyof typeof BONE, readonly Knot[]>> = {
  torso: [
    [-0.2, 0.3, 0.06],
    [-0.14, 0.62, 0.09],
    [-0.06, 0.93, 0.108],
    [0.03, 1, 0.112],
    [0.14, 0.97, 0.106],
    [0.3, 0.83, 0.092],
    [0.42, 0.78, 0.088],
    [0.56, 0.82, 0.1],
    [0.7, 0.88, 0.115],
    [0.8, 0.92, 0.117],
    [0.88, 0.97, 0.104],
    [0.93, 0.97, 0.09],
    [0.965, 0.78, 0.078],
    [0.99, 0.55, 0.07],
    [1.02, 0.38, 0.066],
    [1.07, 0.3, 0.058],
  ],
  neck: [
    [0, 0.066, 0.058],
    [0.3, 0.055, 0.052],
    [0.7, 0.051, 0.05],
    [1, 0.053, 0.05],
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
    [-0.1, 0.01, 0.012],
    [-0.06, 0.03, 0.032],
    [0, 0.046, 0.05, -0.001],
    [0.12, 0.056, 0.056, -0.006],
    [0.28, 0.053, 0.054, -0.004],
    [0.42, 0.046, 0.05],
    [0.62, 0.045, 0.05],
    [0.85, 0.039, 0.042],
    [1, 0.037, 0.038],
  ],
  rightUpperArm: [],
  leftForearm: [
    [0, 0.037, 0.038],
    [0.12, 0.043, 0.042, -0.002],
    [0.3, 0.046, 0.043, -0.004],
    [0.55, 0.037, 0.036, -0.001],
    [0.85, 0.026, 0.023],
    [1, 0.025, 0.02],
  ],
  rightForearm: [],
  leftHand: [
    [0, 0.025, 0.019],
    [0.25, 0.033, 0.018],
    [0.6, 0.041, 0.016],
    [1, 0.042, 0.013],
  ],
  rightHand: [],
  leftThigh: [
    [-0.1, 0.066, 0.07, 0.004],
    [0, 0.086, 0.09, -0.006],
    [0.16, 0.09, 0.092, -0.01],
    [0.4, 0.082, 0.084, -0.007],
    [0.65, 0.071, 0.074, -0.002],
    [0.85, 0.061, 0.064],
    [1, 0.058, 0.06],
  ],
  rightThigh: [],
  leftShin: [
    [0, 0.057, 0.058],
    [0.1, 0.055, 0.058],
    [0.26, 0.06, 0.065, -0.005],
    [0.45, 0.056, 0.061, -0.003],
    [0.7, 0.043, 0.047],
    [0.9, 0.036, 0.039],
    [1, 0.037, 0.04],
  ],
  rightShin: [],
  leftFoot: [
    [-0.14, 0.026, 0.03],
    [0.08, 0.033, 0.038],
    [0.42, 0.04, 0.036],
    [0.76, 0.049, 0.03],
    [0.98, 0.047, 0.022],
    [1.06, 0.038, 0.012],
    [1.09, 0.024, 0.006],
  ],
  rightFoot: [],
  floor: [
    [-1, 0.4, 0.4],
    [1, 0.4, 0.4],
  ],
  leftThumb: [
    [0, 0.017, 0.014],
    [0.45, 0.0125, 0.012],
    [1, 0.008, 0.008],
  ],
  rightThumb: [],
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

/** The cross-section of a volume. */
export interface Girth {
  readonly across: number;
  readonly deep: number;
  /** How far its middle lies inward from the bone, towards the body's own middle line; m. */
  readonly inward: number;
}

/** The cross-section of `bone` at `u`, smooth between the knots, held beyond them. */
export function girthAt(bone: number, u: number): Girth {
  const knots = BY_BONE[bone];
  const first = knots?.[0];
  if (knots === undefined || first === undefined) throw new RangeError(`no bone ${bone}`);
  let before = first;
  for (const knot of knots) {
    if (knot[0] >= u && knot !== first) return between(before, knot, (u - before[0]) / (knot[0] - before[0]));
    before = knot;
  }
  return between(before, before, 0);
}

function between(a: Knot, b: Knot, share: number): Girth {
  const t = Math.min(1, Math.max(0, share));
  const eased = t + (t * t * (3 - 2 * t) - t) * 0.6;
  const mix = (from: number, to: number): number => from + (to - from) * eased;
  return { across: mix(a[1], b[1]), deep: mix(a[2], b[2]), inward: mix(a[3] ?? 0, b[3] ?? 0) };
}
