/** A flat window that stands before the eye so that all of a bent screen is seen through it. */

import type { OffAxisView, ScenePlace } from './off-axis-view.ts';
import { minus, plus, type Vector } from './vectors.ts';

export type FoundWindow =
  | { readonly ok: true; readonly view: OffAxisView }
  | { readonly ok: false; readonly says: string };

/** More than this seen at once, and the picture would be thinned out towards its ends. */
const WIDEST_DEG = 150;
/** A screen as near as this is not looked at, m. */
const NEAREST_M = 0.1;
/** Height over distance, above or below the eye, beyond which one stands under it. */
const STEEPEST = 6;

const bad = (says: string): FoundWindow => ({ ok: false, says });

/**
 * The upright window through which `eye` sees all of a screen, facing the middle of what is seen: its ends are then
 * stretched least. `outline` are places of the screen in the scene, m, from the viewers' left to their right.
 */
export function enclosingWindow(outline: readonly ScenePlace[], eye: ScenePlace): FoundWindow {
  const rays = outline.map((place) => minus(place, eye));
  if (nearest(rays) < NEAREST_M) return bad('The viewer stands in it: move the viewer before it.');
  const angles = unwrapped(rays.map(([x, , z]) => Math.atan2(x, -z)));
  const [first = 0, last = 0] = [angles[0], angles.at(-1)];
  const [low, high] = [Math.min(...angles), Math.max(...angles)];
  if (last <= first) {
    return bad(
      'The viewer sees its left end on the right: name its places as the viewers see them, from left to right.',
    );
  }
  const wideDeg = ((high - low) * 180) / Math.PI;
  if (wideDeg > WIDEST_DEG) {
    const says = `The viewer sees it over ${Math.round(wideDeg)} degrees, partly beside or behind them, and one picture shows ${WIDEST_DEG} at most: divide it into several surfaces, or move the viewer away from it.`;
    return bad(says);
  }
  const view = windowTowards((low + high) / 2, rays, eye);
  return view ? { ok: true, view } : bad('The viewer stands right under it: move the viewer away from it.');
}

/** How near the sides between the ends of `rays` come to the eye, seen from above, m. */
function nearest(rays: readonly Vector[]): number {
  const distances = rays.map(([x, , z], at) => {
    const [nextX, , nextZ] = rays[at + 1] ?? [x, 0, z];
    const [dx, dz] = [nextX - x, nextZ - z];
    const share = Math.min(1, Math.max(0, -(x * dx + z * dz) / Math.max(1e-9, dx * dx + dz * dz)));
    return Math.hypot(x + share * dx, z + share * dz);
  });
  return Math.min(...distances);
}

/** The window across the direction `heading` (radians from straight ahead, to the right) that holds all `rays`. */
function windowTowards(heading: number, rays: readonly Vector[], eye: ScenePlace): OffAxisView | null {
  const [sine, cosine] = [Math.sin(heading), Math.cos(heading)];
  const depths = rays.map(([x, , z]) => x * sine - z * cosine);
  const across = rays.map(([x, , z], at) => (x * cosine + z * sine) / (depths[at] ?? 1));
  const up = rays.map(([, y], at) => y / (depths[at] ?? 1));
  if (up.some((share) => Math.abs(share) > STEEPEST)) return null;
  const [left, right, bottom, top] = [Math.min(...across), Math.max(...across), Math.min(...up), Math.max(...up)];
  // Where it stands changes nothing in what is seen; at the screen's own distance a metre on it is about a metre on that.
  const away = depths.reduce((sum, depth) => sum + depth, 0) / depths.length;
  const at = (x: number, y: number): ScenePlace => plus(eye, [sine + x * cosine, y, -cosine + x * sine], away);
  return { lowerLeft: at(left, bottom), lowerRight: at(right, bottom), upperLeft: at(left, top), eye };
}

/** Angles as one goes along, without the jump from half a turn to minus half a turn. */
function unwrapped(angles: readonly number[]): number[] {
  let before = angles[0] ?? 0;
  return angles.map((angle) => {
    before += Math.atan2(Math.sin(angle - before), Math.cos(angle - before));
    return before;
  });
}
