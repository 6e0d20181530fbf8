/**
 * Follows whatever has a place in a picture: sightings of one moment are joined to the tracks of the moments before, all
 * at once, strong ones first. The core that the camera page and the evaluation of tracks share. Pure.
 */

import { assign } from './assignment.ts';
import { beginMotion, type Motion, misfit, motionAt, motionSeen, type Place, type Strays } from './motion.ts';
import { trackNumbers } from './track-numbers.ts';

/** Something seen in a picture. */
export interface Found<T> {
  readonly what: T;
  readonly place: Place;
  /** 0..1: a strong sighting may open a track, a weak one can only continue one. */
  readonly certainty: number;
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

/** How long a track outlives its last sighting, ms. */
export const LOST_KEPT_MS = 1500;
/** How long a missed one is still shown, ms: bridges a dropped detection without freezing somebody who left. */
export const SHOWN_WITHOUT_SIGHT_MS = 250;
/** A sighting this certain may open a track. */
export const STRONG = 0.5;
/** Counts from its second sighting: a reflection rarely holds for two pictures. */
const SIGHTINGS_TO_COUNT = 2;
/** One that never counted is given up sooner. */
const MISSES_OF_THE_UNSURE = 2;
/** A misfit larger than this is somebody else's. */
const MISFIT_LIMIT = 24;

/** Follows everybody of one camera. */
export class Follower<T> {
  readonly #options: FollowerOptions<T>;
  readonly #nextNumber: () => number;
  #tracks: readonly Track<T>[] = [];

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
    const weak = founds.filter((found) => found.certainty < STRONG);
    const wasLookedFor = (track: Track<T>): boolean => lookedFor === 'everyone' || lookedFor.has(track.id);
    // Who was not looked for cannot have been seen: a stranger is nobody whose turn it was not.
    const awaited = living.filter(wasLookedFor);
    const first = this.#pair(awaited, strong, atMs);
    const second = this.#pair(
      awaited.filter((track) => !first.has(track)),
      weak,
      atMs,
    );
    const taken = new Set(first.values());
    const continued = living.map((track) => {
      const found = first.get(track) ?? second.get(track);
      if (found !== undefined) return this.#continued(track, found, atMs);
      return wasLookedFor(track) ? { ...track, misses: track.misses + 1, missedMs: atMs } : track;
    });
    const opened = strong.filter((found) => !taken.has(found)).map((found) => this.#opened(found, atMs));
    this.#tracks = [...continued, ...opened];
  }

  #pair(tracks: readonly Track<T>[], founds: readonly Found<T>[], atMs: number): ReadonlyMap<Track<T>, Found<T>> {
    const { strays, unlike } = this.#options;
    const costs = tracks.map((track) => {
      const here = motionAt(track.motion, atMs);
      return founds.map((found) => {
        const cost = misfit(here, found.place, strays);
        return cost < MISFIT_LIMIT ? cost + unlike(track.what, found.what, atMs - track.seenMs) : cost;
      });
    });
    const pairs = new Map<Track<T>, Found<T>>();
    for (const [index, column] of assign(costs, MISFIT_LIMIT).entries()) {
      const [track, found] = [tracks[index], founds[column]];
      if (track !== undefined && found !== undefined) pairs.set(track, found);
    }
    return pairs;
  }

  #continued(track: Track<T>, found: Found<T>, atMs: number): Track<T> {
    const motion = motionSeen(motionAt(track.motion, atMs), found.place, this.#options.strays);
    return { ...track, what: found.what, motion, seenMs: atMs, sightings: track.sightings + 1, misses: 0 };
  }

  #opened({ what, place }: Found<T>, atMs: number): Track<T> {
    const motion = beginMotion(place, atMs, this.#options.strays);
    const seen = { bornMs: atMs, seenMs: atMs, sightings: 1, misses: 0, missedMs: atMs };
    return { id: this.#nextNumber(), ...seen, what, motion };
  }
}

function isAlive<T>(track: Track<T>, atMs: number): boolean {
  if (track.sightings < SIGHTINGS_TO_COUNT && track.misses >= MISSES_OF_THE_UNSURE) return false;
  return atMs - track.seenMs <= LOST_KEPT_MS;
}

/** Whether somebody counts as present: seen twice, and not missed for longer than a dropped detection takes. */
export function isShown<T>(track: Track<T>, atMs: number): boolean {
  if (track.sightings < SIGHTINGS_TO_COUNT) return false;
  const unseenMs = atMs - track.seenMs;
  if (unseenMs <= SHOWN_WITHOUT_SIGHT_MS) return true;
  if (track.misses === 0) return unseenMs <= LOST_KEPT_MS;
  return track.misses === 1 && atMs - track.missedMs <= SHOWN_WITHOUT_SIGHT_MS && unseenMs <= LOST_KEPT_MS;
}
