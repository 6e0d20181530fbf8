/** Whether four corners can hold a picture. Pure; shares from the upper left, y downwards. */

import type { Point } from './homography.ts';

export interface Corners {
  readonly topLeft: Point;
  readonly topRight: Point;
  readonly bottomRight: Point;
  readonly bottomLeft: Point;
}

export type CornerName = keyof Corners;

/** What is wrong with the corners, in a sentence without its full stop, and the corner it is best seen at. */
export interface QuadFault {
  readonly corner: CornerName;
  readonly says: string;
}

/** The corners as one goes round the picture, clockwise. */
export const CORNER_NAMES = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const satisfies CornerName[];

/** What people call them. */
export const CORNER_WORDS: Readonly<Record<CornerName, string>> = {
  topLeft: 'upper left',
  topRight: 'upper right',
  bottomRight: 'lower right',
  bottomLeft: 'lower left',
};

/** Nearer together than this, two corners are one: shares of what the projector throws. */
const SAME = 0.005;
/** The sine of the flattest corner a picture can have. */
const FLAT = 0.01;

/** What keeps a picture from being pinned to these corners, or null: every corner has to turn to the right, going round. */
export function quadFault(corners: Corners): QuadFault | null {
  const rounds = CORNER_NAMES.map((corner, at) => {
    const [before, next] = [CORNER_NAMES[(at + 3) % 4] ?? corner, CORNER_NAMES[(at + 1) % 4] ?? corner];
    return { corner, next, turn: sineAt(corners[before], corners[corner], corners[next]) };
  });
  const twice = rounds.find(({ corner, next }) => distance(corners[corner], corners[next]) < SAME);
  if (twice) {
    const says = `the ${CORNER_WORDS[twice.corner]} and the ${CORNER_WORDS[twice.next]} corner lie on each other`;
    return { corner: twice.corner, says };
  }
  const flat = rounds.find(({ turn }) => Math.abs(turn) < FLAT);
  if (flat) {
    return { corner: flat.corner, says: `the ${CORNER_WORDS[flat.corner]} corner lies in line with its neighbours` };
  }
  const wrong = rounds.filter(({ turn }) => turn < 0);
  const [first] = wrong;
  if (!first) return null;
  if (wrong.length === 4) {
    const says =
      'the corners go round the wrong way: put them the other way round, and turn the picture over with mirror: true';
    return { corner: first.corner, says };
  }
  if (wrong.length === 2) {
    const says = 'the sides of the picture cross: its corners are upper left, upper right, lower right and lower left';
    return { corner: first.corner, says };
  }
  const inward = wrong.length === 1 ? first : (rounds.find(({ turn }) => turn > 0) ?? first);
  return { corner: inward.corner, says: `the ${CORNER_WORDS[inward.corner]} corner points into the picture` };
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay);

/** The sine of the turn at `b` on the way from `a` to `c`, positive to the right (clockwise, as y points down). */
function sineAt(a: Point, b: Point, c: Point): number {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], c[0] - b[0], c[1] - b[1]];
  const length = Math.hypot(ux, uy) * Math.hypot(vx, vy);
  return length === 0 ? 0 : (ux * vy - uy * vx) / length;
}
