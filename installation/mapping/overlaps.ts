/** How the slices of a wall overlap, and so how wide each fades: the blends nobody had to write down. */

import type { Site, SiteSurface } from '../site/site.ts';

export type EdgeName = 'left' | 'right' | 'top' | 'bottom';
export const EDGES: readonly EdgeName[] = ['left', 'right', 'top', 'bottom'];

/** What lies across one edge of a slice. */
export interface EdgeOverlap {
  readonly edge: EdgeName;
  /** The surfaces that lie there. */
  readonly neighbours: readonly string[];
  /** How wide they overlap, in shares of the surface. 0: there is nothing to fade into. */
  readonly width: number;
  /** Why the blend cannot be even along this edge, in a sentence with its advice; null: it is. */
  readonly fault: string | null;
}

/** Two slices that share less than this of the wall only touch. */
const TOUCHING = 1e-6;
/** Overlaps along one edge may differ by this share of the wall and still be called the same. */
const EVEN = 1e-3;

/** One side of a slice along an axis of the wall, in shares of it. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** What lies across each of its edges. A surface that is no slice of a flat wall blends with nothing by itself. */
export function overlapsOf(site: Site, surface: string): EdgeOverlap[] {
  const entry = site.surfaces[surface];
  if (!entry || entry.screen) return [];
  const others = Object.entries(site.surfaces).filter(
    ([id, other]) => id !== surface && other.wall === entry.wall && !other.screen,
  );
  return EDGES.map((edge) => overlapAt(edge, surface, entry, others));
}

function overlapAt(
  edge: EdgeName,
  name: string,
  entry: SiteSurface,
  others: readonly (readonly [string, SiteSurface])[],
): EdgeOverlap {
  const isAcross = edge === 'left' || edge === 'right';
  const [over, along] = isAcross ? [across, down] : [down, across];
  const [mine, mySide] = [over(entry), along(entry)];
  const there = others.flatMap(([id, other]) => {
    const width = overlapBeyond(edge, mine, over(other));
    const shared = common(mySide, along(other));
    if (width <= TOUCHING || shared <= TOUCHING) return [];
    // One that shares but a corner lies beside another neighbour: it tells nothing of this edge's width.
    const isBeside = shared > 0.5 * Math.min(length(mySide), length(along(other)));
    return [{ id, width, isBeside, side: along(other), curve: other.output.blend.curve }];
  });
  const beside = there.filter(({ isBeside }) => isBeside);
  const neighbours = beside.map(({ id }) => id);
  if (beside.length === 0) return { edge, neighbours, width: 0, fault: null };
  const bare = uncovered(
    mySide,
    there.map(({ side }) => side),
  );
  if (bare > EVEN) {
    const fault = `${listed(neighbours)} lies across a part of the ${edge} edge of ${name} only, so it cannot fade there: make the slices as ${isAcross ? 'high' : 'wide'} as each other, or write the width of the blend`;
    return { edge, neighbours, width: 0, fault };
  }
  const widths = beside.map(({ width }) => width);
  const [least, most] = [Math.min(...widths), Math.max(...widths)];
  const isUneven = most - least > EVEN;
  const other = beside.find(({ curve }) => curve !== entry.output.blend.curve);
  const fault = isUneven
    ? `${listed(neighbours)} overlap the ${edge} edge of ${name} by different widths, so light is uneven there: make them the same`
    : other
      ? `${name} fades by the curve ${entry.output.blend.curve} and ${other.id} by ${other.curve}, so light is uneven between them: write the same curve for both`
      : null;
  return { edge, neighbours, width: Math.min(0.9, least / length(mine)), fault };
}

const across = ({ slice }: SiteSurface): Span => ({ from: slice.x, to: slice.x + slice.width });
const down = ({ slice }: SiteSurface): Span => ({ from: slice.y, to: slice.y + slice.height });
const length = ({ from, to }: Span): number => to - from;
const common = (a: Span, b: Span): number => Math.min(a.to, b.to) - Math.max(a.from, b.from);
const listed = (names: readonly string[]): string => names.join(' and ');

/** How far `other`, which begins inside of `mine` and goes on beyond the edge, reaches in. */
function overlapBeyond(edge: EdgeName, mine: Span, other: Span): number {
  const isAfter = edge === 'right' || edge === 'bottom';
  const goesOn = isAfter
    ? other.from > mine.from + TOUCHING && other.to > mine.to + TOUCHING
    : other.to < mine.to - TOUCHING && other.from < mine.from - TOUCHING;
  return goesOn ? common(mine, other) : 0;
}

/** How much of a side none of `spans` covers. */
function uncovered(side: Span, spans: readonly Span[]): number {
  let [bare, at] = [0, side.from];
  for (const { from, to } of [...spans].sort((a, b) => a.from - b.from)) {
    bare += Math.max(0, Math.min(from, side.to) - at);
    at = Math.max(at, to);
  }
  return bare + Math.max(0, side.to - at);
}
