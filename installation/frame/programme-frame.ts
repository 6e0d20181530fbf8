/** The programme picture of the live stream: what it cuts out of the first wall, as a frame like any other. */

import type { PersonAt } from '../crowd/crowd-stream.ts';
import type { Site } from '../site/site.ts';
import type { ShowState } from '../state/show-state.ts';
import { smoothBetween } from '../time/easing.ts';
import { surfaceFrame } from './build-frame.ts';
import type { SurfaceFrame, WallSlice } from './surface-frame.ts';
import type { BroadcastNumbers } from './world-frame.ts';

/** What the page of the programme is called among those that show walls. */
export const PROGRAMME = 'programme';

/** The stream's picture, width by height. */
export const PROGRAMME_ASPECT = 16 / 9;

/** A cut of a wall, m: its left and lower edge, its width and height. It may reach above and below the wall. */
export interface Cut {
  readonly xM: number;
  readonly yM: number;
  readonly widthM: number;
  readonly heightM: number;
}

/** How much of what a cut is higher than its wall lies below it: titles need room there. */
const BELOW = 0.6;

/**
 * What the programme shows of a wall. `x` and `width` are shares of the wall's width, `y` of its height from above; the
 * cut has the stream's shape, so a wide one is higher than a long wall and shows night above and below it.
 */
export function programmeCut(
  { x, y, width }: Pick<BroadcastNumbers, 'x' | 'y' | 'width'>,
  wall: Pick<WallSlice, 'wallWidthM' | 'wallHeightM'>,
): Cut {
  const widthM = Math.max(0.05, width) * wall.wallWidthM;
  const heightM = widthM / PROGRAMME_ASPECT;
  const beyondM = heightM - wall.wallHeightM;
  const topM = wall.wallHeightM * (1 - y);
  const yM = beyondM > 0 ? -BELOW * beyondM : Math.min(-beyondM, Math.max(0, topM - heightM));
  return { xM: x * wall.wallWidthM, yM, widthM, heightM };
}

/** How long it takes to come on air and to go off, ms. */
const COMES_MS = 1200;
const GOES_MS = 1600;

/** How far the programme is on air, 0..1: it comes when it goes on air and leaves when it goes off. */
export function framed({ onAir, onAirMs, offAirMs }: Pick<BroadcastNumbers, 'onAir' | 'onAirMs' | 'offAirMs'>): number {
  if (onAir) return smoothBetween(0, 1, onAirMs / COMES_MS);
  return offAirMs === null ? 0 : 1 - smoothBetween(0, 1, offAirMs / GOES_MS);
}

/** A flat surface of the site's first wall that has one: its figures and scenery are the programme's. Null without any. */
export function programmeSurface(site: Site): string | null {
  for (const wall of Object.keys(site.walls)) {
    const surfaces = Object.entries(site.surfaces).filter(([, entry]) => entry.wall === wall);
    const flat = surfaces.find(([, { screen }]) => screen === undefined) ?? surfaces[0];
    if (flat) return flat[0];
  }
  return null;
}

/**
 * The programme at the state's moment, drawn as a slice of the first wall whatever stands in the room. Words of the room
 * are written by the programme itself, larger; off air it is dark. Null where the site has no surface at all.
 */
export function programmeFrame(state: ShowState, people: readonly PersonAt[], site: Site): SurfaceFrame | null {
  const surface = programmeSurface(site);
  if (surface === null) return null;
  // Windows are looked through from the room; the stream looks straight at the wall.
  const entry = site.surfaces[surface];
  if (!entry) return null;
  const { screen: _, ...flat } = entry;
  const whole = { ...flat, slice: { x: 0, y: 0, width: 1, height: 1 } };
  const frame = surfaceFrame(state, people, { ...site, surfaces: { [surface]: whole } }, surface);
  const { wallWidthM, wallHeightM, floorM } = frame.slice;
  const cut = programmeCut(frame.world.broadcast, frame.slice);
  return {
    ...frame,
    master: frame.master * framed(frame.world.broadcast),
    slice: { wallWidthM, wallHeightM, floorM, ...cut },
    parameters: { ...frame.parameters, programme: 1, caption: 0 },
  };
}
