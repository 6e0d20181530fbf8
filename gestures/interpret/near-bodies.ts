/** Who stands near enough for a hand to be given: the only others a gesture is told of. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { distance, jointAt, midway } from '../body/joint.ts';

/** Mid-shoulders further apart than this cannot join hands, body scales: two arms and two half shoulders, with room. */
const REACH = 4;

const middle = (landmarks: Landmarks) =>
  midway(jointAt(landmarks, LANDMARK.leftShoulder), jointAt(landmarks, LANDMARK.rightShoulder));

/** Those of `bodies` within arms' reach of `landmarks`, itself left out. `scale` is the body's unit, picture heights. */
export function nearBodies(landmarks: Landmarks, scale: number, bodies: readonly Landmarks[]): readonly Landmarks[] {
  if (bodies.length < 2) return [];
  const here = middle(landmarks);
  return bodies.filter((other) => other !== landmarks && distance(here, middle(other)) < REACH * scale);
}
