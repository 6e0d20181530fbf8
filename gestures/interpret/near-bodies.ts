/** Who stands near enough for a hand to be given: the only others a gesture is told of. */

import type { Landmarks } from '#installation/crowd/body.ts';
import { shouldersOf } from '../body/limbs.ts';

/** Mid-shoulders further apart than this cannot join hands, body scales: two arms and two half shoulders, with room. */
const REACH = 4;
/** Two to either side are the nearest and one in front of them. */
const MOST = 4;

/** A body and where it stands in the picture: its mid-shoulders, picture heights. */
export interface PlacedBody {
  readonly landmarks: Landmarks;
  readonly x: number;
  readonly y: number;
}

export function placed(landmarks: Landmarks): PlacedBody {
  const { x, y } = shouldersOf(landmarks);
  return { landmarks, x, y };
}

/** The nearest of `bodies` within arms' reach of `body`, itself left out. `scale` is its unit, picture heights. */
export function nearBodies(body: PlacedBody, scale: number, bodies: readonly PlacedBody[]): readonly Landmarks[] {
  const away = ({ x, y }: PlacedBody): number => (x - body.x) ** 2 + (y - body.y) ** 2;
  const limit = (REACH * scale) ** 2;
  const near = bodies.filter((other) => other.landmarks !== body.landmarks && away(other) < limit);
  if (near.length > MOST) near.sort((a, b) => away(a) - away(b)).length = MOST;
  return near.map(({ landmarks }) => landmarks);
}
