/** How far apart takes of one pose are: what is farther from all of them is another pose. */

/** Expected between takes in a whitened space, before any are compared. */
const USUAL = 0.8;
/** What a radius is made of: the gesture's own takes, those of all gestures, the expectation. */
const OWN = 0.4;
const ALL = 0.3;
/** Other people are farther from all takes than takes are from each other. */
const ALLOWANCE = 1.45;
/** Of postures that nobody taught this share may be within the radius: the plainer a gesture, the stricter it is. */
const STRANGERS = 0.03;
/** Nearer than this is the same posture, however common it is. */
const LEAST_RADIUS = 0.3;

/** How far from its takes a gesture reaches, in the whitened space. */
export interface PoseReach {
  /** As far as its takes and other people's lie apart: the measure of how unusual a posture is. */
  readonly spread: number;
  /** As far as a posture counts: no farther than {@link spread}, and nearer where the pose is a plain one. */
  readonly limit: number;
}

/**
 * The reach of each gesture: from the distance of each take to the nearest other one, held back by the expectation where
 * takes are few.
 *
 * @param places For each gesture, its takes in a whitened space.
 * @param strangers Postures that are no gesture, in the same space.
 */
export function poseRadii(
  places: readonly (readonly Float64Array[])[],
  strangers: readonly Float64Array[] = [],
): PoseReach[] {
  const own = places.map((takes) => meanOrNull(takes.map((take) => nearestOf(take, takes))));
  const all = meanOrNull(own) ?? USUAL;
  return own.map((radius, gesture) => {
    const spread = ALLOWANCE * (OWN * (radius ?? all) + ALL * all + (1 - OWN - ALL) * USUAL);
    return { spread, limit: Math.min(spread, strangersRadius(places[gesture] ?? [], strangers)) };
  });
}

/** The radius within which only the nearest few of the strangers are. */
function strangersRadius(takes: readonly Float64Array[], strangers: readonly Float64Array[]): number {
  if (strangers.length === 0) return Number.POSITIVE_INFINITY;
  const nearest = strangers.map((place) => Math.min(...takes.map((take) => apart(take, place)))).sort((a, b) => a - b);
  return Math.max(LEAST_RADIUS, Math.sqrt(nearest[Math.floor(STRANGERS * nearest.length)] ?? 0));
}

function nearestOf(take: Float64Array, takes: readonly Float64Array[]): number | null {
  const others = takes.filter((other) => other !== take);
  return others.length === 0 ? null : Math.sqrt(Math.min(...others.map((other) => apart(take, other))));
}

function meanOrNull(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

/** Mean square distance of two places; 0 where one is missing. */
export function apart(a: Float64Array | undefined, b: Float64Array | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    sum += difference * difference;
  }
  return sum / a.length;
}
