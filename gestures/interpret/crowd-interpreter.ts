/**
 * From tracked bodies to what the show may know: smoothed landmarks and gesture readings per person. Pure; keeps its
 * memory per track and forgets it with the track.
 */

import type { GestureReading, Person } from '#installation/crowd/body.ts';
import { bodyScale, SteadyScale } from '../body/body-scale.ts';
import { LandmarkSmoother } from '../track/landmark-smoother.ts';
import { LOST_KEPT_MS, type TrackedPerson } from '../track/person-tracker.ts';
import { measureBody } from './body-measures.ts';
import type { GestureDescription } from './gesture-description.ts';
import { GestureHold } from './gesture-hold.ts';
import { scoreGesture } from './score-gesture.ts';

interface Memory {
  readonly scale: SteadyScale;
  readonly smoother: LandmarkSmoother;
  readonly holds: ReadonlyMap<string, GestureHold>;
  person: Person;
  seenMs: number;
}

/** Reads the gestures of one camera's people. */
export class CrowdInterpreter {
  readonly #gestures: readonly GestureDescription[];
  readonly #memories = new Map<number, Memory>();

  constructor(gestures: readonly GestureDescription[]) {
    this.#gestures = gestures;
  }

  /**
   * The people of one picture with their gestures. Somebody shown again without a new sighting keeps the last reading.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   */
  update(people: readonly TrackedPerson[], atMs: number): readonly Person[] {
    for (const [track, memory] of this.#memories) {
      if (atMs - memory.seenMs > LOST_KEPT_MS) this.#memories.delete(track);
    }
    return people.map((tracked) => this.#read(tracked, atMs));
  }

  #read(tracked: TrackedPerson, atMs: number): Person {
    const memory = this.#memories.get(tracked.track) ?? this.#begin(tracked);
    if (tracked.isFresh) {
      const scale = memory.scale.add(bodyScale(tracked.landmarks), atMs);
      const landmarks = memory.smoother.smooth(tracked.landmarks, atMs, scale);
      const measures = measureBody(landmarks, scale);
      const gestures = this.#gestures.map((gesture): GestureReading => {
        const score = scoreGesture(gesture, measures);
        return { name: gesture.name, score, active: memory.holds.get(gesture.name)?.update(score, atMs) ?? false };
      });
      memory.person = { track: tracked.track, ageMs: tracked.ageMs, landmarks, gestures };
      memory.seenMs = atMs;
    }
    return { ...memory.person, ageMs: tracked.ageMs };
  }

  #begin({ track, ageMs, landmarks }: TrackedPerson): Memory {
    const memory: Memory = {
      scale: new SteadyScale(),
      smoother: new LandmarkSmoother(),
      holds: new Map(this.#gestures.map(({ name }) => [name, new GestureHold()])),
      person: { track, ageMs, landmarks, gestures: [] },
      seenMs: Number.NEGATIVE_INFINITY,
    };
    this.#memories.set(track, memory);
    return memory;
  }
}
