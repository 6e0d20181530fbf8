/** Other takes that the same body pose might have given: of another person, before another camera. */

import { LANDMARK } from '#installation/crowd/body.ts';
import type { Posture } from './posture.ts';
import { bodySize } from './posture-size.ts';
import { copyOf, foreshorten, gaussian, jitter, mapPlane, rotation, stretch, swing } from './turn-points.ts';

/** How far the people and cameras of this world differ, as deviations: radians, shares of a length. */
const ARM_SWING = 0.16;
const ELBOW_BEND = 0.16;
const LEG_SWING = 0.2;
const LENGTH = 0.1;
/** Leaning, and a camera that is not level. */
const ROLL = 0.07;
/** Away from the camera by turning and by its height: at most this far, radians. */
const YAW = 0.6;
const PITCH = 0.5;
/** Of the body's size. */
const NOISE = 0.02;

const LIMBS = [
  { root: LANDMARK.leftShoulder, middle: LANDMARK.leftElbow, end: LANDMARK.leftWrist, swing: ARM_SWING },
  { root: LANDMARK.rightShoulder, middle: LANDMARK.rightElbow, end: LANDMARK.rightWrist, swing: ARM_SWING },
  { root: LANDMARK.leftHip, middle: LANDMARK.leftKnee, end: LANDMARK.leftAnkle, swing: LEG_SWING },
  { root: LANDMARK.rightHip, middle: LANDMARK.rightKnee, end: LANDMARK.rightAnkle, swing: LEG_SWING },
] as const;
const HEAD = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** @param uniform Numbers in [0, 1) of a seeded stream. */
export function varyBody(posture: Posture, uniform: () => number): Posture {
  const gauss = gaussian(uniform);
  const varied = copyOf(posture);
  for (const { root, middle, end, swing: deviation } of LIMBS) {
    swing(varied, root, [middle, end], deviation * gauss());
    swing(varied, middle, [end], ELBOW_BEND * gauss());
    stretch(varied, root, [middle, end], 1 + LENGTH * gauss());
    stretch(varied, middle, [end], 1 + LENGTH * gauss());
  }
  stretch(varied, LANDMARK.leftShoulder, HEAD, 1 + LENGTH * gauss());
  mapPlane(varied, foreshorten(0, YAW * uniform()));
  mapPlane(varied, foreshorten(Math.PI / 2, PITCH * uniform()));
  mapPlane(varied, rotation(ROLL * gauss()));
  jitter(varied, NOISE * bodySize(posture), gauss);
  return varied;
}
