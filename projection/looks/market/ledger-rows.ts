/** The lines of the ledger and the hands behind it, as rows of one float texture. */

import { LANDMARK, LANDMARK_STRIDE } from '#installation/crowd/body.ts';
import type { Figure, SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { MarketNumbers } from '#installation/frame/world-frame.ts';
import { createRowTexture } from '../drawing/row-texture.ts';
import { wallScale } from '../personas/places.ts';
import { FINGERTIPS } from './hand-lines.ts';
import { columnsOf, columnX, type LaidLine, type LedgerWall, MOST_COLUMNS, MOST_LINES } from './ledger-layout.ts';

/** Texels of a row. */
export const LEDGER_TEXEL = {
  /** 0 a line, 1 a hand; light; how far traced, or how far the hand has come; 0..1 of its own. */
  what: 0,
  /** Of a line: left end, m, length, turn. Of a hand: its middle, size, -1 or 1. */
  place: 1,
  /** Of a line: where it leads, m. */
  hand: 2,
} as const;

const WIDTH = 3;
const MOST_ROWS = MOST_LINES + MOST_COLUMNS;
/** Size of a hand, and how far its middle hangs below the wall's upper edge, on a wall of 2.25 m. */
const HAND_M = 0.25;
const HANGS_M = 0.22;

const ease = (share: number): number => {
  const s = Math.min(1, Math.max(0, share));
  return s * s * (3 - 2 * s);
};

/** Who a line leads to that stands on the wall: whoever is on the market now, in their own hand; null: to its buyer. */
export function ownerOf(market: MarketNumbers, what: string, figures: readonly Figure[]): Figure | null {
  const key = market.quotes.find((quote) => quote.what === what && quote.isListed)?.likeness?.key;
  return key === undefined ? null : (figures.find((figure) => figure.isCast && figure.key === key) ?? null);
}

/** Creates the rows. The caller disposes of them. */
export function createLedgerRows() {
  const rows = createRowTexture(WIDTH, MOST_ROWS);
  const { four } = rows;
  /** How far the hand over each column has come. */
  const come = new Float32Array(MOST_COLUMNS);

  const handX = (wall: LedgerWall, column: number): number =>
    columnX(wall, column) + (wall.wallWidthM / columnsOf(wall)) * 0.42;

  return {
    rows,
    come,
    /** Writes the lines and the hands they lead to; answers how many rows. */
    write(lines: readonly LaidLine[], count: number, wall: LedgerWall, { world, figures }: SurfaceFrame): number {
      const grown = wallScale(wall.wallHeightM);
      const size = HAND_M * grown;
      come.fill(0);
      let row = 0;
      for (let index = 0; index < count; index += 1) {
        const laid = lines[index];
        if (!laid?.line) continue;
        four(row, LEDGER_TEXEL.what, 0, laid.light, laid.traced, laid.own);
        four(row, LEDGER_TEXEL.place, laid.x, laid.y - 0.016 * grown, laid.lengthM * 0.86, laid.turn);
        const owner = laid.traced > 0 ? ownerOf(world.market, laid.line.what, figures) : null;
        if (owner !== null) {
          const hand = (laid.own < 0.5 ? LANDMARK.leftIndex : LANDMARK.rightIndex) * LANDMARK_STRIDE;
          four(
            row,
            LEDGER_TEXEL.hand,
            owner.joints[hand] ?? 0,
            owner.joints[hand + 1] ?? 0,
            owner.joints[hand + 2] ?? 0,
            0,
          );
        } else {
          const side = laid.column % 2 === 0 ? 1 : -1;
          const [tipX, tipY] = FINGERTIPS[Math.floor(laid.own * FINGERTIPS.length)] ?? [0, 0];
          come[laid.column] = Math.max(come[laid.column] ?? 0, laid.traced * laid.light);
          const y = wall.wallHeightM - HANGS_M * grown + tipY * size;
          four(row, LEDGER_TEXEL.hand, handX(wall, laid.column) + side * tipX * size, y, 0, 0);
        }
        row += 1;
      }
      for (let column = 0; column < columnsOf(wall); column += 1) {
        const here = ease((come[column] ?? 0) * 2.2);
        if (here <= 0) continue;
        const y = wall.wallHeightM - HANGS_M * grown + (1 - here) * 0.62 * grown;
        four(row, LEDGER_TEXEL.what, 1, here, here, 0);
        four(row, LEDGER_TEXEL.place, handX(wall, column), y, size, column % 2 === 0 ? 1 : -1);
        row += 1;
      }
      rows.send(row);
      return row;
    },
    dispose: rows.dispose,
  };
}

export type LedgerRows = ReturnType<typeof createLedgerRows>;
