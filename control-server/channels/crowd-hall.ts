/**
 * Where the samples of all cameras come in: made one room, counted for the conductor, and sent on to the walls. Whoever
 * two cameras see is counted and shown once.
 */

import type { CrowdSample } from '#installation/crowd/body.ts';
import { LivelinessMemory } from '#installation/crowd/liveliness.ts';
import { type CameraView, createRoomDesk } from '#installation/crowd/room-desk.ts';
import { tallyOfBodies } from '#installation/crowd/tally.ts';
import { encodeCrowdSample } from '#installation/protocol/crowd-codec.ts';
import { type FloorMap, floorMapOf } from '#installation/site/floor-map.ts';
import type { Site } from '#installation/site/site.ts';
import type { ServerMs } from '#installation/time/axes.ts';
import type { Conductor } from '../conductor/conductor.ts';

export interface CrowdHallOptions {
  /** The site as it is now: floors can be measured while the show runs. */
  readonly site: () => Site;
  readonly conductor: Pick<Conductor, 'count' | 'forget'>;
  readonly tellWalls: (source: string, sample: Uint8Array) => void;
  readonly now: () => ServerMs;
  /** A random whole number 0..2^32-1 at every call. */
  readonly drawNumber: () => number;
}

export interface CrowdHall {
  /** Takes in a camera's sample; `bytes` are what it came as. */
  take(source: string, sample: CrowdSample, bytes: Uint8Array): void;
  forget(source: string): void;
}

/** A hall nobody has been seen in yet. */
export function createCrowdHall(options: CrowdHallOptions): CrowdHall {
  const { conductor, tellWalls } = options;
  const floors = rememberingFloors(options.site);
  const room = createRoomDesk(() => options.site().zones, options.drawNumber);
  const liveliness = new LivelinessMemory();

  const count = ({ camera, capturedAtMs, counted }: CameraView): void => {
    const bodies = counted.map(({ key, person, zones }) => ({
      readings: person.gestures,
      zones,
      liveliness: liveliness.read(key, camera, person, capturedAtMs),
    }));
    conductor.count('camera', camera, tallyOfBodies(bodies, capturedAtMs), capturedAtMs);
  };

  return {
    take: (source, sample, bytes) => {
      const nowMs = options.now();
      // A picture of the future would make all others look old.
      const capturedAtMs = Math.min(sample.capturedAtMs, nowMs);
      liveliness.tidy(nowMs);
      const [own, ...others] = room.take(source, { ...sample, capturedAtMs }, floors(source));
      for (const view of own ? [own, ...others] : others) count(view);
      if (!own?.shown) tellWalls(source, bytes);
      else
        tellWalls(source, encodeCrowdSample({ ...own.shown, capturedAtMs: sample.capturedAtMs }, gesturesOf(sample)));
    },
    forget: (source) => {
      conductor.forget('camera', source);
      for (const view of room.forget(source)) count(view);
    },
  };
}

/** The gestures a sample names; everybody in it has the same. */
const gesturesOf = ({ people }: CrowdSample): readonly string[] => [
  ...new Set(people.flatMap(({ gestures }) => gestures.map(({ name }) => name))),
];

/** The floor as each camera sees it, worked out once for each site. */
function rememberingFloors(site: () => Site): (camera: string) => FloorMap | null {
  let known: Site | null = null;
  let maps = new Map<string, FloorMap>();
  return (camera) => {
    const now = site();
    if (now !== known) {
      known = now;
      maps = new Map(
        Object.entries(now.cameras).flatMap(([name, { floor }]) => {
          const found = floor && floorMapOf(floor);
          return found?.ok ? [[name, found.map] as const] : [];
        }),
      );
    }
    return maps.get(camera) ?? null;
  };
}
