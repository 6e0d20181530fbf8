/**
 * Looks everywhere in one picture: finds people in tiles of several sizes, then looks at each by themselves, and believes
 * only whom it sees again. Knows no clock and no budget, so the same picture has the same people.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import { bodyLikeness } from '../track/body-likeness.ts';
import { viewOfBody } from './body-box.ts';
import { areNear, type FoundBody, mergeBodies, SAME_PERSON } from './merge-bodies.ts';
import { isPlausibleBody } from './plausible-body.ts';
import type { View } from './view.ts';

/** The bodies seen in each of the views, in their order, in picture heights. */
export type LookAtViews = (views: readonly View[]) => Promise<readonly (readonly Landmarks[])[]>;

/** A body is looked at in views of these sizes around it; it must be there in all of them. */
export const FOLLOW_ROOM = 1.25;
const WIDE_ROOM = 1.7;
/** Looks at somebody show others, who are looked at in turn; so many times at most. */
const ROUNDS = 3;
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
  bodies.some((other) => areNear(body, other) && bodyLikeness(body, other) >= likeness);

/**
 * Everybody in the picture, best seen first.
 *
 * @param tiles Where to look for them.
 */
export async function studyPicture(
  tiles: readonly View[],
  aspect: number,
  look: LookAtViews,
): Promise<readonly Landmarks[]> {
  let candidates = mergeBodies(plausibleIn(tiles, await look(tiles)));
  let tried: readonly FoundBody[] = [];
  let close: readonly FoundBody[] = [];
  for (let round = 0; round < ROUNDS && candidates.length > 0; round += 1) {
    const { again, others } = await lookAgain(candidates, FOLLOW_ROOM, aspect, look);
    tried = [...tried, ...candidates];
    close = mergeBodies([...close, ...again]);
    // Whom a look at somebody else showed: often people half hidden behind those found first.
    const known = bodiesOf([...close, ...tried]);
    candidates = mergeBodies(others).filter(({ landmarks }) => !isOneOf(landmarks, known, SAME_PERSON));
  }
  const wide = await lookAgain(close, WIDE_ROOM, aspect, look);
  // What the wide look confirms was seen best in the close one.
  const confirmed = close.filter(({ landmarks }) => seenAgain(landmarks, bodiesOf(wide.again)) !== undefined);
  return bodiesOf(confirmed);
}

const bodiesOf = (found: readonly FoundBody[]): readonly Landmarks[] => found.map(({ landmarks }) => landmarks);

/** What a second look at bodies, each in a view of its own, came to. */
export interface LookedAgain {
  /** Those that are there again, as their own views show them. */
  readonly again: readonly FoundBody[];
  /** Everybody else in those views. */
  readonly others: readonly FoundBody[];
}

/** Looks at each of `bodies` in a view of its own. */
export async function lookAgain(
  bodies: readonly FoundBody[],
  room: number,
  aspect: number,
  look: LookAtViews,
): Promise<LookedAgain> {
  const views = bodies.map(({ landmarks }) => viewOfBody(landmarks, room, aspect));
  const seen = await look(views);
  const again: FoundBody[] = [];
  const others: FoundBody[] = [];
  for (const [index, view] of views.entries()) {
    const here = (seen[index] ?? []).filter(isPlausibleBody);
    const landmarks = bodies[index] && seenAgain(bodies[index].landmarks, here);
    if (landmarks !== undefined) again.push({ landmarks, view });
    others.push(...here.filter((body) => body !== landmarks).map((body) => ({ landmarks: body, view })));
  }
  return { again, others };
}
