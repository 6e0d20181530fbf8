/**
 * The people of the room, out of what several cameras see of it. A person seen by two cameras is one person; someone who
 * leaves one camera's view and comes into another's stays who they are. Pure: told what was seen and when.
 *
 * Each camera follows the people in its picture by itself (its tracks). A track belongs to one person of the room; a
 * person has at most one track of each camera, so that two people near each other in two views are two. Tracks go to the
 * people they lie nearest to, all of a picture at once and in units of how far off the places may be; who belongs to
 * whom is changed only on evidence that lasts.
 */

import { beginDrift, type Drift, driftAt, driftSeen, fused } from './floor-drift.ts';
import type { FloorPlace } from './floor-place.ts';
import { type Possible, pairOff } from './pair-off.ts';
import {
  type Anchor,
  aloneCost,
  apartFrom,
  type Body,
  costOf,
  HAND_OVER_MS,
  HELD_MS,
  isYoung,
  LASTING_MS,
  remembered,
  type Track,
} from './track-kinship.ts';

/** A body of one picture. */
export interface Sighting {
  /** The camera's own number for it. */
  readonly track: number;
  readonly place: FloorPlace;
}

/** A person of the room. */
export interface RoomPerson {
  /** 1..2^32-1, random, given to nobody else after them. */
  readonly id: number;
  readonly bornMs: number;
  /** When any camera saw them last. */
  readonly seenMs: number;
  readonly xM: number;
  readonly yM: number;
  /** Who sees them, and as which track, the newest sighting first. */
  readonly seenBy: readonly { readonly camera: string; readonly track: number; readonly seenMs: number }[];
}

/** Follows the people of one room. */
export class RoomPeople {
  readonly #drawNumber: () => number;
  readonly #used = new Set<number>();
  readonly #tracks = new Map<string, Track>();
  #bodies: Body[] = [];
  #nowMs = 0;

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#drawNumber = drawNumber;
  }

  /**
   * Takes in everybody one camera sees in one picture, captured at `atMs` (server time). Pictures of different cameras
   * may come in any order; one that is older than the camera's last is left aside.
   */
  see(camera: string, sightings: readonly Sighting[], atMs: number): void {
    this.#nowMs = Math.max(this.#nowMs, atMs);
    const tracks = sightings.flatMap((sighting) => this.#follow(camera, sighting, atMs) ?? []);
    this.#letGo();
    if (tracks.length === 0) return;
    const wanted = this.#wantedBy(camera, tracks, atMs);
    this.#settle(camera, tracks, wanted, atMs);
    for (const { person, seenMs } of tracks) {
      if (!person) continue;
      person.seenMs = Math.max(person.seenMs, seenMs);
      person.drift = fused(this.#driftsOf(person, null, atMs)) ?? person.drift;
    }
  }

  /** Who a camera's track is, or null while nobody knows: after the track was seen, somebody always does. */
  idOf(camera: string, track: number): number | null {
    return this.#tracks.get(keyOf(camera, track))?.person?.id ?? null;
  }

  /** Everybody in the room at the newest moment that was told of. */
  people(): readonly RoomPerson[] {
    return this.#bodies.filter(({ seenMs }) => this.#nowMs - seenMs <= HELD_MS).map((body) => this.#person(body));
  }

  /** A camera that is gone sees nobody. */
  forget(camera: string): void {
    for (const [key, track] of this.#tracks) {
      if (track.camera !== camera) continue;
      track.person?.tracks.delete(camera);
      this.#tracks.delete(key);
    }
  }

  #person(body: Body): RoomPerson {
    const { xM, yM } = driftAt(body.drift, this.#nowMs);
    const seenBy = [...body.tracks.values()].map(({ camera, track, seenMs }) => ({ camera, track, seenMs }));
    seenBy.sort((a, b) => b.seenMs - a.seenMs || (a.camera < b.camera ? -1 : 1));
    return { id: body.id, bornMs: body.bornMs, seenMs: body.seenMs, xM, yM, seenBy };
  }

  #follow(camera: string, { track, place }: Sighting, atMs: number): Track | null {
    const key = keyOf(camera, track);
    const known = this.#tracks.get(key);
    if (!known) {
      const drift = beginDrift(place, atMs);
      const fresh = { camera, track, bornMs: atMs, drift, seenMs: atMs, person: null, joinedMs: atMs, apart: null };
      const begun: Track = { ...fresh, rather: null };
      this.#tracks.set(key, begun);
      return begun;
    }
    if (atMs <= known.seenMs) return null;
    // After a while out of sight the way there is unknown.
    known.drift = atMs - known.seenMs > HELD_MS ? beginDrift(place, atMs) : driftSeen(known.drift, place, atMs);
    known.seenMs = atMs;
    if (known.person && !this.#isStill(known, known.person)) known.person = null;
    return known;
  }

  /** Whether a track seen again can still be who it was: that person is known, and nobody else in this picture. */
  #isStill(track: Track, body: Body): boolean {
    const holder = body.tracks.get(track.camera);
    return this.#bodies.includes(body) && (holder === undefined || holder === track);
  }

  /** Tracks that have not been seen for a while leave their people, and people nobody has seen for longer the room. */
  #letGo(): void {
    for (const [key, track] of this.#tracks) {
      if (this.#nowMs - track.seenMs <= HELD_MS) continue;
      if (track.person?.tracks.get(track.camera) === track) track.person.tracks.delete(track.camera);
      if (this.#nowMs - track.seenMs > HAND_OVER_MS) this.#tracks.delete(key);
    }
    this.#bodies = this.#bodies.filter(({ seenMs }) => this.#nowMs - seenMs <= HAND_OVER_MS);
  }

  /** Where the cameras other than `without` see a person now. */
  #driftsOf(body: Body, without: string | null, atMs: number): Drift[] {
    return [...body.tracks.values()].flatMap((track) =>
      track.camera === without ? [] : [driftAt(track.drift, Math.max(atMs, track.seenMs))],
    );
  }

  /** Where each track of a picture belongs best: to somebody, or (null) to nobody the others see. */
  #wantedBy(camera: string, tracks: readonly Track[], atMs: number): readonly (Body | null)[] {
    const inPicture = new Set(tracks);
    const anchors = this.#bodies.map((body) => this.#anchorOf(body, camera, inPicture, atMs));
    for (const track of tracks) {
      const own = track.person && anchors[this.#bodies.indexOf(track.person)];
      track.apart = own?.isSeen ? remembered(track.apart, apartFrom(track, own).sigmas, atMs) : null;
    }
    const possible = tracks.flatMap((track, row) =>
      this.#bodies.flatMap((body, column): Possible[] => {
        const cost = costOf(track, body, anchors[column] ?? null);
        return cost === null ? [] : [{ row, column, cost }];
      }),
    );
    const alone = tracks.map((track) => aloneCost(track, atMs));
    return pairOff(alone, possible).map((column) => (column === null ? null : (this.#bodies[column] ?? null)));
  }

  /** Where a person is for a track of `camera` to compare itself with. */
  #anchorOf(body: Body, camera: string, inPicture: ReadonlySet<Track>, atMs: number): Anchor | null {
    const seen = fused(this.#driftsOf(body, camera, atMs));
    if (seen) return { drift: seen, isSeen: true };
    const own = body.tracks.get(camera);
    // Only this camera sees them, and does so now: there is nothing to compare with.
    if (own && inPicture.has(own)) return null;
    return { drift: driftAt(own?.drift ?? body.drift, atMs), isSeen: false };
  }

  /** Does what is wanted, as far as it has been wanted for long enough and nobody stands in the way. */
  #settle(camera: string, tracks: readonly Track[], wanted: readonly (Body | null)[], atMs: number): void {
    const moving = new Map<Track, Body | null>();
    for (const [row, track] of tracks.entries()) {
      const body = wanted[row] ?? null;
      const isAlone = body === null && track.person?.tracks.size === 1 && track.person.tracks.get(camera) === track;
      if ((track.person !== null && track.person === body) || isAlone) {
        track.rather = null;
        // Whoever was lost and is found again by the track that lost them.
        if (body && !body.tracks.has(camera)) moving.set(track, body);
        continue;
      }
      if (track.rather?.body !== body) track.rather = { body, sinceMs: atMs };
      if (isYoung(track, atMs) || (track.rather && atMs - track.rather.sinceMs >= LASTING_MS)) moving.set(track, body);
    }
    for (const [track, body] of moving) {
      const holder = body?.tracks.get(camera);
      const isHeld = holder && holder !== track && tracks.includes(holder) && !moving.has(holder);
      if (!isHeld) this.#move(track, body, atMs);
    }
    // Whoever lost their person to another, or could not have the one they wanted, is somebody new.
    for (const track of tracks) if (track.person === null) this.#move(track, null, atMs);
  }

  #move(track: Track, body: Body | null, atMs: number): void {
    const before = track.person;
    if (body === null && before && this.#cameFirst(track, before)) {
      this.#partFrom(track, before, atMs);
      return;
    }
    const goal = body ?? this.#begin(track, atMs);
    if (before === goal && goal.tracks.get(track.camera) === track) return;
    if (before?.tracks.get(track.camera) === track) before.tracks.delete(track.camera);
    // One who was held to be somebody else all along: the older number stays.
    if (body && before && before !== body && before.tracks.size === 0 && before.bornMs < body.bornMs) {
      this.#join(before, body);
      this.#attach(track, before, atMs);
      return;
    }
    if (before && before !== goal && before.tracks.size === 0) this.#bodies = this.#bodies.filter((b) => b !== before);
    this.#attach(track, goal, atMs);
  }

  #cameFirst(track: Track, { tracks }: Body): boolean {
    return tracks.size > 1 && [...tracks.values()].every(({ joinedMs }) => joinedMs >= track.joinedMs);
  }

  /** The others were somebody else: they get a number of their own, and the track keeps its. */
  #partFrom(track: Track, body: Body, atMs: number): void {
    const others = [...body.tracks.values()].filter((other) => other !== track);
    const [first] = others;
    if (!first) return;
    const goal = this.#begin(first, atMs);
    for (const other of others) {
      body.tracks.delete(other.camera);
      this.#attach(other, goal, atMs);
    }
    goal.seenMs = Math.max(...others.map(({ seenMs }) => seenMs));
    track.rather = null;
  }

  #attach(track: Track, body: Body, atMs: number): void {
    const holder = body.tracks.get(track.camera);
    if (holder && holder !== track) holder.person = null;
    body.tracks.set(track.camera, track);
    track.person = body;
    track.joinedMs = atMs;
    track.apart = null;
    track.rather = null;
  }

  /** Everything of `from` belongs to `to` from now on. */
  #join(to: Body, from: Body): void {
    for (const track of from.tracks.values()) {
      to.tracks.set(track.camera, track);
      track.person = to;
    }
    to.seenMs = Math.max(to.seenMs, from.seenMs);
    this.#bodies = this.#bodies.filter((body) => body !== from);
  }

  #begin({ drift }: Track, atMs: number): Body {
    let id = this.#drawNumber();
    while (id === 0 || this.#used.has(id)) id = this.#drawNumber();
    this.#used.add(id);
    const body: Body = { id, bornMs: atMs, tracks: new Map(), drift, seenMs: atMs };
    this.#bodies.push(body);
    return body;
  }
}

const keyOf = (camera: string, track: number): string => `${track} ${camera}`;
