/**
 * Who is whose neighbour in a crowd, and how surely. Nothing flips: somebody who steps between two lets their bond pale as
 * he comes, and makes his own as it pales.
 */

import type { Figure } from '#installation/frame/surface-frame.ts';
import { smoothBetween } from '#installation/time/easing.ts';
import { shouldersX } from './hands.ts';

/** Neighbours further apart than this are not linked; m. */
export const REACH_M = 3.6;
/** Bonds weaker than this are none. */
const LEAST = 0.04;
/** After so many who are not neighbours nobody further on is one. */
const BLOCKED = 5;
/** Somebody is between two from so far outside their ends; m. */
const BESIDE_M = 0.12;
/** How much of a bond of the cast is left past one who stands between. */
const PAST = 0.3;

/** Takes a pair of neighbours: the left one, the right one, and how surely they are, 0..1. */
export type TakesPair = (left: Figure, right: Figure, weight: number) => void;

/** Figures in their order along the wall; scratch memory for at most so many. */
export function createRow(most: number) {
  const order = new Uint16Array(most);
  const xs = new Float64Array(most);
  let count = 0;
  let sorted: readonly Figure[] = [];

  const x = (place: number): number => xs[place] ?? 0;
  const at = (place: number): Figure | undefined => sorted[order[place] ?? 0];

  /** Insertion sort: nothing is allocated, and a crowd that comes sorted costs nothing. */
  const sort = (figures: readonly Figure[]): void => {
    sorted = figures;
    count = Math.min(figures.length, most);
    for (let index = 0; index < count; index += 1) {
      const figure = figures[index];
      const own = figure === undefined ? 0 : shouldersX(figure);
      let hole = index;
      while (hole > 0 && x(hole - 1) > own) {
        order[hole] = order[hole - 1] ?? 0;
        xs[hole] = x(hole - 1);
        hole -= 1;
      }
      order[hole] = index;
      xs[hole] = own;
    }
  };

  /** How free the way is between two of the sorted, 0..1. */
  const freeBetween = (from: number, to: number, kept: number): number => {
    const [leftX, rightX] = [x(from), x(to)];
    const marginM = Math.min(BESIDE_M, 0.3 * (rightX - leftX));
    if (marginM <= 0) return 1;
    let first = from;
    while (first > 0 && x(first - 1) > leftX - marginM) first -= 1;
    let free = 1;
    for (let between = first; between < count && x(between) < rightX + marginM; between += 1) {
      if (between === from || between === to) continue;
      const here = x(between);
      const inside = smoothBetween(-marginM, marginM, here - leftX) * smoothBetween(-marginM, marginM, rightX - here);
      free *= 1 - (1 - kept) * inside * (at(between)?.presence ?? 0);
      if (free < LEAST) return 0;
    }
    return free;
  };

  return {
    /** Tells of every pair of neighbours among `figures`; those beyond its room are left out. Allocates nothing. */
    eachNeighbours(figures: readonly Figure[], takes: TakesPair): void {
      sort(figures);
      for (let from = 0; from < count; from += 1) {
        const left = at(from);
        if (left === undefined || left.presence <= 0) continue;
        let blocked = 0;
        for (let to = from + 1; to < count && blocked < BLOCKED && x(to) - x(from) <= REACH_M; to += 1) {
          const right = at(to);
          if (right === undefined || right.presence <= 0) continue;
          const weight = freeBetween(from, to, left.isCast !== right.isCast ? PAST : 0);
          if (weight >= LEAST) takes(left, right, smoothBetween(LEAST, 0.5, weight));
          else blocked += 1;
        }
      }
    },
  };
}
