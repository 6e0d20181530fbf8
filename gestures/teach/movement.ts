/** How much something moves from picture to picture, whatever its size and place. */

import { LANDMARK } from '#installation/crowd/body.ts';
import { TAUGHT_POINTS, type TaughtLayout, type TaughtPoint } from '#installation/gesture/taught-gesture.ts';

type Points = readonly TaughtPoint[];

/** The points that carry a gesture. */
const MOVERS: Readonly<Record<TaughtLayout, readonly number[]>> = {
  body33: [
    LANDMARK.nose,
    LANDMARK.leftElbow,
    LANDMARK.rightElbow,
    LANDMARK.leftWrist,
    LANDMARK.rightWrist,
    LANDMARK.leftKnee,
    LANDMARK.rightKnee,
  ],
  hand21: [0, 4, 8, 12, 16, 20],
};

/** What a performer is measured in: the length of the trunk, or of the palm. */
const UNIT: Readonly<Record<TaughtLayout, readonly (readonly [number, number])[]>> = {
  body33: [
    [LANDMARK.leftShoulder, LANDMARK.leftHip],
    [LANDMARK.rightShoulder, LANDMARK.rightHip],
    [LANDMARK.leftShoulder, LANDMARK.rightShoulder],
  ],
  hand21: [
    [0, 5],
    [0, 17],
    [0, 9],
  ],
};
/** Below this a point is a guess and its leaps are no movement. */
const SEEN = 0.3;
/** Nobody is smaller than this share of the picture's height; keeps divisions finite. */
const SMALLEST = 0.02;

function length(a: TaughtPoint | undefined, b: TaughtPoint | undefined, aspect: number): number {
  return a && b ? Math.hypot((a[0] - b[0]) * aspect, a[1] - b[1]) : 0;
}

/** The performer's size in the picture, picture heights. */
export function sizeOf(points: Points, layout: TaughtLayout, aspect: number): number {
  return Math.max(SMALLEST, ...UNIT[layout].map(([a, b]) => length(points[a], points[b], aspect)));
}

/** How far the farthest mover is from where it was, in sizes; points not seen in both pictures say nothing. */
export function shift(from: Points, to: Points, layout: TaughtLayout, aspect: number): number {
  const size = sizeOf(to, layout, aspect);
  const ways = MOVERS[layout].map((index) => {
    const [a, b] = [from[index], to[index]];
    return a && b && a[3] >= SEEN && b[3] >= SEEN ? length(a, b, aspect) / size : 0;
  });
  return Math.max(0, ...ways);
}

/** Whether these points can be recorded at all. */
export const isWhole = (points: Points, layout: TaughtLayout): boolean => points.length === TAUGHT_POINTS[layout];
