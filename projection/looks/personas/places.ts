/** Where boards can stand along a wall: places that never touch, the same for every slice of it. */

import { mixBits } from '../drawing/seeded.ts';

/** Height of a wall that boards were drawn for, m. On others they grow with it, within reason. */
const DRAWN_FOR_M = 2.25;
/** Metres of wall to a board, at that height. */
const PITCH_M = 0.79;
const GOLDEN = 0.6180339887;

/** Width and height of a board at scale 1, m. */
export const BOARD = { wideM: 0.62, highM: 1.42 } as const;

/** A place for a board. */
export interface Place {
  /** Middle and upper edge, m. */
  readonly x: number;
  readonly top: number;
  readonly scale: number;
  /** Behind the wall, m: 0 or less. */
  readonly z: number;
  /** 0..1, of its own. */
  readonly own: number;
  /** Which of the sales that fall to the stock, counted round and round, is the first to fall to it. */
  readonly turn: number;
}

/** Boards drawn at most. */
export const MOST_BOARDS = 24;

/** How much larger than at {@link DRAWN_FOR_M} everything of the market is drawn on a wall. */
export const wallScale = (heightM: number): number => Math.min(1.6, Math.max(0.6, heightM / DRAWN_FOR_M));

/** The places of a wall, in the order they fill: any number of the first ones is spread over the whole of it. */
export function placesOf(seed: number, wallWidthM: number, wallHeightM: number): readonly Place[] {
  const grown = wallScale(wallHeightM);
  const count = Math.min(MOST_BOARDS, Math.max(1, Math.round(wallWidthM / (PITCH_M * grown))));
  const pitch = wallWidthM / count;
  const stride = [7, 5, 3, 1].find((step) => count % step !== 0 || step === 1) ?? 1;
  return orderOf(count).map((cell, index) => {
    const own = mixBits(seed ^ Math.imul(cell + 1, 0x51ed27)) / 2 ** 32;
    const scale = grown * (0.8 + 0.2 * own);
    const room = Math.max(0, pitch - BOARD.wideM * scale);
    const shift = (mixBits(seed + cell * 31) / 2 ** 32 - 0.5) * room * 0.8;
    return {
      x: (cell + 0.5) * pitch + shift,
      top: wallHeightM - grown * (0.015 + 0.03 * (mixBits(seed + cell * 77) / 2 ** 32)),
      scale,
      z: -0.15 - 0.9 * (1 - own),
      own,
      turn: turnOf(index, stride, count),
    };
  });
}

/** Cells of a row in the order of a golden sequence, each once. */
function orderOf(count: number): readonly number[] {
  const free = new Set(Array.from({ length: count }, (_, cell) => cell));
  return Array.from({ length: count }, (_, index) => {
    const wanted = Math.floor(((0.5 + index * GOLDEN) % 1) * count);
    let nearest = -1;
    for (const cell of free) if (nearest < 0 || Math.abs(cell - wanted) < Math.abs(nearest - wanted)) nearest = cell;
    free.delete(nearest);
    return nearest;
  });
}

/** The k below `count` with `(k * stride) % count === index`. */
function turnOf(index: number, stride: number, count: number): number {
  let k = 0;
  while ((k * stride) % count !== index) k += 1;
  return k;
}

/** How many of the first `sales` fall to a place with `turn` among `count`. */
export const salesAt = (sales: number, turn: number, count: number): number =>
  sales > turn ? Math.floor((sales - 1 - turn) / count) + 1 : 0;
