/** From the distances to all takes to what is said of a posture. */

import type { PoseReach } from './pose-radii.ts';
import type { Verdict } from './verdict.ts';

/** Mean square distances of a posture to one take. */
export interface TakeDistance {
  /** Index of the take's label. */
  readonly gesture: number;
  /** In the first space, where novelty is measured. */
  readonly first: number;
  /** Mean over all spaces; infinite where it is too far to matter. */
  readonly all: number;
}

/** How fast a take's say fades with mean square distance: between all takes together and the nearest alone. */
export const SHARPNESS = 8;
/** At the radius a score is what just counts. */
const AT_RADIUS = 0.6;
const STEEPNESS = 4;
/** Nearer than this to the second-best gesture, compared with the best, a posture is between the two. */
const CLEAR_RATIO = 0.85;

/** @param reaches For each label, distances in the first space; > 0. */
export function poseVerdict(
  labels: readonly string[],
  reaches: readonly PoseReach[],
  distances: readonly TakeDistance[],
): Verdict {
  const nearest = new Float64Array(labels.length).fill(Number.POSITIVE_INFINITY);
  const density = new Float64Array(labels.length);
  let least = Number.POSITIVE_INFINITY;
  for (const { all } of distances) if (all < least) least = all;
  for (const { gesture, first, all } of distances) {
    nearest[gesture] = Math.min(nearest[gesture] ?? first, first);
    density[gesture] = (density[gesture] ?? 0) + Math.exp(SHARPNESS * (least - all));
  }
  const relative = nearest.map((distance, index) => Math.sqrt(distance) / (reaches[index]?.limit ?? 1));
  const best = density.indexOf(Math.max(...density));
  const bestScore = closeness(relative[best] ?? 0) * clearness(relative, best);
  const scores: Record<string, number> = {};
  for (const [index, label] of labels.entries()) {
    const share = (density[index] ?? 0) / (density[best] ?? 1);
    scores[label] = index === best ? bestScore : Math.min(bestScore, closeness(relative[index] ?? 0)) * share;
  }
  return { label: labels[best] ?? '', scores, novelty: noveltyOf(nearest, reaches) };
}

/** Measured by what lies between takes, not by what is common elsewhere: a plain pose is not unusual for being plain. */
const noveltyOf = (nearest: Float64Array, reaches: readonly PoseReach[]): number =>
  Math.min(...nearest.map((distance, index) => Math.sqrt(distance) / (reaches[index]?.spread ?? 1)));

const closeness = (relative: number): number => 1 / (1 + (1 / AT_RADIUS - 1) * relative ** STEEPNESS);

/** 1 where the best is clearly nearer than the second, down to a half where they are alike. */
function clearness(relative: Float64Array, best: number): number {
  const others = relative.filter((_, index) => index !== best);
  const ratio = (relative[best] ?? 0) / Math.max(1e-9, Math.min(...others));
  return Number.isFinite(ratio) ? 1 - 0.5 * Math.min(1, Math.max(0, (ratio - CLEAR_RATIO) / (1 - CLEAR_RATIO))) : 1;
}
