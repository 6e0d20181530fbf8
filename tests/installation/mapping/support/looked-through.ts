/** Sites of a few screens, and what a window shows, worked out by other means than the product's. */

import fc from 'fast-check';
import { type OffAxisWindow, offAxisOf } from '#installation/mapping/off-axis.ts';
import { type OffAxisView, type ScenePlace, windowRows } from '#installation/mapping/off-axis-view.ts';
import { dot, minus, plus, type Vector } from '#installation/mapping/vectors.ts';
import { type Place, screenSchema } from '#installation/site/screen.ts';
import { parseSite, type Site } from '#installation/site/site.ts';

const USUAL_PLACE = { lowerLeft: [0, 0, 0], lowerRight: [6, 0, 0] } as const;

/**
 * A site of one wall, 6 m along the room's x axis if nothing else is said, and these screens; null: a slice. Made without
 * the checks of a site file, which refuse much of what is asked for here before anyone looks through it.
 */
export function siteOf(
  screens: Readonly<Record<string, unknown>>,
  viewer: Place | null,
  place: unknown = USUAL_PLACE,
): Site {
  const surfaces = Object.fromEntries(Object.keys(screens).map((name) => [name, { wall: 'w' }]));
  const walls = { w: { widthM: 6, heightM: 2.5, place } };
  const parsed = parseSite(JSON.stringify({ site: 'room', title: 'A room', walls, surfaces }), 'room.yaml');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const site = parsed.value;
  for (const [name, surface] of Object.entries(site.surfaces)) {
    const written = screens[name];
    if (written) site.surfaces[name] = { ...surface, screen: screenSchema.parse(written) };
  }
  return viewer ? { ...site, viewer: [...viewer] } : site;
}

export function windowIn(site: Site, surface: string): OffAxisWindow {
  const found = offAxisOf(site, surface);
  if (!found?.ok) throw new Error(found?.says ?? 'a slice');
  return found.window;
}

export const saysOf = (screen: unknown, viewer: Place | null): string => {
  const found = offAxisOf(siteOf({ s: screen }, viewer), 's');
  return found && !found.ok ? found.says : 'a window';
};

/** Where a place of the scene is seen on the window: shares from the lower left. */
export function seen(
  view: OffAxisView,
  place: ScenePlace,
): { readonly x: number; readonly y: number; readonly depth: number } {
  const rows = windowRows(view);
  if (!rows) throw new Error('edge-on');
  const from = minus(place, view.eye);
  const depth = dot(rows.depth, from);
  return { x: dot(rows.across, from) / depth, y: dot(rows.up, from) / depth, depth };
}

/** The same by brute force: the ray cast through the window's plane, measured along its sides. */
export function castThrough(view: OffAxisView, place: ScenePlace): { readonly x: number; readonly y: number } {
  const [right, high] = [minus(view.lowerRight, view.lowerLeft), minus(view.upperLeft, view.lowerLeft)];
  const normal: Vector = [
    right[1] * high[2] - right[2] * high[1],
    right[2] * high[0] - right[0] * high[2],
    right[0] * high[1] - right[1] * high[0],
  ];
  const ray = minus(place, view.eye);
  const hit = plus(view.eye, ray, dot(minus(view.lowerLeft, view.eye), normal) / dot(ray, normal));
  const off = minus(hit, view.lowerLeft);
  // By Cramer's rule on two sides that need not be square to each other.
  const [rr, rh, hh] = [dot(right, right), dot(right, high), dot(high, high)];
  const [ro, ho] = [dot(right, off), dot(high, off)];
  const area = rr * hh - rh * rh;
  return { x: (ro * hh - ho * rh) / area, y: (ho * rr - ro * rh) / area };
}

export const number = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true });
export const share = number(0, 1);
