/** Looks at hands: those of bodies found in the same picture, or hands alone. */

import type { Landmarks } from '#installation/crowd/body.ts';
import type { HandPoints } from '../body/hand.ts';
import type { Sighting as Sighted } from '../track/person-tracker.ts';
import { CLOSE_PX } from './cut-view.ts';
import { handPlaces, handsOfBody } from './hand-views.ts';
import { lookForHands } from './look-at-views.ts';
import type { LookPool } from './look-pool.ts';
import { wholeView } from './view.ts';

/** A hand that was looked for by itself, without a body. */
export interface SeenHand {
  /** Its owner's left or right, as the model takes it. */
  readonly side: 'left' | 'right';
  /** 0.5..1, how sure the model is of the side. */
  readonly certainty: number;
  /** Picture heights. */
  readonly points: HandPoints;
}

/** Longest side of a picture of hands alone. */
const HANDS_ALONE_PX = 640;

/** The body with those of its hands whose wrists are seen. */
export async function lookAtHandsOf(pool: LookPool, picture: ImageBitmap, landmarks: Landmarks): Promise<Sighted> {
  const places = handPlaces(landmarks);
  const looks = await Promise.all(places.map(({ view }) => lookForHands(pool, picture, view, CLOSE_PX)));
  const found = looks.flatMap((look) => look.found);
  return { landmarks, hands: handsOfBody(places, found) };
}

/** The hands of a picture that shows nothing else. */
export async function lookAtHandsAlone(pool: LookPool, picture: ImageBitmap): Promise<readonly SeenHand[]> {
  const view = wholeView(picture.width / picture.height);
  const { found } = await lookForHands(pool, picture, view, HANDS_ALONE_PX);
  return found.map(({ rightness, points }) => ({
    side: rightness >= 0.5 ? 'right' : 'left',
    certainty: Math.max(rightness, 1 - rightness),
    points,
  }));
}
