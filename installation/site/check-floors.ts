/** What is wrong with the floors and zones of a site beyond the form of each. */

import type { Fault } from '../document/yaml-document.ts';
import { type FloorMap, type FloorPlaces, floorMapOf } from './floor-map.ts';
import { areaOf, crossingSides, type Zones } from './zones.ts';

interface Floors {
  readonly cameras: Readonly<Record<string, { readonly floor?: FloorPlaces | undefined }>>;
  readonly zones: Zones;
}

/** Smaller than this, nobody stands in a zone, square metres. */
const SMALLEST_ZONE = 0.05;

export const checkFloors = ({ cameras, zones }: Floors): Fault[] => [...floorFaults(cameras), ...zoneFaults(zones)];

function floorFaults(cameras: Floors['cameras']): Fault[] {
  const known: { readonly name: string; readonly map: FloorMap }[] = [];
  return Object.entries(cameras).flatMap(([name, { floor }]): Fault[] => {
    if (!floor) return [];
    const found = floorMapOf(floor);
    if (!found.ok) return [{ path: ['cameras', name, 'floor', found.list, found.at], message: found.says }];
    const other = known.find(({ map }) => map.isMirrored !== found.map.isMirrored);
    known.push({ name, map: found.map });
    if (!other) return [];
    const message = `the camera "${name}" sees left and right of the room the other way round than "${other.name}": one of them is measured mirrored`;
    return [{ path: ['cameras', name, 'floor', 'room'], message }];
  });
}

const zoneFaults = (zones: Zones): Fault[] =>
  Object.entries(zones).flatMap(([name, { points }]): Fault[] => {
    const path = ['zones', name, 'points'];
    const crossing = crossingSides(points);
    if (crossing) {
      const [a, b] = crossing;
      const message = `the sides behind corners ${a + 1} and ${b + 1} cross: name the corners one after the other, all the way round`;
      return [{ path, message }];
    }
    return areaOf(points) < SMALLEST_ZONE ? [{ path, message: 'nobody can stand in a zone as small as this' }] : [];
  });
