/** Where the pictures of two projectors lie over each other, and whether they are blended there. */

import type { Fault } from '../document/yaml-document.ts';
import type { Site } from './site.ts';
import { type Area, type Part, partsOf, sharedBy } from './wall-parts.ts';

export interface OverlapAdvice {
  readonly warnings: readonly Fault[];
  readonly notes: readonly Fault[];
}

type Edge = 'left' | 'right' | 'top' | 'bottom';

/** A blend narrower than this cannot be told from an edge, metres. */
const NARROW_M = 0.05;
/** Blends may miss the overlap by so much, metres. */
const MISS_M = 0.02;

/** Everything to say of the overlaps in `site`. */
export function adviseOverlaps(site: Site): OverlapAdvice {
  const all = Object.keys(site.walls).flatMap((wall) => {
    const parts = partsOf(site, wall);
    return parts.flatMap((part, at) => parts.slice(at + 1).map((other) => overlapOf(site, wall, part, other)));
  });
  return { warnings: all.flatMap(({ warnings }) => warnings), notes: all.flatMap(({ notes }) => notes) };
}

const NOTHING: OverlapAdvice = { warnings: [], notes: [] };
const warn = (surface: string, message: string, more: readonly string[] = ['slice']): OverlapAdvice => ({
  warnings: [{ path: ['surfaces', surface, ...more], message }],
  notes: [],
});

function overlapOf(site: Site, wallName: string, a: Part, b: Part): OverlapAdvice {
  const both = sharedBy(a, b);
  const wall = site.walls[wallName];
  if (!both || !wall) return NOTHING;
  if (isSameArea(a, b)) {
    const message = `"${a.surface}" and "${b.surface}" show the very same part of the wall "${wallName}": it is twice as bright there`;
    return warn(b.surface, message);
  }
  const seam = seamOf(a, b, both);
  if (!seam) {
    const [outer, inner] = isInside(b, a) ? [a, b] : [b, a];
    // In a grid of projectors, two that share a corner: their other neighbours tell of it.
    if (!isInside(inner, outer)) return NOTHING;
    return warn(inner.surface, `"${inner.surface}" lies within "${outer.surface}": what both show is twice as bright`);
  }
  const { first, second, edges } = seam;
  const isAcross = edges[0] === 'right';
  const widthM = isAcross ? (both.right - both.left) * wall.widthM : (both.bottom - both.top) * wall.heightM;
  const words = `"${first.surface}" and "${second.surface}" overlap by ${widthM.toFixed(2)} m`;
  const sides = [
    { part: first, edge: edges[0] },
    { part: second, edge: edges[1] },
  ].map(({ part, edge }) => ({ part, edge, blendM: writtenBlendM(site, wall, part, edge) }));
  const bare = sides.find(({ blendM }) => blendM === 0);
  if (bare) {
    const message = `${words}, and "${bare.part.surface}" is told not to blend there: a bright band will show`;
    return warn(bare.part.surface, message, ['output', 'blend', bare.edge]);
  }
  const missed = sides.find(({ blendM }) => blendM !== null && Math.abs(blendM - widthM) > MISS_M);
  if (missed) {
    const message = `${words}, and "${missed.part.surface}" fades over ${(missed.blendM ?? 0).toFixed(2)} m of it: leave its blend out and it fits`;
    return warn(missed.part.surface, message, ['output', 'blend', missed.edge]);
  }
  if (widthM < NARROW_M) return warn(second.surface, `${words} only, too little to blend: a line will show`);
  return {
    warnings: [],
    notes: [{ path: ['surfaces', second.surface, 'slice'], message: `${words}: they are blended` }],
  };
}

interface Seam {
  readonly first: Part;
  readonly second: Part;
  /** The edge of the first, and that of the second, that lie in the other. */
  readonly edges: readonly [Edge, Edge];
}

/** The seam between neighbours, or null where they are none. */
function seamOf(a: Part, b: Part, both: Area): Seam | null {
  const isTall = (both.bottom - both.top) / Math.min(a.bottom - a.top, b.bottom - b.top) > 0.5;
  const isWide = (both.right - both.left) / Math.min(a.right - a.left, b.right - b.left) > 0.5;
  const [left, right] = a.left < b.left ? [a, b] : [b, a];
  if (isTall && left.left < right.left && left.right < right.right) {
    return { first: left, second: right, edges: ['right', 'left'] };
  }
  const [upper, lower] = a.top < b.top ? [a, b] : [b, a];
  if (isWide && upper.top < lower.top && upper.bottom < lower.bottom) {
    return { first: upper, second: lower, edges: ['bottom', 'top'] };
  }
  return null;
}

/** How wide the fade is that somebody wrote for an edge, metres; null: it follows the overlap. */
function writtenBlendM(site: Site, wall: Site['walls'][string], part: Part, edge: Edge): number | null {
  const width = site.surfaces[part.surface]?.output.blend[edge];
  if (width === undefined) return null;
  const isAcross = edge === 'left' || edge === 'right';
  return width * (isAcross ? (part.right - part.left) * wall.widthM : (part.bottom - part.top) * wall.heightM);
}

const isInside = (inner: Area, outer: Area): boolean =>
  inner.left >= outer.left && inner.right <= outer.right && inner.top >= outer.top && inner.bottom <= outer.bottom;

const isSameArea = (a: Area, b: Area): boolean =>
  (['left', 'right', 'top', 'bottom'] as const).every((edge) => Math.abs(a[edge] - b[edge]) < 1e-6);
