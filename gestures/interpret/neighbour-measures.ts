/** How one arm reaches the neighbour on its side: what hands joined between two people are recognised by. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import { distance, type Joint, jointAt } from '../body/joint.ts';
import { type Arm, shouldersOf } from '../body/limbs.ts';
import { type Measurement, UNSEEN } from './measurement.ts';

export interface NeighbourMeasures {
  readonly wristToNeighbourWrist: Measurement;
  readonly wristToNeighbourElbow: Measurement;
  readonly wristToNeighbourShoulder: Measurement;
}

/** Nobody there. */
export const NO_NEIGHBOUR: NeighbourMeasures = {
  wristToNeighbourWrist: UNSEEN,
  wristToNeighbourElbow: UNSEEN,
  wristToNeighbourShoulder: UNSEEN,
};

/** A body this much larger or smaller stands nearer or farther away, and only seems to be in reach. */
const SAME_DEPTH = 1.6;

/** The body whose middle is nearest to this arm's shoulder among those on the arm's outer side. */
function neighbourOf(arm: Arm, outward: 1 | -1, bodies: readonly Landmarks[]): Landmarks | undefined {
  let nearest: Landmarks | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const body of bodies) {
    const middle = shouldersOf(body);
    const away = distance(middle, arm.shoulder);
    if (outward * (middle.x - arm.shoulder.x) <= 0 || away >= least) continue;
    nearest = body;
    least = away;
  }
  return nearest;
}

/**
 * @param scale The unit of the body the arm belongs to, picture heights.
 * @param outward +1 when the arm's outer side is the picture's right, else -1.
 */
export function measureNeighbour(
  arm: Arm,
  scale: number,
  outward: 1 | -1,
  bodies: readonly Landmarks[],
): NeighbourMeasures {
  const body = neighbourOf(arm, outward, bodies);
  if (body === undefined) return NO_NEIGHBOUR;
  const other = bodyScale(body);
  const ratio = other / scale;
  if (ratio > SAME_DEPTH || ratio < 1 / SAME_DEPTH) return NO_NEIGHBOUR;
  const unit = (scale + other) / 2;
  const nearer = (left: number, right: number): Measurement => {
    const to = (joint: Joint): Measurement => ({
      value: distance(arm.wrist, joint) / unit,
      weight: Math.min(arm.wrist.seen, joint.seen),
    });
    const [a, b] = [to(jointAt(body, left)), to(jointAt(body, right))];
    return a.weight > 0 && (a.value <= b.value || b.weight === 0) ? a : b;
  };
  return {
    wristToNeighbourWrist: nearer(LANDMARK.leftWrist, LANDMARK.rightWrist),
    wristToNeighbourElbow: nearer(LANDMARK.leftElbow, LANDMARK.rightElbow),
    wristToNeighbourShoulder: nearer(LANDMARK.leftShoulder, LANDMARK.rightShoulder),
  };
}
