/** The points of a screen in the room, by their shares of it. */

import type { Place, Screen } from '../site/screen.ts';
import { minus, plus } from './vectors.ts';

/** A screen as a map from shares to the room. */
export interface ScreenPoints {
  /** The place of (u, v): shares of its width and height, as its viewers see it, from the upper left. */
  at(u: number, v: number): Place;
  /** The u of its columns, from 0 to 1: between two of them it is flat, or as good as flat. */
  readonly columns: readonly number[];
  /** Its width, along its sides or its arc, by its height. */
  readonly aspect: number;
}

/** One column in so many degrees: the chord of a pillar of 1 m lies within 0.1 mm of its arc. */
const COLUMN_DEG = 1.5;

/** The points of `screen`. */
export function screenPoints({ flat, folded, round }: Screen): ScreenPoints {
  if (folded) return foldedPoints(folded);
  if (round) return roundPoints(round);
  if (flat) return flatPoints(flat);
  throw new Error('a screen is flat, folded or round');
}

function flatPoints({ lowerLeft, lowerRight, upperLeft }: NonNullable<Screen['flat']>): ScreenPoints {
  const right = minus(lowerRight, lowerLeft);
  const down = minus(lowerLeft, upperLeft);
  const aspect = Math.hypot(...right) / Math.max(1e-6, Math.hypot(...down));
  return { at: (u, v) => plus(plus(upperLeft, right, u), down, v), columns: [0, 1], aspect };
}

/** Shares of the width are shares of the way along the foot. */
function foldedPoints({ foot, bottomM, heightM }: NonNullable<Screen['folded']>): ScreenPoints {
  const lengths = foot.slice(1).map(([x, y], at) => Math.hypot(x - (foot[at]?.[0] ?? x), y - (foot[at]?.[1] ?? y)));
  const whole = lengths.reduce((sum, length) => sum + length, 0);
  const columns = [0];
  for (const length of lengths) columns.push((columns.at(-1) ?? 0) + (whole > 0 ? length / whole : 0));
  columns[columns.length - 1] = 1;
  return {
    at: (u, v) => {
      const side = Math.max(
        0,
        Math.min(
          lengths.length - 1,
          columns.findLastIndex((from) => from <= u),
        ),
      );
      const [from, to] = [columns[side] ?? 0, columns[side + 1] ?? 1];
      const share = to > from ? (u - from) / (to - from) : 0;
      const [a = [0, 0], b = [0, 0]] = [foot[side], foot[side + 1]];
      return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]), bottomM + heightM * (1 - v)];
    },
    columns,
    aspect: whole / heightM,
  };
}

/** Shares of the width are shares of the arc. */
function roundPoints({
  centre,
  radiusM,
  fromDeg,
  toDeg,
  bottomM,
  heightM,
}: NonNullable<Screen['round']>): ScreenPoints {
  const count = Math.max(1, Math.ceil(Math.abs(toDeg - fromDeg) / COLUMN_DEG));
  return {
    at: (u, v) => {
      const angle = ((fromDeg + u * (toDeg - fromDeg)) * Math.PI) / 180;
      const [x, y] = centre;
      return [x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle), bottomM + heightM * (1 - v)];
    },
    columns: Array.from({ length: count + 1 }, (_, at) => at / count),
    aspect: (radiusM * Math.abs(toDeg - fromDeg) * Math.PI) / 180 / heightM,
  };
}
