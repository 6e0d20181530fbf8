/**
 * The crowd between two pictures: the last samples of every camera, asked for one moment a little in the past, so that
 * all walls, asking for the same moment, see the same people in the same place.
 */

import { mix } from '../time/easing.ts';
import { type CrowdSample, type GestureReading, LANDMARK_STRIDE, LANDMARKS, type Person } from './body.ts';

/** How long after their last picture people are still known, so that they can let go instead of vanishing, ms. */
export const LINGER_MS = 1500;
const KEPT_MS = LINGER_MS + 1500;

/** A person at a moment, as one camera knows them. */
export interface PersonAt {
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
    peopleAt: (atMs) =>
      [...samples]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .flatMap(([source, known]) => peopleOf(source, known, atMs).sort((a, b) => a.track - b.track)),
  };
}

interface Sighting {
  readonly sample: CrowdSample;
  readonly person: Person;
}

function peopleOf(source: string, samples: readonly CrowdSample[], atMs: number): PersonAt[] {
  const sightings = new Map<number, Sighting[]>();
  for (const sample of samples) {
    if (Math.abs(sample.capturedAtMs - atMs) > LINGER_MS) continue;
    for (const person of sample.people) {
      const known = sightings.get(person.track) ?? [];
      known.push({ sample, person });
      sightings.set(person.track, known);
    }
  }
  return [...sightings.values()].flatMap((seen) => {
    const before = seen.findLast((sighting) => sighting.sample.capturedAtMs <= atMs);
    const after = seen.find((sighting) => sighting.sample.capturedAtMs > atMs);
    return before ? [between(source, before, after ?? null, atMs)] : [];
  });
}

function between(source: string, before: Sighting, after: Sighting | null, atMs: number): PersonAt {
  const sinceMs = atMs - before.sample.capturedAtMs;
  const spanMs = after ? after.sample.capturedAtMs - before.sample.capturedAtMs : 0;
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  const share = after ? sinceMs / spanMs : 0;
  for (let i = 0; i < landmarks.length; i++) {
    const from = before.person.landmarks[i] ?? 0;
    landmarks[i] = after ? mix(from, after.person.landmarks[i] ?? from, share) : from;
  }
  return {
    source,
    aspect: before.sample.aspect,
    track: before.person.track,
    ageMs: before.person.ageMs + sinceMs,
    goneMs: after ? 0 : Math.max(0, sinceMs),
    landmarks,
    gestures: before.person.gestures,
    wristSpeed: after ? wristSpeed(before.person, after.person, spanMs) : 0,
  };
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
