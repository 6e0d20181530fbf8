/**
 * Gives the people in a camera's pictures numbers that last as long as they are seen. A number is random, belongs to no
 * face and dies with its track. Pure: time and randomness come in as arguments.
 */

import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import type { Hands } from '../body/hand.ts';
import { bodyCertainty, bodyLikeness, bodyPlace, bodyUnlikeness, isPlausibleBody } from './body-likeness.ts';
import { Follower, isShown, type LookedFor, type Track } from './follower.ts';
import { motionAt, type Strays } from './motion.ts';

export { LONGEST_KEPT_MS } from './follower.ts';

/** A body as one picture shows it, with its hands where they were looked at. */
export interface Sighting {
  readonly landmarks: Landmarks;
  readonly hands?: Hands;
  /** Somebody new was seen twice in this picture or the one before, and counts at once. */
  readonly isProven?: boolean;
}

/** A person as one picture shows them; landmarks not smoothed. */
export interface TrackedPerson {
  /** 1..2^32-1. */
  readonly track: number;
  readonly ageMs: number;
  readonly landmarks: Landmarks;
  /** False while the last sighting is shown again because the model missed a picture or two, or did not look. */
  readonly isFresh: boolean;
  /** The fingers, where they were looked at in this picture. */
  readonly hands?: Hands;
}

/** Where the body of a living track ought to be. */
export interface ExpectedPerson {
  readonly track: number;
  /** The last sighting, moved on. */
  readonly landmarks: Landmarks;
  /** False for a body seen only once, and for one that was lost. */
  readonly isShown: boolean;
}

/** Above this two detections of one picture are one body found twice. */
const FOUND_TWICE = 0.75;
/** A model's mid-shoulders stray little; its scale jumps when somebody turns or hides the hips. Width says nothing more. */
const BODY_STRAYS: Strays = { x: 0.04, y: 0.04, width: 10, height: 0.15 };
/** A speed is a habit, not a law: nobody is expected further ahead than this, ms. */
const SPEED_TRUSTED_MS = 400;

/** Leaves out bodies that are none and bodies found twice; of two the more certain stays. */
function distinct(sightings: readonly Sighting[]): readonly Sighting[] {
  const byCertainty = sightings
    .filter(({ landmarks }) => isPlausibleBody(landmarks))
    .sort((a, b) => bodyCertainty(b.landmarks) - bodyCertainty(a.landmarks));
  const kept: Sighting[] = [];
  for (const sighting of byCertainty) {
    if (kept.every((other) => bodyLikeness(sighting.landmarks, other.landmarks) < FOUND_TWICE)) kept.push(sighting);
  }
  return kept;
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

function expectedBody({ what, motion, seenMs }: Track<Sighting>, atMs: number): Landmarks {
  const here = motionAt(motion, Math.min(atMs, seenMs + SPEED_TRUSTED_MS));
  const seen = bodyPlace(what.landmarks);
  return shifted(what.landmarks, here.x.value - seen.x, here.y.value - seen.y);
}

/** Follows the people of one camera. */
export class PersonTracker {
  readonly #follower: Follower<Sighting>;

  /** @param drawNumber A random whole number 0..2^32-1 at every call. */
  constructor(drawNumber: () => number) {
    this.#follower = new Follower<Sighting>({
      drawNumber,
      strays: BODY_STRAYS,
      unlike: (before, now, elapsedMs) => bodyUnlikeness(before.landmarks, now.landmarks, elapsedMs),
    });
  }

  /**
   * Takes the bodies of one picture and returns the people it shows, in the order in which they came.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   * @param lookedFor Who was looked at in this picture. A track that was not is not missed: it stays shown, not fresh.
   */
  update(sightings: readonly Sighting[], atMs: number, lookedFor: LookedFor = 'everyone'): readonly TrackedPerson[] {
    const founds = distinct(sightings).map((what) => ({
      what,
      place: bodyPlace(what.landmarks),
      certainty: bodyCertainty(what.landmarks),
      isProven: what.isProven ?? false,
    }));
    this.#follower.update(founds, atMs, lookedFor);
    return this.#follower
      .tracksAt(atMs)
      .filter((track) => isShown(track, atMs))
      .map(({ id, bornMs, seenMs, what }) => {
        const isFresh = seenMs === atMs;
        const person = { track: id, ageMs: atMs - bornMs, landmarks: what.landmarks, isFresh };
        return isFresh && what.hands !== undefined ? { ...person, hands: what.hands } : person;
      });
  }

  /** Where every living track's body ought to be now: where to look for it. */
  expected(atMs: number): readonly ExpectedPerson[] {
    return this.#follower.tracksAt(atMs).map((track) => ({
      track: track.id,
      landmarks: expectedBody(track, atMs),
      isShown: isShown(track, atMs),
    }));
  }
}
