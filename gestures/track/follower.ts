/**
 * Follows whatever has a place in a picture: sightings of one moment are joined to the tracks of the moments before, all
 * at once, strong ones first. The core that the camera page and the evaluation of tracks share. Pure.
 */

import { assign } from '#installation/crowd/assignment.ts';
import {
  beginMotion,
  deviation,
  expectation,
  type Motion,
  misfit,
  motionAt,
  motionFoundAgain,
  motionMoved,
  motionSeen,
  type Place,
  placeOf,
  type Strays,
  unitOf,
} from './motion.ts';
import { Shake } from './shake.ts';
import { trackNumbers } from './track-numbers.ts';

/** Something seen in a picture. */
export interface Found<T> {
  readonly what: T;
  readonly place: Place;
  /** 0..1: a strong sighting may open a track, a weak one can only continue one. */
  readonly certainty: number;
  /** True: if this is somebody new they count at once. */
  readonly isProven: boolean;
}

/** Somebody followed. */
export interface Track<T> {
  /** 1..2^32-1. */
  readonly id: number;
  readonly bornMs: number;
  readonly seenMs: number;
  readonly sightings: number;
  /** How often it was looked for in vain since it was last seen, and when that was last. */
  readonly misses: number;
  readonly missedMs: number;
  /** The last sighting. */
  readonly what: T;
  /** At the moment of the last sighting. */
  readonly motion: Motion;
}

/** What is particular to one kind of sightings. */
export interface FollowerOptions<T> {
  /** A random whole number 0..2^32-1 at every call. */
  readonly drawNumber: () => number;
  readonly strays: Strays;
  /** How little two sightings resemble each other, their places left aside: 0 and more, in squared deviations. */
  readonly unlike: (before: T, now: T, elapsedMs: number) => number;
}

/** Who was looked at in a picture: everybody, or only these tracks. */
export type LookedFor = 'everyone' | ReadonlySet<number>;

/** How long a track outlives its last sighting, ms ... */
export const LOST_KEPT_MS = 1500;
/** ... and at most, for those whose turn has not come since, or who were missed less often than this. */
export const LONGEST_KEPT_MS = 4000;
const MISSES_TO_LOSE = 2;
/** How long a missed one is still shown, ms: bridges a dropped detection without freezing somebody who left. */
export const SHOWN_WITHOUT_SIGHT_MS = 250;
/** A sighting this certain may open a track. */
export const STRONG = 0.5;
/** Counts from its second sighting: a reflection rarely holds for two pictures. */
const SIGHTINGS_TO_COUNT = 2;
/** One that never counted is given up sooner. */
const MISSES_OF_THE_UNSURE = 2;
/** A misfit larger than this is somebody else's. */
const MISFIT_LIMIT = 20;
/** After so many misses somebody is found again, not merely seen on. */
const MISSES_OF_THE_LOST = 3;
/** Somebody lost is found again within this many body heights ... */
const NEAR = 0.5;
/** ... and not farther off than this, in squared deviations: three of them. */
const DEVIATION_LIMIT = 9;
/** Into how many steps a gap is divided at most. */
const MOST_STEPS = 12;

/** Every living track with where it ought to be. */
type Ahead<T> = ReadonlyMap<Track<T>, Motion>;
type Pairs<T> = ReadonlyMap<Track<T>, Found<T>>;
type Sway = { readonly x: number; readonly y: number };
/** What the picture itself did since the one before, and how uncertain that is. */
type Moved = { readonly dx: number; readonly dy: number; readonly sway: Sway };

/** Follows everybody of one camera. */
export class Follower<T> {
  readonly #options: FollowerOptions<T>;
  readonly #nextNumber: () => number;
  readonly #shake = { x: new Shake(), y: new Shake() };
  #tracks: readonly Track<T>[] = [];
  #lastMs = Number.NEGATIVE_INFINITY;

  constructor(options: FollowerOptions<T>) {
    this.#options = options;
    this.#nextNumber = trackNumbers(options.drawNumber);
  }

  /** The tracks that live at `atMs`, oldest first; `atMs` not earlier than the last update. */
  tracksAt(atMs: number): readonly Track<T>[] {
    return this.#tracks.filter((track) => isAlive(track, atMs));
  }

  /**
   * Takes the sightings of one picture.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  update(founds: readonly Found<T>[], atMs: number, lookedFor: LookedFor): void {
    const living = this.tracksAt(atMs);
    const strong = founds.filter((found) => found.certainty >= STRONG);
    const expected = new Map(living.map((track) => [track, motionAt(track.motion, atMs)]));
    const sway = { x: this.#shake.x.unrest, y: this.#shake.y.unrest };
    // Who was not looked for cannot have been seen: a stranger is nobody whose turn it was not.
    const wasLookedFor = (track: Track<T>): boolean => lookedFor === 'everyone' || lookedFor.has(track.id);
    const awaited = new Map([...expected].filter(([track]) => wasLookedFor(track)));
    const { ahead, ...rest } = this.#steadied(expected, this.#pair(awaited, strong, atMs, sway), atMs);
    const due = new Map([...ahead].filter(([track]) => wasLookedFor(track)));
    const first = this.#pair(due, strong, atMs, rest.sway);
    const left = new Map([...due].filter(([track]) => !first.has(track)));
    const weak = founds.filter((found) => found.certainty < STRONG);
    const sure = new Map([...first, ...this.#pair(left, weak, atMs, rest.sway)]);
    const missing = new Map([...ahead].filter(([track]) => wasLookedFor(track) || track.misses > 0));
    const pairs = new Map([...sure, ...this.#foundAgain(missing, strong, sure, rest)]);
    const taken = new Set(pairs.values());
    this.#tracks = [
      ...[...ahead].map(([track, here]) => {
        const found = pairs.get(track);
        const held = { ...track, motion: motionMoved(track.motion, rest.dx, rest.dy) };
        if (found !== undefined) return this.#continued(held, here, found, atMs);
        return wasLookedFor(track) ? { ...held, misses: track.misses + 1, missedMs: atMs } : held;
      }),
      ...strong.filter((found) => !taken.has(found)).map((found) => this.#opened(found, atMs)),
    ];
    this.#lastMs = atMs;
  }

  /** Takes out what the camera itself did: everybody's expected place is moved by what all have in common. */
  #steadied(expected: Ahead<T>, pairs: Pairs<T>, atMs: number) {
    const elapsedMs = atMs - this.#lastMs;
    const { strays } = this.#options;
    const took = (coordinate: 'x' | 'y') => {
      const strayings = [...pairs].flatMap(([track, { place }]) => {
        const here = expected.get(track);
        if (here === undefined || track.sightings < SIGHTINGS_TO_COUNT) return [];
        const { value, valueVar } = here[coordinate];
        const variance = valueVar + (strays[coordinate] * unitOf(here)) ** 2;
        return [{ off: place[coordinate] - value, variance }];
      });
      return this.#shake[coordinate].take(strayings, elapsedMs);
    };
    const [x, y] = [took('x'), took('y')];
    const ahead = new Map([...expected].map(([track, here]) => [track, motionMoved(here, x.value, y.value)]));
    return { ahead, dx: x.value, dy: y.value, sway: { x: x.variance, y: y.variance } };
  }

  #pair(ahead: Ahead<T>, founds: readonly Found<T>[], atMs: number, sway: Sway): Pairs<T> {
    const { strays, unlike } = this.#options;
    const tracks = [...ahead];
    const costs = tracks.map(([track, here]) => {
      const expected = expectation(here, strays, sway);
      return founds.map((found) => {
        const cost = misfit(expected, found.place);
        return cost < MISFIT_LIMIT ? cost + unlike(track.what, found.what, atMs - track.seenMs) : cost;
      });
    });
    return pairsOf(tracks, founds, assign(costs, MISFIT_LIMIT));
  }

  /**
   * Who was lost and stands near where they were lost, or near where they were going, is taken for the same: whoever else
   * they could be is taken already. What is uncertain after a second costs nothing here, or nobody would be found again.
   */
  #foundAgain(ahead: Ahead<T>, founds: readonly Found<T>[], sure: Pairs<T>, { dx, dy, sway }: Moved): Pairs<T> {
    const taken = new Set(sure.values());
    const free = founds.filter((found) => !taken.has(found));
    const lost = [...ahead].filter(([track]) => !sure.has(track) && track.sightings >= SIGHTINGS_TO_COUNT);
    const costs = lost.map(([{ motion }, here]) => {
      const expected = expectation(here, this.#options.strays, sway);
      const left = placeOf(motionMoved(motion, dx, dy));
      return free.map(({ place }) => {
        const far = Math.min(apart(expected.place, place), apart(left, place));
        return far < NEAR * unitOf(here) ? deviation(expected, place) : DEVIATION_LIMIT;
      });
    });
    return pairsOf(lost, free, assign(costs, DEVIATION_LIMIT));
  }

  #continued(track: Track<T>, here: Motion, { what, place }: Found<T>, atMs: number): Track<T> {
    const { strays } = this.#options;
    const steps = Math.min(MOST_STEPS, track.misses + 1);
    const motion =
      track.misses < MISSES_OF_THE_LOST
        ? motionSeen(here, place, strays)
        : motionFoundAgain(track.motion, place, atMs, steps, strays);
    return { ...track, what, motion, seenMs: atMs, sightings: track.sightings + 1, misses: 0 };
  }

  #opened({ what, place, isProven }: Found<T>, atMs: number): Track<T> {
    const motion = beginMotion(place, atMs, this.#options.strays);
    const seen = {
      bornMs: atMs,
      seenMs: atMs,
      sightings: isProven ? SIGHTINGS_TO_COUNT : 1,
      misses: 0,
      missedMs: atMs,
    };
    return { id: this.#nextNumber(), ...seen, what, motion };
  }
}

const apart = (a: Place, b: Place): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The pairs that an assignment of `tracks` to `founds` names. */
function pairsOf<T>(
  tracks: readonly (readonly [Track<T>, Motion])[],
  founds: readonly Found<T>[],
  columns: readonly number[],
): Pairs<T> {
  const pairs = new Map<Track<T>, Found<T>>();
  for (const [index, column] of columns.entries()) {
    const [track, found] = [tracks[index]?.[0], founds[column]];
    if (track !== undefined && found !== undefined) pairs.set(track, found);
  }
  return pairs;
}

function isAlive<T>(track: Track<T>, atMs: number): boolean {
  if (track.sightings < SIGHTINGS_TO_COUNT && track.misses >= MISSES_OF_THE_UNSURE) return false;
  return atMs - track.seenMs <= (track.misses < MISSES_TO_LOSE ? LONGEST_KEPT_MS : LOST_KEPT_MS);
}

/** Whether somebody counts as present: seen twice, and not missed for longer than a dropped detection takes. */
export function isShown<T>(track: Track<T>, atMs: number): boolean {
  if (track.sightings < SIGHTINGS_TO_COUNT) return false;
  const unseenMs = atMs - track.seenMs;
  if (unseenMs <= SHOWN_WITHOUT_SIGHT_MS) return true;
  if (unseenMs > LONGEST_KEPT_MS) return false;
  return track.misses === 0 || (track.misses === 1 && atMs - track.missedMs <= SHOWN_WITHOUT_SIGHT_MS);
}
