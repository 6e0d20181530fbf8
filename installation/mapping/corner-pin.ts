/** The corner pin: where the four corners of a picture are pulled to, and when that is no picture any more. */

import { type Matrix, type Point, squareOnto } from '../site/homography.ts';
import type { Output } from '../site/output.ts';

export type Corners = Output['corners'];
export type CornerName = keyof Corners;

/** Clockwise from the upper left, as a homography counts them. */
export const CORNER_NAMES = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const satisfies CornerName[];

/** What people call them. */
export const CORNER_WORDS: Readonly<Record<CornerName, string>> = {
  topLeft: 'upper left',
  topRight: 'upper right',
  bottomRight: 'lower right',
  bottomLeft: 'lower left',
};

/** Nearer together than this share of the throw, two corners are one. */
const SAME = 0.01;
/** A corner flatter than this (twice its triangle's area, in shares of the throw) lies on the line of its neighbours. */
const FLAT = 0.0005;

/** Where shares of the picture land, in shares of the throw as its viewers see it. Corners with a fault: as they were, nothing pinned. */
export function pinOf(corners: Corners): Matrix {
  const pin = cornerFault(corners) === null ? squareOnto(quadOf(corners)) : null;
  return pin ?? [1, 0, 0, 0, 1, 0, 0, 0, 1];
}

/** What is wrong with the corners, in a sentence with its advice; null: they span a picture. */
export function cornerFault(corners: Corners): string | null {
  const quad = quadOf(corners);
  return collapsed(quad) ?? crossed(quad);
}

const quadOf = (c: Corners): readonly [Point, Point, Point, Point] => [
  c.topLeft,
  c.topRight,
  c.bottomRight,
  c.bottomLeft,
];

const wordsAt = (at: number): string => CORNER_WORDS[CORNER_NAMES[at % 4] ?? 'topLeft'];

function collapsed(quad: readonly Point[]): string | null {
  for (const [at, point] of quad.entries()) {
    const other = quad.findIndex((q, i) => i > at && Math.hypot(q[0] - point[0], q[1] - point[1]) < SAME);
    if (other >= 0) return `the ${wordsAt(at)} and the ${wordsAt(other)} corner lie in one place: pull them apart`;
  }
  return null;
}

/** By the turn at each corner: of a picture all four turn clockwise. */
function crossed(quad: readonly Point[]): string | null {
  const turns = quad.map((here, at) => turnAt(quad.at(at - 1) ?? here, here, quad[(at + 1) % 4] ?? here));
  const flat = turns.findIndex((turn) => Math.abs(turn) < FLAT);
  if (flat >= 0) return `the ${wordsAt(flat)} corner lies on the line between its neighbours: pull it outwards`;
  const wrong = turns.flatMap((turn, at) => (turn < 0 ? [at] : []));
  if (wrong.length === 0) return null;
  if (wrong.length === 4) return 'the corners run anticlockwise, as in a mirror: put them back and use mirror instead';
  if (wrong.length === 1) return `the ${wordsAt(wrong[0] ?? 0)} corner lies inside the other three: pull it outwards`;
  const inside = turns.findIndex((turn) => turn > 0);
  if (wrong.length === 3) return `the ${wordsAt(inside)} corner lies beyond the other three: pull it back`;
  return `two edges of the picture cross: the ${wordsAt(wrong[0] ?? 0)} and the ${wordsAt(wrong[1] ?? 1)} corner have changed places`;
}

/** Twice the signed area of the triangle; positive where the way turns clockwise, y down. */
const turnAt = (a: Point, b: Point, c: Point): number => (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
