/** Walls as they are looked at, in metres: which surface shows which part, where two overlap and where nothing shines. */

import type { Site } from '#installation/site/site.ts';

/** Metres from the wall's upper left corner, to the right and down. */
export interface Area {
  readonly xM: number;
  readonly yM: number;
  readonly widthM: number;
  readonly heightM: number;
}

export interface Pane extends Area {
  readonly surface: string;
}

export interface MeasuredArea extends Area {
  /** How wide, or how high where it runs along the whole: `0.80 m`. */
  readonly words: string;
}

export interface WallElevation {
  readonly wall: string;
  readonly widthM: number;
  readonly heightM: number;
  /** Height of the line figures stand on above the lower edge, metres. */
  readonly floorM: number;
  readonly panes: readonly Pane[];
  readonly overlaps: readonly MeasuredArea[];
  /** Parts of the wall that no surface shows. */
  readonly gaps: readonly MeasuredArea[];
}

/** Less than this is a rounding of shares and nothing to be seen, metres. */
const SEEN_M = 0.004;

/** The walls of a site that show slices. Windows stand in the plan. */
export function wallElevations(site: Site): WallElevation[] {
  return Object.entries(site.walls).flatMap(([wall, { widthM, heightM, floorM }]) => {
    const panes = Object.entries(site.surfaces).flatMap(([surface, of]): Pane[] =>
      of.wall !== wall || of.screen
        ? []
        : [
            {
              surface,
              xM: of.slice.x * widthM,
              yM: of.slice.y * heightM,
              widthM: of.slice.width * widthM,
              heightM: of.slice.height * heightM,
            },
          ],
    );
    if (panes.length === 0) return [];
    return [
      { wall, widthM, heightM, floorM, panes, overlaps: overlapsOf(panes), gaps: gapsOf(panes, widthM, heightM) },
    ];
  });
}

const rightOf = (area: Area): number => area.xM + area.widthM;
const bottomOf = (area: Area): number => area.yM + area.heightM;

function overlapsOf(panes: readonly Pane[]): MeasuredArea[] {
  return panes.flatMap((a, index) =>
    panes.slice(index + 1).flatMap((b): MeasuredArea[] => {
      const xM = Math.max(a.xM, b.xM);
      const yM = Math.max(a.yM, b.yM);
      const widthM = Math.min(rightOf(a), rightOf(b)) - xM;
      const heightM = Math.min(bottomOf(a), bottomOf(b)) - yM;
      return widthM > SEEN_M && heightM > SEEN_M ? [measured({ xM, yM, widthM, heightM })] : [];
    }),
  );
}

/** Every edge cuts the wall into cells; those that nothing covers are gathered along and then down. */
function gapsOf(panes: readonly Pane[], widthM: number, heightM: number): MeasuredArea[] {
  const cuts = (edges: readonly number[], endM: number): number[] =>
    [...new Set([0, ...edges, endM])].filter((at) => at >= 0 && at <= endM).sort((a, b) => a - b);
  const across = cuts(
    panes.flatMap((pane) => [pane.xM, rightOf(pane)]),
    widthM,
  );
  const down = cuts(
    panes.flatMap((pane) => [pane.yM, bottomOf(pane)]),
    heightM,
  );
  const isDark = (xM: number, yM: number): boolean =>
    !panes.some((pane) => xM > pane.xM && xM < rightOf(pane) && yM > pane.yM && yM < bottomOf(pane));
  const strips = spans(down).flatMap(([top, bottom]) =>
    gather(spans(across).filter(([left, right]) => isDark((left + right) / 2, (top + bottom) / 2))).map(
      ([left, right]): Area => ({ xM: left, yM: top, widthM: right - left, heightM: bottom - top }),
    ),
  );
  return stacked(strips)
    .filter((area) => area.widthM > SEEN_M && area.heightM > SEEN_M)
    .map(measured);
}

type Span = readonly [from: number, to: number];

const spans = (cuts: readonly number[]): Span[] =>
  cuts
    .slice(1)
    .map((to, index): Span => [cuts[index] ?? 0, to])
    .filter(([from, to]) => to - from > 1e-9);

/** Neighbours that touch become one. */
function gather(found: readonly Span[]): Span[] {
  const gathered: Span[] = [];
  for (const [from, to] of found) {
    const last = gathered.at(-1);
    if (last && Math.abs(last[1] - from) < 1e-9) gathered[gathered.length - 1] = [last[0], to];
    else gathered.push([from, to]);
  }
  return gathered;
}

/** Strips of the same width that lie on each other become one. */
function stacked(strips: readonly Area[]): Area[] {
  const done: Area[] = [];
  for (const strip of strips) {
    const above = done.findIndex(
      (area) =>
        Math.abs(bottomOf(area) - strip.yM) < 1e-9 &&
        area.xM === strip.xM &&
        Math.abs(area.widthM - strip.widthM) < 1e-9,
    );
    const area = done[above];
    if (area) done[above] = { ...area, heightM: area.heightM + strip.heightM };
    else done.push(strip);
  }
  return done;
}

/** The shorter side is what matters: how much two share, or how wide a stripe stays dark. */
const measured = (area: Area): MeasuredArea => ({ ...area, words: metresText(Math.min(area.widthM, area.heightM)) });

/** `0.80 m`, `12 m`; below a tenth, centimetres: `4 cm`. */
export const metresText = (metres: number): string =>
  metres < 0.1
    ? `${Number((metres * 100).toFixed(1))} cm`
    : `${metres >= 10 ? metres.toFixed(1) : metres.toFixed(2)} m`;
