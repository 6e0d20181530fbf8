/** What a gesture description can ask about both arms together, and about the trunk. */

import { distance, type Joint, midway } from '../body/joint.ts';
import type { Arm } from '../body/limbs.ts';
import { forearmRise } from './arm-measures.ts';
import { above, apart, degrees, type Measurement } from './measurement.ts';

/** Measures of both arms together. */
export const PAIR_MEASURES = [
  /** How far the wrists have passed each other towards the other side, scales: > 0 crossed. */
  'wristsCrossed',
  /** Distance between the wrists, scales. */
  'wristsApart',
  /** Distance between the middles of the hands, scales. */
  'handsApart',
  /** Height of the point between the wrists above the shoulder line, scales. */
  'wristsAboveShoulders',
  /** How far the point between the wrists is beside the middle of the body, scales, >= 0. */
  'wristsOffCentre',
  /** The lower of the two forearms' directions, degrees as in `forearmRise`. */
  'lowerForearmRise',
  /** Distance between the shoulders across the picture, scales: some 0.7 from the front, 0 in profile. */
  'shouldersWide',
  /** How far the trunk leans from upright: 0 standing or sitting, 90 lying. Weighs nothing where hips are hidden. */
  'trunkLean',
] as const;

export type PairMeasure = (typeof PAIR_MEASURES)[number];
export type PairMeasures = Readonly<Record<PairMeasure, Measurement>>;

/** @param leftOutward +1 when the person's left is the picture's right, else -1. */
export function measurePair(left: Arm, right: Arm, hips: Joint, scale: number, leftOutward: 1 | -1): PairMeasures {
  const shoulders = midway(left.shoulder, right.shoulder);
  const wrists = midway(left.wrist, right.wrist);
  const both = Math.min(wrists.seen, shoulders.seen);
  return {
    wristsCrossed: { value: (leftOutward * (right.wrist.x - left.wrist.x)) / scale, weight: wrists.seen },
    wristsApart: { value: distance(left.wrist, right.wrist) / scale, weight: wrists.seen },
    handsApart: apart(left.hand, right.hand, scale),
    wristsAboveShoulders: above(wrists, shoulders, scale),
    wristsOffCentre: { value: Math.abs(wrists.x - shoulders.x) / scale, weight: both },
    lowerForearmRise: {
      value: Math.min(forearmRise(left), forearmRise(right)),
      weight: Math.min(left.elbow.seen, right.elbow.seen, wrists.seen),
    },
    shouldersWide: { value: Math.abs(left.shoulder.x - right.shoulder.x) / scale, weight: shoulders.seen },
    trunkLean: {
      value: degrees(Math.atan2(Math.abs(shoulders.x - hips.x), hips.y - shoulders.y)),
      weight: Math.min(shoulders.seen, hips.seen),
    },
  };
}
