/** Landmarks made safe to hang a body on: what a camera did not see rests where it would hang, and says so. */

import { LANDMARK, LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';

/** Below the first, a landmark is a guess; above the second it is trusted wholly. */
const SURENESS = [0.2, 0.55] as const;

/** Width of the shoulders and length of the trunk of a person of 1.7 m, between landmarks; m. */
const SHOULDERS_M = 0.405;
const TRUNK_M = 0.5;

/** x, y, z in metres on the wall and sureness 0..1 of each landmark; length 33 x 4. Scratch memory, written anew each time. */
export interface SettledJoints {
  readonly at: Float64Array;
  /** Reads `joints` (33 x 4) and answers the body's size against a person of 1.7 m. */
  settle(joints: Float32Array): number;
}

const smooth = (low: number, high: number, value: number): number => {
  if (value >= high) return 1;
  const t = Math.min(1, Math.max(0, (value - low) / (high - low)));
  return t * t * (3 - 2 * t);
};

/** Creates the scratch memory and its one operation. */
export function createSettledJoints(): SettledJoints {
  const at = new Float64Array(LANDMARKS * 4);
  const get = (index: number, part: number): number => at[index * 4 + part] ?? 0;

  const mixIn = (index: number, part: number, guess: number): void => {
    at[index * 4 + part] = guess + (get(index, part) - guess) * get(index, 3);
  };

  /** Mixes in where landmark `index` would be, seen from landmark `from`, as far as it was not seen itself. */
  const rest = (index: number, from: number, dx: number, dy: number, dz: number): void => {
    if (get(index, 3) === 1) return;
    mixIn(index, 0, get(from, 0) + dx);
    mixIn(index, 1, get(from, 1) + dy);
    mixIn(index, 2, get(from, 2) + dz);
  };

  const scaleOf = (): number => {
    const { leftShoulder, rightShoulder, leftHip, rightHip } = LANDMARK;
    let width = 0;
    let length = 0;
    for (let part = 0; part < 3; part += 1) {
      width += (get(leftShoulder, part) - get(rightShoulder, part)) ** 2;
      const hip = (get(leftHip, part) + get(rightHip, part)) / 2;
      length += ((get(leftShoulder, part) + get(rightShoulder, part)) / 2 - hip) ** 2;
    }
    const seen = Math.min(get(leftHip, 3), get(rightHip, 3));
    const size = Math.max(Math.sqrt(width) / SHOULDERS_M, (seen * Math.sqrt(length)) / TRUNK_M);
    return Math.min(1.4, Math.max(0.45, size));
  };

  /** Lets the unseen limbs of one side hang. Right landmarks follow their left ones by one. */
  const hang = (step: 0 | 1, scale: number): void => {
    const shoulder = LANDMARK.leftShoulder + step;
    const other = LANDMARK.rightShoulder - step;
    const across = get(other, 0) - get(shoulder, 0);
    const outward = across > 0 ? -scale : scale;
    rest(LANDMARK.leftElbow + step, shoulder, outward * 0.06, -0.28 * scale, 0);
    rest(LANDMARK.leftWrist + step, LANDMARK.leftElbow + step, 0, -0.25 * scale, 0.04 * scale);
    rest(LANDMARK.leftIndex + step, LANDMARK.leftWrist + step, 0, -0.09 * scale, 0);
    rest(LANDMARK.leftPinky + step, LANDMARK.leftWrist + step, outward * 0.02, -0.08 * scale, 0);
    rest(LANDMARK.leftHip + step, shoulder, across * 0.22, -TRUNK_M * scale, 0);
    rest(LANDMARK.leftKnee + step, LANDMARK.leftHip + step, outward * 0.02, -0.42 * scale, 0);
    rest(LANDMARK.leftAnkle + step, LANDMARK.leftKnee + step, 0, -0.41 * scale, 0);
    rest(LANDMARK.leftHeel + step, LANDMARK.leftAnkle + step, 0, -0.06 * scale, -0.05 * scale);
    rest(LANDMARK.leftFoot + step, LANDMARK.leftAnkle + step, outward * 0.04, -0.07 * scale, 0.13 * scale);
  };

  return {
    at,
    settle(joints) {
      for (let index = 0; index < LANDMARKS; index += 1) {
        const from = index * LANDMARK_STRIDE;
        at[index * 4] = joints[from] ?? 0;
        at[index * 4 + 1] = joints[from + 1] ?? 0;
        at[index * 4 + 2] = joints[from + 2] ?? 0;
        at[index * 4 + 3] = smooth(SURENESS[0], SURENESS[1], joints[from + 3] ?? 0);
      }
      const scale = scaleOf();
      hang(0, scale);
      hang(1, scale);
      return scale;
    },
  };
}
