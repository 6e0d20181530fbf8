/**
 * Looks everywhere in one picture: finds people in tiles of several sizes, then looks at each by themselves, and believes
 * only whom it sees again. Knows no clock and no budget, so the same picture has the same people.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import { bodyLikeness } from '../track/body-likeness.ts';
import { viewOfBody } from './body-box.ts';
import { type FoundBody, mergeBodies } from './merge-bodies.ts';
import { isPlausibleBody } from './plausible-body.ts';
import type { View } from './view.ts';

/** The bodies seen in each of the views, in their order, in picture heights. */
export type LookAtViews = (views: readonly View[]) => Promise<readonly (readonly Landmarks[])[]>;

/** A body is looked at in views of these sizes around it; it must be there in all of them. */
export const FOLLOW_ROOM = 1.25;
const WIDE_ROOM = 1.7;
/** How alike two sightings of one body in different views are at least. */
const SEEN_AGAIN = 0.45;

/** The findings of each view that can be bodies. */
export function plausibleIn(views: readonly View[], seen: readonly (readonly Landmarks[])[]): readonly FoundBody[] {
  return views.flatMap((view, index) =>
    (seen[index] ?? []).filter(isPlausibleBody).map((landmarks) => ({ landmarks, view })),
  );
}

/** The one of `bodies` that is most like `body`, if any is like enough. */
export function seenAgain(body: Landmarks, bodies: readonly Landmarks[]): Landmarks | undefined {
  let best: { readonly landmarks: Landmarks; readonly likeness: number } | undefined;
  for (const landmarks of bodies) {
    const likeness = bodyLikeness(body, landmarks);
    if (likeness >= SEEN_AGAIN && (best === undefined || likeness > best.likeness)) best = { landmarks, likeness };
  }
  return best?.landmarks;
}

/** Whether `body` is one of `bodies`, by how alike they lie. */
export const isOneOf = (body: Landmarks, bodies: readonly Landmarks[], likeness: number): boolean =>
  bodies.some((other) => bodyLikeness(body, other) >= likeness);

/** Everybody in the picture, best seen first. @param tiles Where to look for them. */
export async function studyPicture(tiles: readonly View[], look: LookAtViews): Promise<readonly Landmarks[]> {
  const candidates = mergeBodies(plausibleIn(tiles, await look(tiles)));
  const close = await lookAgain(candidates, FOLLOW_ROOM, look);
  const wide = await lookAgain(close, WIDE_ROOM, look);
  // What the wide look confirms was seen best in the close one.
  const confirmed = close.filter(({ landmarks }) =>
    seenAgain(
      landmarks,
      wide.map((body) => body.landmarks),
    ),
  );
  return mergeBodies(confirmed).map(({ landmarks }) => landmarks);
}

/** Those of `bodies` that are there in views of their own too, as those show them. */
export async function lookAgain(
  bodies: readonly FoundBody[],
  room: number,
  look: LookAtViews,
): Promise<readonly FoundBody[]> {
  const views = bodies.map(({ landmarks }) => viewOfBody(landmarks, room));
  const seen = await look(views);
  return bodies.flatMap(({ landmarks }, index) => {
    const view = views[index];
    const again = seenAgain(landmarks, (seen[index] ?? []).filter(isPlausibleBody));
    return view === undefined || again === undefined ? [] : [{ landmarks: again, view }];
  });
}
