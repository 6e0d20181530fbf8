/** The floor as this page's camera sees it, out of the site the server told; worked out once for each text. */

import type { Person } from '#installation/crowd/body.ts';
import { placeOnFloor } from '#installation/crowd/floor-place.ts';
import { type FloorMap, type FloorPlaces, floorMapOf } from '#installation/site/floor-map.ts';
import { parseSite, type Site } from '#installation/site/site.ts';

export interface KnownFloor {
  /** The site as far as this page can read it. */
  readonly site: Site;
  /** Null where this camera's floor has not been measured. */
  readonly places: FloorPlaces | null;
  readonly map: FloorMap | null;
}

/** Answers what is known of the floor of `camera`; null before the server has told the site. */
export function createCameraFloor(siteText: () => string | null, camera: string): () => KnownFloor | null {
  let known: { readonly text: string; readonly floor: KnownFloor | null } | null = null;
  return () => {
    const text = siteText();
    if (text === null) return null;
    if (known?.text !== text) known = { text, floor: floorIn(text, camera) };
    return known.floor;
  };
}

function floorIn(text: string, camera: string): KnownFloor | null {
  const parsed = parseSite(text, 'site');
  if (!parsed.ok) return null;
  const places = parsed.value.cameras[camera]?.floor ?? null;
  const found = places && floorMapOf(places);
  return { site: parsed.value, places, map: found?.ok ? found.map : null };
}

/** `people` with where each of them stands, where that is known. */
export const placed = (people: readonly Person[], aspect: number, map: FloorMap | null): readonly Person[] =>
  map === null
    ? people
    : people.map((person) => {
        const place = placeOnFloor(person.landmarks, aspect, map);
        return place ? { ...person, floor: { xM: place.xM, yM: place.yM } } : person;
      });
