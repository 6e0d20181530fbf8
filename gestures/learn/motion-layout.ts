/** Which points of a body or a hand a motion is read from, and what counts as one unit of length. */

import { LANDMARK } from '#installation/crowd/body.ts';
import type { Layout } from '../samples/sample.ts';

/** Numbers of points are places in `points`, not landmarks. */
export interface MotionLayout {
  /** The landmarks that are read. */
  readonly points: readonly number[];
  /** Their midpoint is the origin. */
  readonly root: readonly number[];
  /** What moves, as seen from the root. */
  readonly movers: readonly number[];
  /** Whether the way of the root itself is part of the motion: a hand travels, a body stands. */
  readonly rootMoves: boolean;
  /** The movers that carry most of a gesture, as places in `movers`. */
  readonly ends: readonly number[];
  /** Points whose place as seen from each other means something. */
  readonly relations: readonly (readonly [from: number, to: number])[];
  /** The longest of these lengths (median over the performance, times the factor) is one unit. */
  readonly lengths: readonly (readonly [from: number, to: number, factor: number])[];
}

const BODY_POINTS = [
  LANDMARK.leftShoulder,
  LANDMARK.rightShoulder,
  LANDMARK.leftElbow,
  LANDMARK.rightElbow,
  LANDMARK.leftWrist,
  LANDMARK.rightWrist,
  LANDMARK.nose,
  LANDMARK.leftHip,
  LANDMARK.rightHip,
  LANDMARK.leftKnee,
  LANDMARK.rightKnee,
  LANDMARK.leftAnkle,
  LANDMARK.rightAnkle,
] as const;

/** Torso and shoulder width as in `body-scale.ts`: shoulders are narrower than a torso is long by about 1.2. */
const BODY: MotionLayout = {
  points: BODY_POINTS,
  root: [0, 1],
  movers: [2, 3, 4, 5, 6, 9, 10, 11, 12],
  rootMoves: false,
  ends: [2, 3],
  relations: [
    [4, 5],
    [4, 1],
    [5, 0],
    [2, 3],
    [6, 4],
    [6, 5],
  ],
  lengths: [
    [0, 1, 1.2],
    [0, 7, 1],
    [1, 8, 1],
  ],
};

/** Wrist, knuckles and finger tips; the palm, wrist to middle knuckle, is one unit. */
const HAND: MotionLayout = {
  points: [0, 5, 9, 17, 4, 8, 12, 16, 20],
  root: [0],
  movers: [5, 4, 6, 8, 2],
  rootMoves: true,
  ends: [0, 5],
  relations: [
    [4, 5],
    [5, 6],
    [5, 8],
    [1, 3],
  ],
  lengths: [
    [0, 2, 1],
    [1, 3, 1.4],
  ],
};

export const MOTION_LAYOUTS: Readonly<Record<Layout, MotionLayout>> = { body33: BODY, hand21: HAND };

/** What is left of a layout when only some points are ever seen: places in `points` stay as they are. */
export function narrowed(layout: MotionLayout, isSeen: (place: number) => boolean): MotionLayout {
  const movers = layout.movers.filter(isSeen);
  return {
    ...layout,
    movers,
    ends: layout.ends.map((end) => movers.indexOf(layout.movers[end] ?? -1)).filter((end) => end >= 0),
    relations: layout.relations.filter(([from, to]) => isSeen(from) && isSeen(to)),
  };
}
