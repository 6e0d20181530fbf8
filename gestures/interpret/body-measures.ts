/**
 * What a gesture description can ask about a body: a closed list of measures, each a number with a unit and a weight.
 * Lengths are in body scales (see `body-scale.ts`), heights count upwards, angles are degrees in the picture. Left and
 * right are the person's own; "outward" is away from the middle of the body, so nothing changes in a mirror.
 */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import { jointAt, midway } from '../body/joint.ts';
import { type Arm, armOf, faceOf, hipsOf, leftwards, nearness } from '../body/limbs.ts';
import { type ArmMeasures, type ArmSurroundings, measureArm } from './arm-measures.ts';
import type { Side } from './measurement.ts';
import { measureNeighbour, NO_NEIGHBOUR } from './neighbour-measures.ts';
import { measurePair, type PairMeasures } from './pair-measures.ts';
import { NO_SPEEDS, type WristSpeeds } from './wrist-speed.ts';

/** Everything measured on one body in one picture. */
export interface BodyMeasures {
  readonly arms: Readonly<Record<Side, ArmMeasures>>;
  readonly pair: PairMeasures;
}

/** What is known besides the body itself. */
export interface Surroundings {
  readonly hands: Hands | null;
  /** The bodies in reach, picture heights. */
  readonly neighbours: readonly Landmarks[];
  readonly speeds: WristSpeeds;
}

const ALONE: Surroundings = { hands: null, neighbours: [], speeds: NO_SPEEDS };

/**
 * Measures one body.
 *
 * @param landmarks In picture heights on both axes, so that angles are true whatever the picture's shape.
 * @param scale The body's unit, picture heights; > 0.
 */
export function measureBody(landmarks: Landmarks, scale: number, around: Surroundings = ALONE): BodyMeasures {
  const [left, right] = [armOf(landmarks, 'left'), armOf(landmarks, 'right')];
  const leftOutward = leftwards(landmarks);
  const common = {
    nose: jointAt(landmarks, LANDMARK.nose),
    face: faceOf(landmarks, scale),
    shoulders: midway(left.shoulder, right.shoulder),
    faceNear: nearness(landmarks, LANDMARK.nose),
    scale,
  };
  const armAround = (arm: Arm, side: Side, outward: 1 | -1): ArmSurroundings => ({
    ...common,
    outward,
    side,
    hand: around.hands?.[side] ?? null,
    speed: around.speeds[side],
    neighbour: around.neighbours.length === 0 ? NO_NEIGHBOUR : measureNeighbour(arm, scale, outward, around.neighbours),
  });
  return {
    arms: {
      left: measureArm(left, armAround(left, 'left', leftOutward)),
      right: measureArm(right, armAround(right, 'right', leftOutward === 1 ? -1 : 1)),
    },
    pair: measurePair(left, right, hipsOf(landmarks), scale, leftOutward),
  };
}
