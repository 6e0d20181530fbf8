/**
 * What a projector throws as a drawing, the way it is seen by whoever stands before the wall: the picture pinned into it,
 * its lines, what is cut off, blended and masked. Pixels of the throw, from the upper left as it is seen.
 */

import { bendOf } from '#installation/mapping/bend.ts';
import { pinOf } from '#installation/mapping/corner-pin.ts';
import type { ThrowSize } from '#installation/mapping/output-handles.ts';
import { type Point, project } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';

export interface ThrowSketch {
  /** What of the plane is drawn: the throw and whatever reaches beyond it. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** SVG paths. Empty where nothing is to be drawn. */
  readonly outline: string;
  readonly lines: string;
  readonly diagonals: string;
  readonly cropped: string;
  readonly blended: readonly string[];
  readonly masks: readonly string[];
  /** Where the surface's name stands: the picture's middle. */
  readonly middle: Point;
}

export interface BlendShares {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Places along each line of the picture that are followed through the mesh. */
const PARTS = 32;
/** Lines of a picture without a mesh. */
const PLAIN_LINES = 5;
/** Of the throw, around it. */
const MARGIN = 0.04;

/** Everything that is drawn of a fit. `size`: as it is seen. `blend`: what is in force at each edge, shares of the picture. */
export function throwSketch(output: Output, size: ThrowSize, blend: BlendShares): ThrowSketch {
  const { widthPx, heightPx } = size;
  const pin = pinOf(output.corners);
  const bend = bendOf(output.mesh);
  const placed = ([u, v]: Point): Point | null => {
    const thrown = project(pin, bend(u, v), 1);
    return thrown && [thrown[0] * widthPx, thrown[1] * heightPx];
  };
  const path = (points: readonly Point[], closed: boolean): string =>
    pathOf(
      points.flatMap((point) => placed(point) ?? []),
      closed,
    );
  const ring = rectangle(0, 0, 1, 1);
  const { crop, masks, mesh } = output;
  const columns = mesh?.columns ?? PLAIN_LINES;
  const rows = mesh?.rows ?? PLAIN_LINES;
  return {
    box: boxOf(
      ring.flatMap((point) => placed(point) ?? []),
      widthPx,
      heightPx,
    ),
    outline: path(ring, true),
    lines: [
      ...inner(columns).map((u) => path(straight([u, 0], [u, 1]), false)),
      ...inner(rows).map((v) => path(straight([0, v], [1, v]), false)),
    ].join(''),
    diagonals: path(straight([0, 0], [1, 1]), false) + path(straight([1, 0], [0, 1]), false),
    cropped: edgeBands(crop)
      .map((band) => path(band, true))
      .join(''),
    blended: edgeBands(blend).map((band) => path(band, true)),
    masks: masks.map(({ points }) => path(closedLine(points), true)),
    middle: placed([0.5, 0.5]) ?? [widthPx / 2, heightPx / 2],
  };
}

const inner = (count: number): number[] => Array.from({ length: count - 2 }, (_, at) => (at + 1) / (count - 1));

const straight = (from: Point, to: Point): Point[] =>
  Array.from({ length: PARTS + 1 }, (_, at): Point => {
    const t = at / PARTS;
    return [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])];
  });

const closedLine = (points: readonly Point[]): Point[] =>
  points.flatMap((from, at) => straight(from, points[(at + 1) % points.length] ?? from));

const rectangle = (left: number, top: number, right: number, bottom: number): Point[] =>
  closedLine([
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ]);

/** The stripes along the edges that are not nothing. */
function edgeBands({ left, right, top, bottom }: BlendShares): Point[][] {
  return [
    ...(left > 0 ? [rectangle(0, 0, left, 1)] : []),
    ...(right > 0 ? [rectangle(1 - right, 0, 1, 1)] : []),
    ...(top > 0 ? [rectangle(0, 0, 1, top)] : []),
    ...(bottom > 0 ? [rectangle(0, 1 - bottom, 1, 1)] : []),
  ];
}

function pathOf(numbers: readonly number[], closed: boolean): string {
  const points = numbers.flatMap((x, at) => (at % 2 === 0 ? [`${round(x)} ${round(numbers[at + 1] ?? 0)}`] : []));
  return points.length < 2 ? '' : `M${points.join('L')}${closed ? 'Z' : ''}`;
}

const round = (px: number): number => Math.round(px * 10) / 10;

function boxOf(numbers: readonly number[], widthPx: number, heightPx: number): ThrowSketch['box'] {
  const xs = [0, widthPx, ...numbers.filter((_, at) => at % 2 === 0)];
  const ys = [0, heightPx, ...numbers.filter((_, at) => at % 2 === 1)];
  const margin = MARGIN * Math.max(widthPx, heightPx);
  const [left, top] = [Math.min(...xs) - margin, Math.min(...ys) - margin];
  return { x: left, y: top, width: Math.max(...xs) + margin - left, height: Math.max(...ys) + margin - top };
}
