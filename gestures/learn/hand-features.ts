/**
 * A hand's pose as numbers that do not change when the hand is nearer, turned in the picture, mirrored or the other
 * one: bends of joints, distances of fingertips, spread of fingers, places in the palm's own frame. How the palm points
 * in the picture comes last and on its own, for the learner to weigh.
 */

import { FeatureList, type FeatureVector } from './feature-vector.ts';
import { between, cosineBetween, type Point, pointAt, spaceDistance } from './point.ts';
import type { Posture } from './posture.ts';
import { handSize } from './posture-size.ts';

/** Wrist, then root to tip of each finger. */
const FINGERS = [
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
  [17, 18, 19, 20],
] as const;
const WRIST = 0;
/** No palm is smaller than this share of the picture's height; keeps divisions finite. */
const SMALLEST = 1e-6;
const TIPS = [4, 8, 12, 16, 20] as const;
const KNUCKLES = [5, 9, 13, 17] as const;
/** How many features there are, and how many at their end say how the palm points. */
export const HAND_FEATURES = 75;
export const PALM_DIRECTIONS = 2;

export function handFeatures(posture: Posture): FeatureVector {
  const hand = Array.from({ length: 21 }, (_, index) => pointAt(posture, index));
  const at = (index: number): Point => hand[index] ?? { x: 0, y: 0, z: 0, seen: 0 };
  const scale = Math.max(SMALLEST, handSize(posture));
  const list = new FeatureList();
  const seen = (...indices: readonly number[]): number => {
    let least = 1;
    for (const index of indices) least = Math.min(least, at(index).seen);
    return least;
  };
  for (const finger of FINGERS) addBends(list, at, seen, finger);
  for (const finger of FINGERS) addReach(list, at, seen, finger, scale);
  const distance = (a: number, b: number): void => list.add(spaceDistance(at(a), at(b)) / scale, seen(a, b));
  for (const [index, tip] of TIPS.entries()) for (const other of TIPS.slice(index + 1)) distance(tip, other);
  for (const joint of [5, 6, 9, 10, 13, 14, 17]) distance(4, joint);
  for (const tip of TIPS.slice(1)) for (const knuckle of KNUCKLES) if (knuckle !== tip - 3) distance(tip, knuckle);
  for (let i = 1; i < 4; i += 1) {
    const [a, b] = [TIPS[i] ?? 0, TIPS[i + 1] ?? 0];
    list.add(cosineBetween(at(a - 3), at(a), at(b - 3), at(b)), seen(a, b, a - 3, b - 3));
  }
  list.add(cosineBetween(at(2), at(4), at(5), at(8)), seen(2, 4, 5, 8));
  addDirection(list, at);
  return list.done();
}

type Finger = readonly [number, number, number, number];
type Seen = (...indices: readonly number[]) => number;

function addBends(list: FeatureList, at: (index: number) => Point, seen: Seen, finger: Finger): void {
  const chain = [WRIST, ...finger];
  for (let i = 0; i + 2 < chain.length; i += 1) {
    const [a, b, c] = [chain[i] ?? 0, chain[i + 1] ?? 0, chain[i + 2] ?? 0];
    list.add(cosineBetween(at(a), at(b), at(b), at(c)), seen(a, b, c));
  }
}

function addReach(list: FeatureList, at: (index: number) => Point, seen: Seen, finger: Finger, scale: number): void {
  const [root, second, third, tip] = finger;
  const length =
    spaceDistance(at(root), at(second)) + spaceDistance(at(second), at(third)) + spaceDistance(at(third), at(tip));
  list.add(spaceDistance(at(root), at(tip)) / length, seen(...finger));
  list.add(spaceDistance(at(root), at(tip)) / scale, seen(root, tip));
  list.add(spaceDistance(at(WRIST), at(tip)) / scale, seen(WRIST, tip));
  list.add(spaceDistance(at(WRIST), at(tip)) / spaceDistance(at(WRIST), at(second)), seen(WRIST, second, tip));
  list.add(cosineBetween(at(WRIST), at(root), at(root), at(tip)), seen(WRIST, root, tip));
}

/** Upwards or downwards, and how far to a side: to which one is not told, or a mirror would change it. */
function addDirection(list: FeatureList, at: (index: number) => Point): void {
  const [wrist, knuckles] = [at(WRIST), between(at(9), at(13))];
  const length = Math.hypot(knuckles.x - wrist.x, knuckles.y - wrist.y);
  const weight = Math.min(wrist.seen, knuckles.seen);
  list.add(Math.abs(knuckles.x - wrist.x) / length, weight);
  list.add((knuckles.y - wrist.y) / length, weight);
}
