/**
 * Follows people through the pictures of a file without hurry: looks at everybody in every picture, searches part of it
 * for others each time and all of it every second. No budget and no clock: the same file has the same people.
 */

import type { Landmarks } from '#installation/crowd/body.ts';
import { PersonTracker, type Sighting, type TrackedPerson } from '../track/person-tracker.ts';
import { viewOfBody } from './body-box.ts';
import { mergeBodies, SAME_PERSON } from './merge-bodies.ts';
import { FOLLOW_ROOM, isOneOf, type LookAtViews, lookAgain, plausibleIn } from './study-picture.ts';
import { TileRota } from './tile-rota.ts';
import { liveTiles } from './tiles.ts';
import type { View } from './view.ts';

/** The whole picture is searched this often, and meanwhile so many tiles in each picture. */
const SEARCH_EVERY_MS = 1000;
const TILES_BETWEEN = 2;
/** How alike a body is at least to where a followed one was expected, to be that one. */
const EXPECTED = 0.2;

/** The people of one file. */
export class SequenceStudy {
  readonly #tracker: PersonTracker;
  #aspect = 0;
  #rota = new TileRota([], 1);
  #searchedMs = Number.NEGATIVE_INFINITY;

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#tracker = new PersonTracker(drawNumber);
  }

  /**
   * The people of the next picture.
   *
   * @param atMs Not earlier than the picture before.
   * @param withHands Adds the hands to the bodies of this picture.
   */
  async next(
    aspect: number,
    atMs: number,
    look: LookAtViews,
    withHands: (bodies: readonly Landmarks[]) => Promise<readonly Sighting[]>,
  ): Promise<readonly TrackedPerson[]> {
    const expected = this.#tracker.expected(atMs).map(({ landmarks }) => landmarks);
    const views = expected.map((landmarks) => viewOfBody(landmarks, FOLLOW_ROOM, aspect));
    const tiles = this.#tilesNow(aspect, atMs);
    const seen = await look([...views, ...tiles]);
    const found = plausibleIn([...views, ...tiles], seen);
    const followed = mergeBodies(
      plausibleIn(views, seen).filter(({ landmarks }) => isOneOf(landmarks, expected, EXPECTED)),
    );
    const known = followed.map(({ landmarks }) => landmarks);
    const strangers = mergeBodies(found.filter(({ landmarks }) => !isOneOf(landmarks, known, SAME_PERSON)));
    const { again } = await lookAgain(strangers, FOLLOW_ROOM, aspect, look);
    const bodies = mergeBodies([...followed, ...again]).map(({ landmarks }) => landmarks);
    return this.#tracker.update(await withHands(bodies), atMs);
  }

  #tilesNow(aspect: number, atMs: number): readonly View[] {
    const tiles = liveTiles(aspect);
    if (aspect !== this.#aspect) {
      this.#aspect = aspect;
      this.#rota = new TileRota(tiles, aspect);
    }
    if (atMs - this.#searchedMs >= SEARCH_EVERY_MS) {
      this.#searchedMs = atMs;
      return tiles;
    }
    const turns = Array.from({ length: TILES_BETWEEN }, () => this.#rota.next([], false));
    return turns.filter((view) => view !== undefined);
  }
}
