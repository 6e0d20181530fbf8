/**
 * From tracked bodies to what the show may know: smoothed landmarks and gesture readings per person. Pure; keeps its
 * memory per track and forgets it with the track.
 */

import type { GestureReading, Landmarks, Person } from '#installation/crowd/body.ts';
import { bodyScale, SteadyScale } from '../body/body-scale.ts';
import { LandmarkSmoother } from '../track/landmark-smoother.ts';
import { LONGEST_KEPT_MS, type TrackedPerson } from '../track/person-tracker.ts';
import { measureBody } from './body-measures.ts';
import type { BodyFrame, GestureEngine } from './gesture-engine.ts';
import { GestureReader } from './gesture-reader.ts';
import { nearBodies, placed } from './near-bodies.ts';
import { WristSpeed } from './wrist-speed.ts';

interface Memory {
  readonly scale: SteadyScale;
  readonly smoother: LandmarkSmoother;
  readonly speed: WristSpeed;
  readers: ReadonlyMap<GestureEngine, GestureReader>;
  person: Person;
  unit: number;
  seenMs: number;
}

/** Reads the gestures of one camera's people. */
export class CrowdInterpreter {
  #engines: readonly GestureEngine[];
  readonly #memories = new Map<number, Memory>();

  constructor(engines: readonly GestureEngine[]) {
    this.#engines = engines;
  }

  /** Reads these gestures from the next picture on. Nobody is forgotten, and an engine that stays goes on undisturbed. */
  setEngines(engines: readonly GestureEngine[]): void {
    this.#engines = engines;
    for (const memory of this.#memories.values()) memory.readers = this.#readers(memory.readers);
  }

  /**
   * The people of one picture with their gestures. Somebody shown again without a new sighting keeps the last reading.
   *
   * @param atMs When the picture was captured, ms; not earlier than the picture before.
   * @param aspect Width of the picture divided by its height.
   */
  update(people: readonly TrackedPerson[], atMs: number, aspect: number): readonly Person[] {
    for (const [track, memory] of this.#memories) {
      if (atMs - memory.seenMs > LONGEST_KEPT_MS) this.#memories.delete(track);
    }
    const memories = people.map((tracked) => this.#see(tracked, atMs));
    const bodies = memories.map(({ person }) => placed(person.landmarks));
    return people.map((tracked, index) => {
      const memory = memories[index] ?? this.#begin(tracked);
      const body = bodies[index];
      if (tracked.isFresh && body) this.#read(memory, tracked, nearBodies(body, memory.unit, bodies), { atMs, aspect });
      return { ...memory.person, ageMs: tracked.ageMs };
    });
  }

  /** Smooths everybody before anyone is read, so that neighbours are seen as they are now. */
  #see(tracked: TrackedPerson, atMs: number): Memory {
    const memory = this.#memories.get(tracked.track) ?? this.#begin(tracked);
    if (!tracked.isFresh) return memory;
    memory.unit = memory.scale.add(bodyScale(tracked.landmarks), atMs);
    const landmarks = memory.smoother.smooth(tracked.landmarks, atMs, memory.unit);
    memory.person = { ...memory.person, landmarks };
    memory.seenMs = atMs;
    return memory;
  }

  #read(
    memory: Memory,
    { hands, landmarks: measured }: TrackedPerson,
    neighbours: readonly Landmarks[],
    { atMs, aspect }: Pick<BodyFrame, 'atMs' | 'aspect'>,
  ): void {
    const { unit: scale, person } = memory;
    const { landmarks } = person;
    const speeds = memory.speed.update(landmarks, scale, atMs);
    const frame: BodyFrame = {
      atMs,
      aspect,
      landmarks,
      hands: hands ?? null,
      scale,
      measures: measureBody(landmarks, scale, { hands: hands ?? null, neighbours, speeds }),
      neighbours,
      measured,
    };
    memory.person = { ...person, gestures: readAll([...memory.readers.values()], frame) };
  }

  #readers(known: ReadonlyMap<GestureEngine, GestureReader>): ReadonlyMap<GestureEngine, GestureReader> {
    return new Map(this.#engines.map((engine) => [engine, known.get(engine) ?? new GestureReader(engine)]));
  }

  #begin({ track, ageMs, landmarks }: TrackedPerson): Memory {
    const memory: Memory = {
      scale: new SteadyScale(),
      smoother: new LandmarkSmoother(),
      speed: new WristSpeed(),
      readers: this.#readers(new Map()),
      person: { track, ageMs, landmarks, gestures: [] },
      unit: bodyScale(landmarks),
      seenMs: Number.NEGATIVE_INFINITY,
    };
    this.#memories.set(track, memory);
    return memory;
  }
}

/** Looks for every gesture before any is told: some give way to others. */
function readAll(readers: readonly GestureReader[], frame: BodyFrame): readonly GestureReading[] {
  const raws = readers.map((reader) => reader.look(frame));
  const scoreOf = (name: string): number => raws[readers.findIndex((reader) => reader.name === name)]?.score ?? 0;
  return readers.map((reader, index) => reader.settle(raws[index] ?? { score: 0 }, scoreOf, frame.atMs));
}
