/** Which parts of a wall are shown, by the slices of its surfaces. Pure; shares of the wall from its upper left corner. */

import type { Site } from './site.ts';

/** A slice, by its edges. */
export interface Part {
  readonly surface: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export type Area = Omit<Part, 'surface'>;

/** The slices of a wall, in the order of the site. A surface that is a screen shows none. */
export const partsOf = (site: Site, wall: string): readonly Part[] =>
  Object.entries(site.surfaces).flatMap(([surface, { wall: own, screen, slice }]) =>
    own === wall && !screen
      ? [{ surface, left: slice.x, right: slice.x + slice.width, top: slice.y, bottom: slice.y + slice.height }]
      : [],
  );

/** What two slices both show, or null. */
export function sharedBy(a: Area, b: Area): Area | null {
  const both = {
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return both.right - both.left > TINY && both.bottom - both.top > TINY ? both : null;
}

/** Less than any projector shows: where sums of shares do not meet by the last digit. */
const TINY = 1e-6;

/** What no slice shows, as few areas as columns of the wall allow, from left to right and from top to bottom. */
export function unshown(parts: readonly Area[]): readonly Area[] {
  const columns = stretches(parts.flatMap(({ left, right }) => [left, right]));
  const areas: Area[] = [];
  for (const [left, right] of columns) {
    const middle = (left + right) / 2;
    const here = parts.filter((part) => part.left < middle && middle < part.right);
    for (const [top, bottom] of gapsIn(here)) {
      const before = areas.findLast((area) => area.top === top && area.bottom === bottom && area.right === left);
      if (before) areas.splice(areas.indexOf(before), 1, { ...before, right });
      else areas.push({ left, right, top, bottom });
    }
  }
  return areas;
}

/** The wall from edge to edge, cut at `cuts`. */
function stretches(cuts: readonly number[]): readonly (readonly [number, number])[] {
  const inside = [...cuts].filter((cut) => cut > TINY && cut < 1 - TINY).sort((a, b) => a - b);
  const edges = [0, ...inside.filter((cut, at) => cut - (inside[at - 1] ?? 0) > TINY), 1];
  return edges.slice(1).map((to, at) => [edges[at] ?? 0, to]);
}

/** Where none of `parts` is, from the top to the bottom of the wall. */
function gapsIn(parts: readonly Area[]): readonly (readonly [number, number])[] {
  const gaps: (readonly [number, number])[] = [];
  let reached = 0;
  for (const { top, bottom } of [...parts].sort((a, b) => a.top - b.top)) {
    if (top - reached > TINY) gaps.push([reached, top]);
    reached = Math.max(reached, bottom);
  }
  return 1 - reached > TINY ? [...gaps, [reached, 1]] : gaps;
}
