/** A floor being measured: places in the picture, what was typed for each, and the way back. Pure. */

import { type FloorFound, type FloorPlaces, floorMapOf } from '#installation/site/floor-map.ts';
import type { Point } from '#installation/site/homography.ts';

/** One place: where it is in the picture (shares, as the camera sees it), and its metres as they are typed. */
export interface DraftPlace {
  readonly picture: Point;
  readonly x: string;
  readonly y: string;
}

export interface FloorDraft {
  readonly places: readonly DraftPlace[];
  /** What there was before each change, the newest last. */
  readonly before: readonly (readonly DraftPlace[])[];
}

/** Four places make a floor; more make it better. */
const MOST_PLACES = 16;
const MOST_STEPS = 100;

/** A draft that begins with the floor as it is, or with nothing. */
export const draftOf = (floor: FloorPlaces | null): FloorDraft => ({
  places: (floor?.picture ?? []).map((picture, at) => ({
    picture,
    x: String(floor?.room[at]?.[0] ?? ''),
    y: String(floor?.room[at]?.[1] ?? ''),
  })),
  before: [],
});

const changed = (draft: FloorDraft, places: readonly DraftPlace[]): FloorDraft => ({
  places,
  before: [...draft.before, draft.places].slice(-MOST_STEPS),
});

const within = ([x, y]: Point): Point => [Math.min(1, Math.max(0, x)), Math.min(1, Math.max(0, y))];

/** One place more, where there is room for it. */
export const addPlace = (draft: FloorDraft, picture: Point): FloorDraft =>
  draft.places.length >= MOST_PLACES
    ? draft
    : changed(draft, [...draft.places, { picture: within(picture), x: '', y: '' }]);

const withPlace = (draft: FloorDraft, at: number, change: Partial<DraftPlace>): readonly DraftPlace[] =>
  draft.places.map((place, index) => (index === at ? { ...place, ...change } : place));

/** Takes hold of a place: everything until it is let go is one step to undo. */
export const holdPlace = (draft: FloorDraft): FloorDraft => changed(draft, draft.places);

/** Moves the place that is held. */
export const dragPlace = (draft: FloorDraft, at: number, picture: Point): FloorDraft => ({
  ...draft,
  places: withPlace(draft, at, { picture: within(picture) }),
});

/** Moves a place by shares of the picture. */
export function nudgePlace(draft: FloorDraft, at: number, across: number, down: number): FloorDraft {
  const place = draft.places[at];
  if (!place) return draft;
  const [x, y] = place.picture;
  return changed(draft, withPlace(draft, at, { picture: within([x + across, y + down]) }));
}

export const typeMetres = (draft: FloorDraft, at: number, axis: 'x' | 'y', text: string): FloorDraft =>
  changed(draft, withPlace(draft, at, { [axis]: text }));

export const removePlace = (draft: FloorDraft, at: number): FloorDraft =>
  changed(
    draft,
    draft.places.filter((_, index) => index !== at),
  );

/** As it was before the last change. */
export function undo({ places, before }: FloorDraft): FloorDraft {
  return { places: before.at(-1) ?? places, before: before.slice(0, -1) };
}

/** What there is so far: a floor, or in a sentence what to do next; `isWrong` where something has to be mended. */
export type DraftStanding =
  | { readonly kind: 'floor'; readonly floor: FloorPlaces; readonly found: FloorFound & { readonly ok: true } }
  | { readonly kind: 'open'; readonly says: string; readonly isWrong: boolean };

export function standingOf({ places }: FloorDraft): DraftStanding {
  const open = (says: string, isWrong = false): DraftStanding => ({ kind: 'open', says, isWrong });
  if (places.length < 4) return open(NEXT[places.length] ?? NEXT[0]);
  const metres = places.map(({ x, y }) => [metresOf(x), metresOf(y)] as const);
  for (const [at, [x, y]] of metres.entries()) {
    if (x === 'empty' || y === 'empty') return open(`Type where place ${at + 1} lies in the room, in metres.`);
    if (x === 'wrong' || y === 'wrong')
      return open(`The metres of place ${at + 1} are no number from -200 to 200.`, true);
  }
  const room = metres.map(([x, y]): Point => [Number(x), Number(y)]);
  const floor: FloorPlaces = { picture: places.map(({ picture }) => picture), room };
  const found = floorMapOf(floor);
  return found.ok
    ? { kind: 'floor', floor, found }
    : open(`${found.says.charAt(0).toUpperCase()}${found.says.slice(1)}.`, true);
}

const NEXT = [
  'Click the first of four places on the floor: corners of a carpet, tiles, marks of tape.',
  'Click the second place.',
  'Click the third place. No three may lie on one line.',
  'Click the fourth place.',
] as const;

/** A comma is a point where people write it so. */
function metresOf(text: string): number | 'empty' | 'wrong' {
  const written = text.trim().replace(',', '.');
  if (written === '') return 'empty';
  const metres = Number(written);
  return Number.isFinite(metres) && Math.abs(metres) <= 200 ? metres : 'wrong';
}
