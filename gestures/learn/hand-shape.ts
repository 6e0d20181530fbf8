/**
 * What a hand does in space, guessed from one flat picture of it: how straight each finger is, how far its tip is from
 * wrist, thumb and neighbour. A linear guess, fitted once to invented hands (ridge regression), so that a hand that is
 * turned away keeps its numbers, and so that a gesture nobody has taught is seen to be another one.
 */

import { seededStream } from '#installation/random/seeded.ts';
import { addProduct } from './covariance.ts';
import { HAND_FEATURES, handFeatures, PALM_DIRECTIONS } from './hand-features.ts';
import { inventFingers, inventHand } from './hand-model.ts';
import { lowerTriangle, solveTriangle } from './lower-triangle.ts';
import { cosineBetween, type Point, pointAt, spaceDistance } from './point.ts';
import { POSTURE_STRIDE, type Posture } from './posture.ts';
import { gaussian, jitter } from './turn-points.ts';

const INVENTED = 1500;
const TREMBLE = 0.05;
/** How exact points are, in palms. */
const NOISE = 0.02;
/** Added to each feature's variance: keeps the guess from leaning on tiny differences. */
const RIDGE = 0.01;
const SEED = 21;

/** A linear map: a row for each number of the result. */
export type LinearMap = readonly Float64Array[];

let fitted: LinearMap | null = null;

/** From hand features to numbers in space; the palm's direction comes through as it is. The same on every machine. */
export function handShapeMap(): LinearMap {
  // A constant of the program, worked out by the first who needs it: it takes a good tenth of a second.
  fitted ??= fitShape();
  return fitted;
}

function fitShape(): LinearMap {
  const uniform = seededStream(SEED, 'hands to know hands by');
  const pairs = Array.from({ length: INVENTED }, () => {
    const hand = inventHand(inventFingers(uniform), TREMBLE, uniform);
    return { features: handFeatures(flattened(hand, uniform)).values, shape: shapeOf(hand) };
  });
  const center = (rows: readonly Float64Array[]): Float64Array =>
    (rows[0] ?? new Float64Array()).map((_, at) => rows.reduce((sum, row) => sum + (row[at] ?? 0), 0) / rows.length);
  const featureMean = center(pairs.map(({ features }) => features));
  const shapeMean = center(pairs.map(({ shape }) => shape));
  const size = HAND_FEATURES;
  const scatter = new Float64Array(size * size);
  const answers = Array.from(shapeMean, () => new Float64Array(size));
  for (const { features, shape } of pairs) {
    const from = features.map((value, at) => value - (featureMean[at] ?? 0));
    addProduct(scatter, from, 1);
    for (const [index, answer] of answers.entries()) {
      const to = (shape[index] ?? 0) - (shapeMean[index] ?? 0);
      for (let at = 0; at < size; at += 1) answer[at] = (answer[at] ?? 0) + to * (from[at] ?? 0);
    }
  }
  for (let at = 0; at < size; at += 1) scatter[at * size + at] = (scatter[at * size + at] ?? 0) + RIDGE * INVENTED;
  const lower = lowerTriangle(scatter, size, Number.EPSILON);
  return [...answers.map((answer) => solveTriangle(lower, answer)), ...directions()];
}

/** Hands as tables and weak models give them: without depth, and not quite exact. */
export function flattened(hand: Posture, uniform: () => number): Posture {
  const flat = { layout: hand.layout, points: hand.points.slice() };
  for (let at = 2; at < flat.points.length; at += POSTURE_STRIDE) flat.points[at] = 0;
  jitter(flat, NOISE, gaussian(uniform));
  return flat;
}

function directions(): Float64Array[] {
  return Array.from({ length: PALM_DIRECTIONS }, (_, index) => {
    const row = new Float64Array(HAND_FEATURES);
    row[HAND_FEATURES - PALM_DIRECTIONS + index] = 1;
    return row;
  });
}

const FINGER_ROOTS = [1, 5, 9, 13, 17] as const;
const TIP_PAIRS = [
  [4, 8],
  [4, 12],
  [4, 16],
  [4, 20],
  [4, 5],
  [4, 9],
  [4, 17],
  [8, 12],
  [12, 16],
  [16, 20],
] as const;

function shapeOf(hand: Posture): Float64Array {
  const at = (index: number): Point => pointAt(hand, index);
  const fingers = FINGER_ROOTS.flatMap((root) => [
    spaceDistance(at(0), at(root + 3)),
    spaceDistance(at(root), at(root + 3)),
    cosineBetween(at(root), at(root + 1), at(root + 2), at(root + 3)),
    cosineBetween(at(0), at(root), at(root), at(root + 1)),
  ]);
  return Float64Array.from([...fingers, ...TIP_PAIRS.map(([a, b]) => spaceDistance(at(a), at(b)))]);
}
