/** What the ledger says in words: over each column its buyer, below it what they bid for and how much, and the volume. */

import type { MarketNumbers } from '#installation/frame/world-frame.ts';
import type { TextSheet } from '../../text/text-sheet.ts';
import { MARKET_RED, PAPER } from '../drawing/palette.ts';
import { SOLD, VOLUME, YOU } from '../personas/persona-words.ts';
import { wallScale } from '../personas/places.ts';
import { priceWords } from '../personas/price.ts';
import { columnX, type LaidLine, type LedgerWall, ledgerSizeM } from './ledger-layout.ts';

type Rgb = readonly [number, number, number];

/** Light of a line that is neither new nor sold: faint. */
const FAINT = 0.34;
/** A new line is brighter for so long, ms. */
const NEW_MS = 900;

/** What a line says. */
export const lineWords = ({ line }: LaidLine, currency: string): string =>
  line === null
    ? ''
    : `${line.title === line.what ? YOU.word : line.title}  ${priceWords(currency, line.price)}${line.isSale ? `  ${SOLD}` : ''}`;

/** Writes all of it. `come` says how far the hand over each column has come. */
export function writeLedger(
  sheet: TextSheet,
  lines: readonly LaidLine[],
  count: number,
  market: MarketNumbers,
  wall: LedgerWall,
  come: Float32Array,
  light: number,
): void {
  const sizeM = ledgerSizeM(wall.wallHeightM);
  let headed = 0;
  for (let index = 0; index < count; index += 1) {
    const laid = lines[index];
    if (!laid?.line || laid.light <= 0.01) continue;
    const { line, traced } = laid;
    const fresh = Math.max(0, 1 - line.ageMs / NEW_MS);
    sheet.put({
      words: lineWords(laid, market.currency),
      face: 'system',
      sizeM,
      at: [laid.x, laid.y, 0],
      turn: laid.turn,
      colour: whitened(traced),
      light: light * laid.light * (FAINT + 0.4 * fresh + (line.isSale ? 0.22 : 0) + 0.66 * traced),
    });
    const bit = 1 << laid.column;
    if ((headed & bit) !== 0) continue;
    headed |= bit;
    const named = come[laid.column] ?? 0;
    sheet.put({
      words: line.buyerName,
      face: 'system',
      sizeM,
      at: [columnX(wall, laid.column), wall.topM + 0.012 * wallScale(wall.wallHeightM), 0],
      colour: whitened(named),
      light: light * (0.2 + 0.8 * named) * (1 - 0.8 * laid.fallen),
    });
  }
  writeVolume(sheet, market, wall, light);
}

function writeVolume(sheet: TextSheet, market: MarketNumbers, wall: LedgerWall, light: number): void {
  if (market.volume <= 0) return;
  const grown = wallScale(wall.wallHeightM);
  sheet.put({
    words: `${VOLUME} ${priceWords(market.currency, market.volume * (1 - market.betrayal))}`,
    face: 'system',
    sizeM: Math.max(wall.wallHeightM / 40, 0.075 * grown),
    at: [wall.wallWidthM - 0.08 * grown, 0.035 * grown, 0],
    align: 'right',
    colour: MARKET_RED,
    light: light * 0.85,
  });
}

/** Red, and white when it is traced. */
const whitened = (traced: number): Rgb => [
  MARKET_RED[0] + (PAPER[0] - MARKET_RED[0]) * traced,
  MARKET_RED[1] + (PAPER[1] - MARKET_RED[1]) * traced,
  MARKET_RED[2] + (PAPER[2] - MARKET_RED[2]) * traced,
];
