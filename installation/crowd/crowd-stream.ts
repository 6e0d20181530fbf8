/**
 * The crowd between two pictures: the last samples of every camera, asked for one moment a little in the past, so that
 * all walls, asking for the same moment, see the same people in the same place.
 */

import { mix } from '../time/easing.ts';
import {
  type CrowdSample,
  type FloorPoint,
  type GestureReading,
  LANDMARK_STRIDE,
  LANDMARKS,
  type Person,
} from './body.ts';

/** How long after their last picture people are still known, so that they can let go instead of vanishing, ms. */
export const LINGER_MS = 1500;
const KEPT_MS = LINGER_MS + 1500;

/** A person at a moment, as one camera knows them; or all do, where the camera knows the floor. */
export interface PersonAt {
  /** The camera that lends the body. */
  readonly source: string;
  readonly aspect: number;
  readonly track: number;
  readonly ageMs: number;
  /** How long ago the person was last seen, ms; zero while they are seen. */
  readonly goneMs: number;
  readonly landmarks: Float32Array;
  readonly gestures: readonly GestureReading[];
  /** Mean speed of the wrists, picture heights per second. */
  readonly wristSpeed: number;
  /** Where they stand in the room; then `track` is theirs whoever sees them. Missing where the floor is not known. */
  readonly floor?: FloorPoint;
}

export interface CrowdStream {
  /**
   * Takes in a sample of `source`. One that is older than the newest of its source is put in its place; one that is
   * older than all that is kept begins the source anew.
   */
  add(source: string, sample: CrowdSample): void;
  /** Everybody at `atMs` (server time, ms), ordered by source and track. */
  peopleAt(atMs: number): PersonAt[];
}

/** A stream nothing has come through yet. */
export function createCrowdStream(): CrowdStream {
  const samples = new Map<string, readonly CrowdSample[]>();
  return {
    add: (source, sample) => {
      const latest = samples.get(source) ?? [];
      // Older than all that is kept: the clock it was dated by began anew, and what is known belongs to another time.
      const isAnew = (latest.at(-1)?.capturedAtMs ?? 0) - sample.capturedAtMs > KEPT_MS;
      const known = isAnew ? [] : latest;
      const newest = Math.max(sample.capturedAtMs, known.at(-1)?.capturedAtMs ?? 0);
      const kept = [...known, sample].filter((other) => newest - other.capturedAtMs <= KEPT_MS);
      samples.set(
        source,
        kept.sort((a, b) => a.capturedAtMs - b.capturedAtMs),
      );
    },
    peopleAt: (atMs) => {
      const sightings = [...samples]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([source, known]) => sightingsOf(source, known, atMs));
      const seen = Map.groupBy(sightings, ({ source, person }) => personKey(source, person));
      return [...seen.values()]
        .flatMap((those) => between(those, atMs) ?? [])
        .sort((a, b) => (a.source === b.source ? a.track - b.track : a.source < b.source ? -1 : 1));
    },
  };
}

interface Sighting {
  readonly source: string;
  readonly sample: CrowdSample;
  readonly person: Person;
}

/** Whoever has a place in the room is the same for all cameras; else each has its own numbers. */
const personKey = (source: string, { track, floor }: Person): string => (floor ? `${track}` : `${track} ${source}`);

const sightingsOf = (source: string, samples: readonly CrowdSample[], atMs: number): Sighting[] =>
  samples
    .filter((sample) => Math.abs(sample.capturedAtMs - atMs) <= LINGER_MS)
    .flatMap((sample) => sample.people.map((person) => ({ source, sample, person })));

/** One person at `atMs`, between their sightings; null before the first. */
function between(sightings: readonly Sighting[], atMs: number): PersonAt | null {
  const seen = sightings.toSorted((a, b) => a.sample.capturedAtMs - b.sample.capturedAtMs);
  const before = seen.findLast(({ sample }) => sample.capturedAtMs <= atMs);
  const after = seen.find(({ sample }) => sample.capturedAtMs > atMs);
  if (!before) return null;
  const sinceMs = atMs - before.sample.capturedAtMs;
  const spanMs = after ? after.sample.capturedAtMs - before.sample.capturedAtMs : 0;
  const share = after ? sinceMs / spanMs : 0;
  const floor = floorBetween(before.person, after?.person, share);
  // A body seen from elsewhere is in another place of another picture: there is nothing between the two.
  const isOneView = after !== undefined && after.source === before.source;
  return {
    source: before.source,
    aspect: before.sample.aspect,
    track: before.person.track,
    ageMs: before.person.ageMs + sinceMs,
    goneMs: after ? 0 : Math.max(0, sinceMs),
    landmarks: isOneView
      ? mixed(before.person.landmarks, after.person.landmarks, share)
      : before.person.landmarks.slice(),
    gestures: before.person.gestures,
    wristSpeed: isOneView ? wristSpeed(before.person, after.person, spanMs) : 0,
    ...(floor ? { floor } : {}),
  };
}

function floorBetween({ floor: from }: Person, after: Person | undefined, share: number): FloorPoint | null {
  if (!from) return null;
  const to = after?.floor ?? from;
  return { xM: mix(from.xM, to.xM, share), yM: mix(from.yM, to.yM, share) };
}

function mixed(from: Float32Array, to: Float32Array, share: number): Float32Array {
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (let i = 0; i < landmarks.length; i++) landmarks[i] = mix(from[i] ?? 0, to[i] ?? from[i] ?? 0, share);
  return landmarks;
}

function wristSpeed(before: Person, after: Person, spanMs: number): number {
  const path = [15, 16].map((wrist) => {
    const at = wrist * LANDMARK_STRIDE;
    const dx = (after.landmarks[at] ?? 0) - (before.landmarks[at] ?? 0);
    const dy = (after.landmarks[at + 1] ?? 0) - (before.landmarks[at + 1] ?? 0);
    return Math.hypot(dx, dy);
  });
  return (((path[0] ?? 0) + (path[1] ?? 0)) / 2 / spanMs) * 1000;
}
