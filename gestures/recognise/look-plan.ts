/** Whom to look at in the next picture, and in which views, when there is not time for everybody. Pure. */

import type { Landmarks } from '#installation/crowd/body.ts';
import { bodyBox, boxFraming, viewOfBox } from './body-box.ts';
import { type View, wholeView } from './view.ts';

/** Somebody who is followed. */
export interface Followed {
  readonly track: number;
  /** Where the body ought to be now. */
  readonly landmarks: Landmarks;
  /** False for a body seen only once, and for one that was lost. */
  readonly isShown: boolean;
  /** When this one was last looked at, ms. */
  readonly lookedMs: number;
}

interface Boxed extends Followed {
  readonly box: View;
}

/** A view to look at, with whoever ought to be seen in it. */
export interface PlannedLook {
  readonly view: View;
  readonly tracks: readonly number[];
}

/** Views around followed people; the unsure are looked at in a larger one, so that two different views must agree. */
const ROOM = 1.25;
const UNSURE_ROOM = 1.6;
/** The unsure wait less long, ms. */
const UNSURE_BONUS_MS = 250;
/** Somebody else counts as seen in a view where they stand at least this large, and whole. */
const LEAST_FILL = 0.42;
/** Where there is not time for everybody, wider views that show several at once are worth their coarser pixels. */
const CROWD_ROOMS: readonly number[] = [ROOM, 1.7, 2.2];
/** ... and even the whole picture, in which a few who stand close are seen by one look. */
/** A wider view must be better by this factor. */
const CLEARLY = 1.05;
/** More than this cannot be found in one view. */
const MOST_IN_VIEW = 5;

/**
 * Those who have waited longest first; whoever stands whole and large enough in a neighbour's view needs none of their
 * own.
 *
 * @param budgetMs Thread time there is; the first look is always granted.
 * @param estimateMs What a look costs by the number of bodies in it.
 */
export function planLooks(
  followed: readonly Followed[],
  aspect: number,
  budgetMs: number,
  estimateMs: (bodies: number) => number,
): readonly PlannedLook[] {
  const boxes: readonly Boxed[] = followed.map((person) => ({ ...person, box: bodyBox(person.landmarks) }));
  const waiting = [...boxes].sort((a, b) => due(a) - due(b));
  const isCrowded = followed.length * estimateMs(1) > budgetMs;
  const covered = new Set<number>();
  const looks: PlannedLook[] = [];
  let leftMs = budgetMs;
  for (const person of waiting) {
    if (covered.has(person.track)) continue;
    const rooms = person.isShown ? (isCrowded ? CROWD_ROOMS : [ROOM]) : [UNSURE_ROOM];
    const views = rooms.map((room) => viewOfBox(person.box, room, aspect));
    if (isCrowded && stands(person, wholeView(aspect))) views.push(wholeView(aspect));
    const choices = views.map((view) => lookAround(person, boxes, view));
    // As many as possible for the time, of those who have not had their turn.
    const gain = ({ tracks }: PlannedLook): number =>
      tracks.filter((track) => !covered.has(track)).length / estimateMs(tracks.length);
    const look = choices.reduce((best, other) => (gain(other) > gain(best) * CLEARLY ? other : best));
    const costMs = estimateMs(look.tracks.length);
    if (looks.length > 0 && costMs > leftMs) break;
    leftMs -= costMs;
    for (const track of look.tracks) covered.add(track);
    looks.push(look);
  }
  return looks;
}

function lookAround(person: Boxed, followed: readonly Boxed[], view: View): PlannedLook {
  const neighbours = followed.filter((other) => other !== person && stands(other, view));
  return { view, tracks: [person, ...neighbours].slice(0, MOST_IN_VIEW).map(({ track }) => track) };
}

const due = ({ lookedMs, isShown }: Followed): number => lookedMs - (isShown ? 0 : UNSURE_BONUS_MS);

function stands({ box }: Boxed, view: View): boolean {
  const { fill, isWhole } = boxFraming(box, view);
  return isWhole && fill >= LEAST_FILL;
}
