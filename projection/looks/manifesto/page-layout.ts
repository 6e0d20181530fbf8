/** The page of the manifesto: where its lines lie while they rise, in columns that grow from below, the newest lowest. */

import { smoothBetween } from '#installation/time/easing.ts';

/** What of a line decides where it lies. */
export interface RisingLine {
  /** Height it takes of its column, m. */
  readonly heightM: number;
  /** How far it has risen from the floor, 0..1. */
  readonly rise: number;
}

/** The wall as far as the page goes by it, m. */
export interface PageWall {
  readonly widthM: number;
  readonly heightM: number;
  readonly floorM: number;
}

/** Where a line lies: the middle of its upper edge, m, and how much of it is to be seen. */
export interface LinePlace {
  x: number;
  y: number;
  light: number;
}

/** Width of a column as a share of the wall's height; the longest line of it. */
const COLUMN = 1.75;
export const LONGEST = 1.3;
/** Where a line that has risen begins to be pushed up by those after it, as a share of the wall's height. */
const BASE = 0.3;
/** Over which a line that is pushed up goes out, shares of the wall's height. */
const TOP = [0.92, 1.02] as const;

/** How many columns a wall has. */
export const columnsOf = ({ widthM, heightM }: PageWall): number =>
  Math.max(1, Math.floor(widthM / (COLUMN * heightM)));

/** Comes up quickly and settles, as breath does. */
export const lift = (rise: number): number => 1 - (1 - rise) ** 3;

/**
 * Writes to `places` where the first `count` of `lines` lie, the oldest first. A line rises from the floor to its
 * column's foot; whatever rises after it in the same column lifts it by its own height. No line jumps, whatever is added.
 */
export function layPage(
  lines: readonly RisingLine[],
  count: number,
  wall: PageWall,
  places: readonly LinePlace[],
): void {
  const columns = columnsOf(wall);
  const base = Math.max(BASE * wall.heightM, wall.floorM);
  for (let column = 0; column < columns; column += 1) {
    let pushed = 0;
    const last = count - 1 - ((count - 1 - column) % columns);
    for (let at = last; at >= 0; at -= columns) {
      const line = lines[at];
      const place = places[at];
      if (!line || !place) continue;
      const lifted = lift(line.rise);
      pushed += lifted * line.heightM;
      place.x = ((column + 0.5) * wall.widthM) / columns;
      place.y = wall.floorM + lifted * (base - wall.floorM) + pushed;
      const leaves = 1 - smoothBetween(TOP[0] * wall.heightM, TOP[1] * wall.heightM, place.y);
      place.light = smoothBetween(0, 0.3, line.rise) * leaves;
    }
  }
}
