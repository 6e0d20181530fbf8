/**
 * Gives the people in a camera's pictures numbers that last as long as they are seen. A number is random, belongs to no
 * face and dies with its track. Pure: time and randomness come in as arguments.
 */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import { bodyCentre, bodyCertainty, bodyLikeness } from './body-likeness.ts';

/** A person as one picture shows them; landmarks not smoothed. */
export interface TrackedPerson {
  /** 1..2^32-1. */
  readonly track: number;
  readonly ageMs: number;
  readonly landmarks: Landmarks;
  /** False while the last sighting is shown again because the model missed a picture or two. */
  readonly isFresh: boolean;
  /** The fingers, where they were looked at in this picture. */
  readonly hands?: Hands;
}

/** How long a track outlives its last sighting, ms. */
export const LOST_KEPT_MS = 1500;
/** How long a missed person is still shown, ms: bridges a dropped detection without freezing somebody who left. */
const SHOWN_WITHOUT_SIGHT_MS = 250;

/** Below this two bodies are not the same. */
const SAME_BODY = 0.3;
/** Above this two detections of one picture are one body found twice. */
const FOUND_TWICE = 0.75;
/** A detection this certain may open a track; a weaker one can only continue one. */
const STRONG = 0.5;
/** A body counts from its second sighting: a reflection rarely holds for two pictures. */
const SIGHTINGS_TO_COUNT = 2;
/** How fast a lost body's whereabouts grow vague, per second. */
const SLACK_PER_S = 2;
/** Velocity is a habit, not a law: how much of the newest measurement it takes, and for how long it is trusted. */
const VELOCITY_SHARE = 0.5;
const VELOCITY_TRUSTED_MS = 400;

interface Track {
  readonly id: number;
  readonly bornMs: number;
  readonly seenMs: number;
  readonly sightings: number;
  readonly landmarks: Landmarks;
  /** Picture heights per ms. */
  readonly velocity: { readonly x: number; readonly y: number };
}

function shifted(landmarks: Landmarks, dx: number, dy: number): Landmarks {
  const moved = landmarks.slice();
  for (let index = 0; index < LANDMARKS; index += 1) {
    const at = index * LANDMARK_STRIDE;
    moved[at] = (moved[at] ?? 0) + dx;
    moved[at + 1] = (moved[at + 1] ?? 0) + dy;
  }
  return moved;
}

/** Where the track's body ought to be now, at constant velocity. */
function predicted(track: Track, atMs: number): Landmarks {
  const aheadMs = Math.min(atMs - track.seenMs, VELOCITY_TRUSTED_MS);
  return shifted(track.landmarks, track.velocity.x * aheadMs, track.velocity.y * aheadMs);
}

/** After a gap the straight line from the last sighting is the best guess at the velocity; else a running mean. */
function continued(track: Track, landmarks: Landmarks, atMs: number): Track {
  const elapsedMs = Math.max(1, atMs - track.seenMs);
  const [from, to] = [bodyCentre(track.landmarks), bodyCentre(landmarks)];
  const share = elapsedMs > SHOWN_WITHOUT_SIGHT_MS ? 1 : VELOCITY_SHARE;
  const blend = (old: number, now: number): number => old + share * (now - old);
  return {
    ...track,
    landmarks,
    seenMs: atMs,
    sightings: track.sightings + 1,
    velocity: {
      x: blend(track.velocity.x, (to.x - from.x) / elapsedMs),
      y: blend(track.velocity.y, (to.y - from.y) / elapsedMs),
    },
  };
}

/** Leaves out bodies found twice; of two the more certain stays. */
function distinct(detections: readonly Landmarks[]): readonly Landmarks[] {
  const byCertainty = [...detections].sort((a, b) => bodyCertainty(b) - bodyCertainty(a));
  const kept: Landmarks[] = [];
  for (const body of byCertainty) {
    if (kept.every((other) => bodyLikeness(body, other, 1) < FOUND_TWICE)) kept.push(body);
  }
  return kept;
}

interface Pairing {
  readonly matched: ReadonlyMap<Track, Landmarks>;
  readonly unmatched: readonly Landmarks[];
}

/** Pairs tracks and bodies, most alike first. */
function pair(tracks: readonly Track[], bodies: readonly Landmarks[], atMs: number): Pairing {
  const candidates = tracks.flatMap((track) => {
    const here = predicted(track, atMs);
    const slack = 1 + (SLACK_PER_S * (atMs - track.seenMs)) / 1000;
    return bodies.map((body) => ({ track, body, likeness: bodyLikeness(here, body, slack) }));
  });
  const matched = new Map<Track, Landmarks>();
  const taken = new Set<Landmarks>();
  for (const { track, body, likeness } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < SAME_BODY || matched.has(track) || taken.has(body)) continue;
    matched.set(track, body);
    taken.add(body);
  }
  return { matched, unmatched: bodies.filter((body) => !taken.has(body)) };
}

/** Follows the people of one camera. */
export class PersonTracker {
  readonly #drawNumber: () => number;
  readonly #used = new Set<number>();
  #tracks: readonly Track[] = [];

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#drawNumber = drawNumber;
  }

  /**
   * Takes the bodies of one picture and returns the people it shows, in the order in which they came.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  update(detections: readonly Landmarks[], atMs: number): readonly TrackedPerson[] {
    const alive = this.#tracks.filter((track) => atMs - track.seenMs <= LOST_KEPT_MS);
    const bodies = distinct(detections);
    const strong = pair(
      alive,
      bodies.filter((body) => bodyCertainty(body) >= STRONG),
      atMs,
    );
    const still = alive.filter((track) => !strong.matched.has(track));
    const weak = pair(
      still,
      bodies.filter((body) => bodyCertainty(body) < STRONG),
      atMs,
    );
    const kept = alive.map((track) => {
      const body = strong.matched.get(track) ?? weak.matched.get(track);
      return body === undefined ? track : continued(track, body, atMs);
    });
    this.#tracks = [...kept, ...strong.unmatched.map((body) => this.#open(body, atMs))];
    return this.#tracks
      .filter((track) => track.sightings >= SIGHTINGS_TO_COUNT && atMs - track.seenMs <= SHOWN_WITHOUT_SIGHT_MS)
      .map(({ id, bornMs, landmarks, seenMs }) => ({
        track: id,
        ageMs: atMs - bornMs,
        landmarks,
        isFresh: seenMs === atMs,
      }));
  }

  #open(landmarks: Landmarks, atMs: number): Track {
    return { id: this.#newId(), bornMs: atMs, seenMs: atMs, sightings: 1, landmarks, velocity: { x: 0, y: 0 } };
  }

  #newId(): number {
    let id = this.#drawNumber();
    while (id === 0 || this.#used.has(id)) id = this.#drawNumber();
    this.#used.add(id);
    return id;
  }
}
