/** Written motion: key poses on a loop, asked at any time. */

import type { ScoreMotion, ScorePose } from '../score/score-schema.ts';
import { EASINGS, mix } from '../time/easing.ts';
import { HANDS_HALF_OPEN, type Pose } from './figure.ts';

/** The pose of `motion` at `lifeMs`, which may be any time: the motion loops with its period. */
export function motionAt(motion: ScoreMotion, lifeMs: number): Pose {
  const poses = [...motion.poses].sort((a, b) => a.at - b.at);
  const at = ((lifeMs % motion.period) + motion.period) % motion.period;
  const index = poses.findLastIndex((pose) => pose.at <= at);
  const from = poses.at(index);
  const to = poses[(index + 1) % poses.length];
  if (!from || !to) throw new Error('a motion has at least one pose');
  const spanMs = (to.at - from.at + motion.period) % motion.period || motion.period;
  const passedMs = (at - from.at + motion.period) % motion.period;
  return mixPoses(from, to, EASINGS.inOut(passedMs / spanMs));
}

type Angles = readonly [number, number];

const mixAngles = (a: Angles, b: Angles, share: number): [number, number] => [
  mix(a[0], b[0], share),
  mix(a[1], b[1], share),
];

const mixArms = (a: Pose['left'], b: Pose['left'], share: number): Pose['left'] => ({
  upper: mixAngles(a.upper, b.upper, share),
  fore: mixAngles(a.fore, b.fore, share),
});

/** The pose `share` of the way from one to another. */
export const mixPoses = (a: Pose | ScorePose, b: Pose | ScorePose, share: number): Pose => ({
  left: mixArms(a.left, b.left, share),
  right: mixArms(a.right, b.right, share),
  lean: mix(a.lean, b.lean, share),
  turn: mix(a.turn, b.turn, share),
  crouch: mix(a.crouch, b.crouch, share),
  nod: mix(a.nod, b.nod, share),
  weight: mix(a.weight ?? 0, b.weight ?? 0, share),
  bow: mix(a.bow ?? 0, b.bow ?? 0, share),
  hands: mix(a.hands ?? HANDS_HALF_OPEN, b.hands ?? HANDS_HALF_OPEN, share),
});
