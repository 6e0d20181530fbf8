/**
 * Where the pictures of all cameras become one room: everybody in it is counted by one camera alone and shown on the
 * walls once, under a number that stays with them from camera to camera.
 *
 * Of those who see a person the one with the best view speaks: it lends the body. What they do is what any of them sees
 * them do: a body hides its own arms from a camera more often than a camera invents a gesture, and each camera has
 * already asked its own reading to last.
 */

import type { FloorMap } from '../site/floor-map.ts';
import { isCounted, type Zones, zonesAt } from '../site/zones.ts';
import type { CrowdSample, GestureReading, Person } from './body.ts';
import { placeOnFloor } from './floor-place.ts';
import { RoomPeople, type RoomPerson } from './room-people.ts';
import { isBetterView, viewOf } from './view-quality.ts';

/** Somebody who counts. */
export interface CountedPerson {
  /** A name for them that lasts as long as they are known. */
  readonly key: string;
  readonly person: Person;
  readonly zones: readonly string[];
}

/** What one camera is to be counted and shown with. */
export interface CameraView {
  readonly camera: string;
  readonly capturedAtMs: number;
  readonly counted: readonly CountedPerson[];
  /** What the walls are sent in the place of the camera's sample; null: the sample as it came. */
  readonly shown: CrowdSample | null;
}

export interface RoomDesk {
  /**
   * Takes in what `camera` sees; `map` is the floor as it sees it, where that is known. Answers the camera's view, and
   * behind it those of other cameras whose people have changed hands by it.
   */
  take(camera: string, sample: CrowdSample, map: FloorMap | null): readonly CameraView[];
  /** A camera has gone: the views of those who speak for its people now. */
  forget(camera: string): readonly CameraView[];
}

/** A view that is older than this says nothing about now, ms. */
const FRESH_MS = 500;
/** A camera that has sent nothing for this long is not counted again on behalf of another, ms. */
const SILENT_MS = 1500;
/** How long another camera must have the better view, ms: bodies do not jump to and fro. */
const PATIENCE_MS = 700;
/** How far off a place is taken to be where that cannot be worked out, metres. */
const OFF_M = 0.4;

interface Memory {
  speaker: string;
  rival: { readonly camera: string; readonly sinceMs: number } | null;
  zones: readonly string[];
}

/** A desk for a room with the zones it has now. `drawNumber`: a random whole number 0..2^32-1 at every call. */
export function createRoomDesk(zonesNow: () => Zones, drawNumber: () => number): RoomDesk {
  const room = new RoomPeople(drawNumber);
  const latest = new Map<string, CrowdSample>();
  const memories = new Map<number, Memory>();
  /** Whom each camera spoke for when it was counted last. */
  const spokenFor = new Map<string, string>();
  let nowMs = 0;
  let zones = zonesNow();

  const personSeen = (camera: string, track: number): Person | null =>
    latest.get(camera)?.people.find((person) => person.track === track) ?? null;

  const remember = (someone: RoomPerson): Memory => {
    const known = memories.get(someone.id);
    const seenBy = someone.seenBy.filter(({ seenMs }) => nowMs - seenMs <= FRESH_MS);
    const best = seenBy.reduce<{ camera: string; view: number } | null>((most, { camera, track }) => {
      const person = personSeen(camera, track);
      const view = person ? viewOf(person.landmarks) : 0;
      return most === null || view > most.view ? { camera, view } : most;
    }, null);
    const memory = known ?? { speaker: best?.camera ?? someone.seenBy[0]?.camera ?? '', rival: null, zones: [] };
    memories.set(someone.id, memory);
    memory.zones = zonesAt(zones, [someone.xM, someone.yM], memory.zones);
    const own = seenBy.find(({ camera }) => camera === memory.speaker);
    if (!best || best.camera === memory.speaker) memory.rival = null;
    else if (!own) Object.assign(memory, { speaker: best.camera, rival: null });
    else {
      const current = personSeen(own.camera, own.track);
      const isBetter = isBetterView(best.view, current ? viewOf(current.landmarks) : 0);
      if (!isBetter) memory.rival = null;
      else if (memory.rival?.camera !== best.camera) memory.rival = { camera: best.camera, sinceMs: nowMs };
      else if (nowMs - memory.rival.sinceMs >= PATIENCE_MS)
        Object.assign(memory, { speaker: best.camera, rival: null });
    }
    return memory;
  };

  /** A person of the room as its speaker lends the body and all who see them the gestures; null: seen by nobody now. */
  const bodied = (someone: RoomPerson, speaker: string): { person: Person; isHeld: boolean } | null => {
    const views = someone.seenBy.flatMap(({ camera, track }) => {
      const person = personSeen(camera, track);
      return person ? [{ camera, person }] : [];
    });
    const body = (views.find(({ camera }) => camera === speaker) ?? views[0])?.person ?? lastBodies.get(someone.id);
    if (!body) return null;
    lastBodies.set(someone.id, body);
    const others = views.flatMap(({ person }) => (person === body ? [] : [person]));
    const { xM, yM } = someone;
    const ageMs = Math.max(0, nowMs - someone.bornMs);
    const gestures = together(
      body.gestures,
      others.flatMap(({ gestures: seen }) => seen),
    );
    return { person: { ...body, track: someone.id, ageMs, gestures, floor: { xM, yM } }, isHeld: views.length === 0 };
  };
  const lastBodies = new Map<number, Person>();

  const viewsOf = (): Map<string, CameraView> => {
    const people = room.people();
    const alive = new Set(people.map(({ id }) => id));
    for (const id of memories.keys()) {
      if (alive.has(id)) continue;
      memories.delete(id);
      lastBodies.delete(id);
    }
    const views = new Map<string, { counted: CountedPerson[]; shown: Person[] }>();
    const of = (camera: string): { counted: CountedPerson[]; shown: Person[] } => {
      const view = views.get(camera) ?? { counted: [], shown: [] };
      views.set(camera, view);
      return view;
    };
    for (const someone of people) {
      const memory = remember(someone);
      const body = bodied(someone, memory.speaker);
      if (!body || !isCounted(zones, memory.zones)) continue;
      const person = body.isHeld ? withoutPhases(body.person) : body.person;
      of(memory.speaker).counted.push({ key: String(someone.id), person, zones: memory.zones });
      if (!body.isHeld) of(memory.speaker).shown.push(person);
    }
    const result = new Map<string, CameraView>();
    for (const [camera, sample] of latest) {
      const { counted, shown } = of(camera);
      const placeless = sample.people.filter(({ track }) => !alive.has(room.idOf(camera, track) ?? 0));
      const own = placeless.map((person) => ({ key: `${person.track} ${camera}`, person, zones: [] }));
      const isAsItCame = placeless.length === sample.people.length && shown.length === 0;
      result.set(camera, {
        camera,
        capturedAtMs: sample.capturedAtMs,
        counted: [...counted, ...own],
        shown: isAsItCame ? null : { ...sample, people: [...shown, ...placeless] },
      });
    }
    return result;
  };

  /** The views of `camera` and of those who speak for others than before. */
  const changed = (camera: string | null): CameraView[] => {
    const views = viewsOf();
    return [...views.values()]
      .filter((view) => {
        const now = view.counted.map(({ key }) => key).join();
        const isOther = spokenFor.get(view.camera) !== now && nowMs - view.capturedAtMs <= SILENT_MS;
        if (view.camera === camera || isOther) spokenFor.set(view.camera, now);
        return view.camera === camera || isOther;
      })
      .sort((a, b) => Number(b.camera === camera) - Number(a.camera === camera));
  };

  return {
    take: (camera, sample, map) => {
      nowMs = Math.max(nowMs, sample.capturedAtMs);
      zones = zonesNow();
      latest.set(camera, sample);
      const sightings = sample.people.flatMap(({ track, floor, landmarks }) => {
        if (!floor) return [];
        const offM = (map && placeOnFloor(landmarks, sample.aspect, map)?.offM) ?? OFF_M;
        return [{ track, place: { ...floor, offM } }];
      });
      room.see(camera, sightings, sample.capturedAtMs);
      return changed(camera);
    },
    forget: (camera) => {
      room.forget(camera);
      latest.delete(camera);
      spokenFor.delete(camera);
      return changed(null);
    },
  };
}

/** What several cameras see one person do: whatever one of them sees, as strongly as the one that sees it best. */
function together(own: readonly GestureReading[], others: readonly GestureReading[]): readonly GestureReading[] {
  if (others.length === 0) return own;
  const readings = new Map(own.map((reading) => [reading.name, reading]));
  for (const other of others) {
    const known = readings.get(other.name);
    if (!known || (other.active && !known.active)) readings.set(other.name, other);
    else if (other.active === known.active && other.score > known.score) {
      readings.set(other.name, { ...known, score: other.score });
    }
  }
  return [...readings.values()];
}

/** Where somebody was in their swing when they were seen last says nothing about now. */
const withoutPhases = (person: Person): Person => ({
  ...person,
  gestures: person.gestures.map(({ name, score, active }) => ({ name, score, active })),
});
