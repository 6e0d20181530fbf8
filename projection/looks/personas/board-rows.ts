/** The boards of a frame as rows of one float texture. */

import { ACID, CYAN, linearChannel, PAPER } from '../drawing/palette.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { mixBits } from '../drawing/seeded.ts';
import { MOST_BOARDS } from './places.ts';
import { EMPTY_TILE, type PortraitAtlas, STOCK_HEADS } from './portrait-atlas.ts';
import type { Board, Occupant } from './street.ts';

/** Texels of a row. */
export const BOARD_TEXEL = {
  /** Middle x, upper edge y, z, m; scale. */
  place: 0,
  /** Of the one who comes: tile, mirrored (-1, 1), tile that slices are mixed in from, 0..1 of its own. */
  over: 1,
  under: 2,
  /** Rolled down so far 0..1; shown at all 0..1; collapsed 0..1; whether there is one who comes 0, 1. */
  state: 3,
  /** Linear colour of the one who comes, and how much of the light is theirs alone. */
  overLight: 4,
  underLight: 5,
  /** SOLD: size, light, impact; the price's flash 0..1. */
  stamp: 6,
} as const;

const WIDTH = 7;

/** How long SOLD falls, and how long what it hits rings, ms. */
export const FALL_MS = 260;
const RING_MS = 900;

/** How SOLD lies on a board. */
export interface Stamp {
  /** Against its size when it lies. */
  size: number;
  light: number;
  /** 1 as it hits, then less. */
  impact: number;
}

/** Writes how SOLD looks `ageMs` after the sale, faded by `gone`, into `out`. */
export function stampAt(out: Stamp, ageMs: number, gone: number): void {
  const fall = Math.min(1, Math.max(0, ageMs / FALL_MS));
  out.size = ageMs < 0 ? 0 : 1 + 1.5 * (1 - fall * fall);
  out.light = ageMs < 0 ? 0 : fall * fall * (1 - gone);
  out.impact = ageMs < FALL_MS ? 0 : Math.max(0, 1 - (ageMs - FALL_MS) / RING_MS) ** 2 * (1 - gone);
}

/** Creates the rows. The caller disposes of them. */
export function createBoardRows(atlas: PortraitAtlas) {
  const rows = createRowTexture(WIDTH, MOST_BOARDS);
  const { four } = rows;
  const stamp: Stamp = { size: 0, light: 0, impact: 0 };

  const occupant = (row: number, texel: number, lightTexel: number, who: Occupant): void => {
    const { seed, quote } = who;
    const likeness = quote?.likeness ?? null;
    const own = mixBits(seed + 5) / 2 ** 32;
    const side = mixBits(seed + 9) % 2 === 0 ? 1 : -1;
    if (likeness !== null) {
      const tile = atlas.likeness(likeness);
      four(row, texel, tile, who.isCopy ? side : 1, tile, own);
      const [r, g, b] = likeness.light.base;
      four(row, lightTexel, linearChannel(r), linearChannel(g), linearChannel(b), 1);
    } else if (quote !== null) {
      // Nobody else is mixed into the head that anybody fits into.
      four(row, texel, EMPTY_TILE, 1, EMPTY_TILE, own);
      four(row, lightTexel, ...PAPER, 0.5);
    } else {
      four(row, texel, mixBits(seed) % STOCK_HEADS, side, mixBits(seed + 3) % STOCK_HEADS, own);
      const acid = 0.1 * own;
      const cold = (part: 0 | 1 | 2): number => (0.72 - acid) * CYAN[part] + acid * ACID[part] + 0.06 * own;
      four(row, lightTexel, cold(0) + 0.1 * (1 - own), cold(1), cold(2), 0);
    }
  };

  return {
    rows,
    /** Writes the boards that are shown; answers how many. */
    write(boards: readonly Board[], count: number): number {
      let row = 0;
      for (let index = 0; index < count; index += 1) {
        const board = boards[index];
        if (board === undefined || !(board.hasOver || board.hasUnder)) continue;
        const { place, over, under } = board;
        four(row, BOARD_TEXEL.place, place.x, place.top, place.z, place.scale);
        occupant(row, BOARD_TEXEL.over, BOARD_TEXEL.overLight, board.hasOver ? over : under);
        occupant(row, BOARD_TEXEL.under, BOARD_TEXEL.underLight, board.hasUnder ? under : over);
        four(
          row,
          BOARD_TEXEL.state,
          board.hasOver ? board.roll : 1,
          board.shown,
          board.collapse,
          board.hasUnder ? 1 : 0,
        );
        stampAt(stamp, board.stampMs, board.stampGone);
        const flash = Math.max(0, 1 - (board.hasOver && board.roll > 0.5 ? over : under).priceAgeMs / 700);
        four(row, BOARD_TEXEL.stamp, stamp.size, stamp.light, stamp.impact, flash);
        row += 1;
      }
      rows.send(row);
      return row;
    },
    dispose: rows.dispose,
  };
}

export type BoardRows = ReturnType<typeof createBoardRows>;
