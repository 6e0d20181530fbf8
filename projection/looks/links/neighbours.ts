/**
 * Who is whose neighbour in a crowd, and how surely. Nothing flips: somebody who steps between two lets their bond pale as
 * he comes, and makes his own as it pales.
 */

import type { Figure } from '#installation/frame/surface-frame.ts';
import { smooth } from '../network/tearing.ts';
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

/**
 * Sorts figures by their place along the wall and tells of every pair of neighbours. `order` is scratch memory; figures
 * beyond its length are left out. Allocates nothing.
 */
export function eachNeighbours(figures: readonly Figure[], order: number[], takes: TakesPair): void {
  const count = Math.min(figures.length, order.length);
  sortAlong(figures, order, count);
  for (let from = 0; from < count; from += 1) {
    const left = figures[order[from] ?? 0];
    if (left === undefined || left.presence <= 0) continue;
    let blocked = 0;
    for (let to = from + 1; to < count && blocked < BLOCKED; to += 1) {
      const right = figures[order[to] ?? 0];
      if (right === undefined || shouldersX(right) - shouldersX(left) > REACH_M) break;
      if (right.presence <= 0) continue;
      const weight = freeBetween(figures, order, count, from, to);
      if (weight >= LEAST) takes(left, right, smooth(LEAST, 0.5, weight));
      else blocked += 1;
    }
  }
}

/** Insertion sort: nothing is allocated, and what is sorted already costs nothing. */
function sortAlong(figures: readonly Figure[], order: number[], count: number): void {
  for (let index = 0; index < count; index += 1) order[index] = index;
  for (let index = 1; index < count; index += 1) {
    const moving = order[index] ?? 0;
    const figure = figures[moving];
    let hole = index;
    while (hole > 0) {
      const before = figures[order[hole - 1] ?? 0];
      if (before === undefined || figure === undefined || shouldersX(before) <= shouldersX(figure)) break;
      order[hole] = order[hole - 1] ?? 0;
      hole -= 1;
    }
    order[hole] = moving;
  }
}

/** How free the way is between two of the sorted, 0..1. */
function freeBetween(
  figures: readonly Figure[],
  order: readonly number[],
  count: number,
  from: number,
  to: number,
): number {
  const left = figures[order[from] ?? 0];
  const right = figures[order[to] ?? 0];
  if (left === undefined || right === undefined) return 0;
  const [leftX, rightX] = [shouldersX(left), shouldersX(right)];
  const marginM = Math.min(BESIDE_M, 0.3 * (rightX - leftX));
  if (marginM <= 0) return 1;
  const kept = left.isCast !== right.isCast ? PAST : 0;
  let free = 1;
  for (let between = firstFrom(figures, order, from, leftX - marginM); between < count; between += 1) {
    const figure = figures[order[between] ?? 0];
    if (figure === undefined || between === from || between === to) continue;
    const x = shouldersX(figure);
    if (x >= rightX + marginM) break;
    const inside = smooth(-marginM, marginM, x - leftX) * smooth(-marginM, marginM, rightX - x);
    free *= 1 - (1 - kept) * inside * figure.presence;
    if (free < LEAST) return 0;
  }
  return free;
}

/** The first of the sorted, at or before `from`, that is not left of a place. */
function firstFrom(figures: readonly Figure[], order: readonly number[], from: number, leastX: number): number {
  let first = from;
  while (first > 0) {
    const before = figures[order[first - 1] ?? 0];
    if (before === undefined || shouldersX(before) <= leastX) break;
    first -= 1;
  }
  return first;
}
