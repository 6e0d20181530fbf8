/** What a surface with a `screen` shows: the scene of its wall through a flat window, and how that is laid on the screen. */

import type { Site, SiteSurface } from '../site/site.ts';
import { enclosingWindow } from './enclosing-window.ts';
import { type OffAxisView, windowRows } from './off-axis-view.ts';
import { sceneOf } from './scene-space.ts';
import { type ScreenPoints, screenPoints } from './screen-points.ts';
import type { SurfaceShape } from './surface-shape.ts';
import { cross, dot, minus, type Vector } from './vectors.ts';
import { type Reading, readPlainly } from './warp-grid.ts';

/** A window, and the surface that it is laid on. */
export interface OffAxisWindow {
  readonly view: OffAxisView;
  readonly shape: SurfaceShape;
}

/** A window, or why there can be none: a sentence, and the part of the site it is about. */
export type FoundOffAxis =
  | { readonly ok: true; readonly window: OffAxisWindow }
  | { readonly ok: false; readonly says: string; readonly at: 'screen' | 'viewer' };

/** The window of `surface`; null for one that is a slice of its wall, or that the site does not have. */
export function offAxisOf(site: Site, surface: string): FoundOffAxis | null {
  const known = windows.get(site) ?? new Map<string, FoundOffAxis | null>();
  windows.set(site, known);
  const before = known.get(surface);
  if (before !== undefined) return before;
  const found = findOffAxis(site, surface);
  known.set(surface, found);
  return found;
}

/** Asked for every picture, and the same for as long as the site is. */
const windows = new WeakMap<Site, Map<string, FoundOffAxis | null>>();

function findOffAxis(site: Site, surface: string): FoundOffAxis | null {
  const entry = Object.hasOwn(site.surfaces, surface) ? site.surfaces[surface] : undefined;
  const wall = entry && Object.hasOwn(site.walls, entry.wall) ? site.walls[entry.wall] : undefined;
  if (!entry?.screen || !wall) return null;
  const viewer = entry.viewer ?? site.viewer;
  if (!viewer) {
    const says =
      'It is a window into the scene, and nobody knows from where it is looked at: give the site a viewer, [x, y, z] in metres, or this surface one of its own.';
    return { ok: false, says, at: 'screen' };
  }
  const toScene = sceneOf(wall);
  const points = screenPoints(entry.screen);
  const found = viewOf(entry.screen, points, toScene, toScene(viewer));
  if (!found.ok) return { ...found, at: 'screen' };
  const { view } = found;
  const rows = windowRows(view);
  if (!rows) return { ok: false, says: EDGE_ON, at: 'viewer' };
  const reading: Reading = (u, v) => {
    const from = minus(toScene(points.at(u, v)), view.eye);
    const q = dot(rows.depth, from);
    return [dot(rows.across, from), q - dot(rows.up, from), q];
  };
  // A flat screen is its own window.
  const isFlat = entry.screen.flat !== undefined;
  const shape: SurfaceShape = {
    reading: isFlat ? readPlainly : reading,
    breaks: { u: points.columns.slice(1, -1), v: [] },
    aspect: points.aspect,
  };
  return { ok: true, window: { view, shape } };
}

const EDGE_ON = 'The viewer sees it edge-on: move the viewer before it.';

function viewOf(
  screen: NonNullable<SiteSurface['screen']>,
  points: ScreenPoints,
  toScene: ReturnType<typeof sceneOf>,
  eye: Vector,
): { readonly ok: true; readonly view: OffAxisView } | { readonly ok: false; readonly says: string } {
  if (!screen.flat) {
    const outline = points.columns.flatMap((u) => [0, 1].map((v) => toScene(points.at(u, v))));
    return enclosingWindow(outline, eye);
  }
  const [lowerLeft, lowerRight, upperLeft] = [points.at(0, 1), points.at(1, 1), points.at(0, 0)].map(toScene);
  if (!lowerLeft || !lowerRight || !upperLeft) throw new Error('a flat screen has three corners');
  return flatView({ lowerLeft, lowerRight, upperLeft, eye });
}

/** Nearer than this to the plane of the screen, it is seen edge-on, m. */
const BEFORE_M = 0.05;

function flatView(view: OffAxisView): ReturnType<typeof viewOf> {
  const { lowerLeft, lowerRight, upperLeft, eye } = view;
  const normal = cross(minus(lowerRight, lowerLeft), minus(upperLeft, lowerLeft));
  const size = Math.hypot(...normal);
  if (!(size > 1e-4)) return { ok: false, says: 'Its three corners lie on one line: it has no area.' };
  const beforeM = dot(minus(eye, lowerLeft), normal) / size;
  if (beforeM < -BEFORE_M) {
    return { ok: false, says: 'The viewer stands behind it: name its corners as the viewers see them.' };
  }
  return beforeM < BEFORE_M ? { ok: false, says: EDGE_ON } : { ok: true, view };
}
