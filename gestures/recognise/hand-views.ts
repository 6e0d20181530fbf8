/** Where a body's hands are looked for, and whose hand a found one is. Pure. */

import { LANDMARK, type Landmarks } from '#installation/crowd/body.ts';
import { bodyScale } from '../body/body-scale.ts';
import type { Hands } from '../body/hand.ts';
import { distance, type Joint, jointAt } from '../body/joint.ts';
import type { ViewedHand } from './recogniser-messages.ts';
import { squareView, type View } from './view.ts';

/** A place where a hand ought to be. */
export interface HandPlace {
  readonly side: 'left' | 'right';
  readonly wrist: Joint;
  readonly view: View;
}

/** A wrist worth a look is seen at least this well. */
const SEEN = 0.4;
/** The hand's middle lies this far beyond the wrist, in forearms. */
const BEYOND_WRIST = 0.4;
/** A forearm pointing at the camera looks short; it is no shorter than this, in body scales. */
const SHORTEST_FOREARM = 0.5;
/** The view's side in forearms: a hand is some 0.75 long, and the wrist may be a little off. */
const VIEW_FOREARMS = 2.4;
/** A found hand belongs to a wrist no further than this from its own, in forearms. */
const NEAR_WRIST = 0.7;

/** The places of the hands whose wrists are seen. */
export function handPlaces(landmarks: Landmarks): readonly HandPlace[] {
  const sides = [
    ['left', LANDMARK.leftElbow, LANDMARK.leftWrist],
    ['right', LANDMARK.rightElbow, LANDMARK.rightWrist],
  ] as const;
  const least = SHORTEST_FOREARM * bodyScale(landmarks);
  return sides.flatMap(([side, elbowAt, wristAt]) => {
    const [elbow, wrist] = [jointAt(landmarks, elbowAt), jointAt(landmarks, wristAt)];
    if (wrist.seen < SEEN) return [];
    const forearm = Math.max(least, distance(elbow, wrist));
    const x = wrist.x + (wrist.x - elbow.x) * BEYOND_WRIST;
    const y = wrist.y + (wrist.y - elbow.y) * BEYOND_WRIST;
    return [{ side, wrist, view: squareView(x, y, forearm * VIEW_FOREARMS) }];
  });
}

const wristOf = ({ points }: ViewedHand) => ({ x: points[0] ?? 0, y: points[1] ?? 0, seen: 1 });

/** Each hand to the wrist it is nearest to, nearest pairs first; a hand far from both belongs to somebody else. */
export function handsOfBody(places: readonly HandPlace[], found: readonly ViewedHand[]): Hands {
  const pairs = places
    .flatMap((place) => found.map((hand) => ({ place, hand, apart: distance(place.wrist, wristOf(hand)) })))
    .filter(({ place, apart }) => apart <= (place.view.height / VIEW_FOREARMS) * NEAR_WRIST)
    .sort((a, b) => a.apart - b.apart);
  const given = new Map<HandPlace['side'], ViewedHand>();
  for (const { place, hand } of pairs) {
    const isTaken = [...given.values()].some(
      (other) => distance(wristOf(other), wristOf(hand)) < place.view.height / 12,
    );
    if (!given.has(place.side) && !isTaken) given.set(place.side, hand);
  }
  return { left: given.get('left')?.points ?? null, right: given.get('right')?.points ?? null };
}
