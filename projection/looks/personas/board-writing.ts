/** What stands on the boards in words: the price, what is sold, its lot, a column of kanji, SOLD. */

import type { MarketNumbers } from '#installation/frame/world-frame.ts';
import type { TextSheet } from '../../text/text-sheet.ts';
import { ACID, CYAN, MARKET_RED, PAPER } from '../drawing/palette.ts';
import { mixBits } from '../drawing/seeded.ts';
import { LAYOUT } from './board-layout.ts';
import { type Stamp, stampAt } from './board-rows.ts';
import {
  COPY,
  IN_STOCK,
  LOT,
  PERSONA_PARTS,
  type PersonaPart,
  SOLD,
  SOLD_OUT,
  WHOLE_PERSON,
  YOU,
} from './persona-words.ts';
import { BOARD } from './places.ts';
import { priceWords } from './price.ts';
import type { Board, Occupant } from './street.ts';

type Rgb = readonly [number, number, number];

/** The lowest text on a wall, as a share of its height. */
const LEAST = 1 / 40;

/** What the writing of a frame depends on besides its boards. */
export interface WritingDials {
  readonly light: number;
  readonly ticker: number;
  readonly wallHeightM: number;
  /** Where prices that fall are on their way, 0..1; null where nothing may fall. */
  readonly falling: number | null;
}

/** What a stock persona is a part of somebody for. */
export const partOf = (seed: number): PersonaPart =>
  PERSONA_PARTS[mixBits(seed + 21) % PERSONA_PARTS.length] ?? PERSONA_PARTS[0] ?? YOU;

/** Writes a board. Shares the sheet with whoever began it. */
export function writeBoard(sheet: TextSheet, board: Board, market: MarketNumbers, dials: WritingDials): void {
  const isOver = board.hasOver && (board.roll > 0.5 || !board.hasUnder);
  const who = isOver ? board.over : board.under;
  const turning = board.hasOver && board.hasUnder ? Math.abs(board.roll - 0.5) * 2 : 1;
  const light = dials.light * board.shown * (1 - board.collapse) ** 4 * turning ** 2;
  if (light <= 0.01) return;
  const { place } = board;
  const left = place.x - (BOARD.wideM / 2) * place.scale;
  const least = dials.wallHeightM * LEAST;
  const at = (x: number, y: number): readonly [number, number, number] => [
    left + x * place.scale,
    place.top - y * place.scale,
    place.z,
  ];
  const size = (sizeM: number): number => Math.max(least, sizeM * place.scale);

  const words = priceWords(market.currency, who.price);
  const flash = Math.max(0, 1 - who.priceAgeMs / 700) * dials.ticker;
  const { betrayal } = market;
  const money: Rgb = betrayal > 0.02 ? mixed(ACID, MARKET_RED, betrayal) : ACID;
  sheet.put({
    words,
    face: 'system',
    sizeM: size(LAYOUT.price.sizeM),
    at: at(LAYOUT.price.x, LAYOUT.price.y),
    colour: money,
    light: light * (0.5 + 0.4 * flash),
  });
  if (betrayal > 0.02 && dials.falling !== null) {
    // The price comes off and falls down its board, again and again.
    const way = (dials.falling + place.own) % 1;
    sheet.put({
      words,
      face: 'system',
      sizeM: size(LAYOUT.price.sizeM),
      at: at(LAYOUT.price.x, LAYOUT.price.y + 1.25 * way * way),
      turn: -0.5 * way * (place.own - 0.5),
      colour: MARKET_RED,
      light: light * betrayal * Math.min(1, way * 8) * (1 - way) * 0.8,
    });
  }

  const { kanji, word, state } = namesOf(who, board.stampMs >= 0 && board.stampGone < 0.5);
  const colour: Rgb = who.quote?.likeness ? PAPER : CYAN;
  sheet.put({
    words: word,
    face: 'system',
    sizeM: size(LAYOUT.word.sizeM),
    at: at(LAYOUT.word.x, LAYOUT.word.y),
    colour: PAPER,
    light: light * 0.5,
    tracking: 0.04,
  });
  sheet.put({
    words: `${LOT} ${lotOf(who)}`,
    face: 'system',
    sizeM: size(LAYOUT.lot.sizeM),
    at: at(LAYOUT.lot.x, LAYOUT.lot.y),
    colour: CYAN,
    light: light * 0.28,
  });
  sheet.put({
    words: `${kanji} ${state}`,
    face: 'gothic',
    sizeM: size(LAYOUT.kanji.sizeM),
    at: at(LAYOUT.kanji.x, LAYOUT.kanji.y),
    vertical: true,
    colour,
    light: light * 0.42,
  });
  writeSold(sheet, board, light, at);
}

const stamp: Stamp = { size: 0, light: 0, impact: 0 };

function writeSold(
  sheet: TextSheet,
  board: Board,
  light: number,
  at: (x: number, y: number) => readonly [number, number, number],
): void {
  stampAt(stamp, board.stampMs, board.stampGone);
  if (stamp.light <= 0.01) return;
  const { x, y, sizeM, turn } = LAYOUT.sold;
  // The middle of capitals lies about a third of an em above their baseline.
  const dropM = sizeM * 0.36 * stamp.size;
  sheet.put({
    words: SOLD,
    face: 'system',
    sizeM: sizeM * stamp.size * board.place.scale,
    at: at(x + dropM * Math.sin(turn), y + dropM * Math.cos(turn)),
    align: 'middle',
    turn,
    colour: MARKET_RED,
    light: light * stamp.light * (0.95 + 0.5 * stamp.impact),
    tracking: 0.04,
  });
}

/** The number of a lot, four digits: the market's own, or the stock's. */
const lotOf = ({ quote, seed }: Occupant): string =>
  quote === null ? String(mixBits(seed + 1) % 10_000).padStart(4, '0') : String(quote.lot + 1).padStart(4, '0');

function namesOf(who: Occupant, isSold: boolean): { kanji: string; word: string; state: string } {
  const state = isSold ? SOLD_OUT : IN_STOCK;
  const { quote } = who;
  if (quote === null) return { ...partOf(who.seed), state };
  if (quote.likeness !== null) return { kanji: who.isCopy ? COPY : WHOLE_PERSON, word: quote.title, state };
  return { ...YOU, state };
}

const mixed = (a: Rgb, b: Rgb, share: number): Rgb => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
];
