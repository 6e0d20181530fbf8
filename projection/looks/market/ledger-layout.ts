/** Where the lines of the ledger lie at a moment: in a column for each buyer, pushed on by every bid. Pure numbers. */

import type { LedgerLine, MarketNumbers } from '#installation/frame/world-frame.ts';
import { clamp01 } from '#installation/time/easing.ts';
import type { SparedBox } from '../caption/spared-box.ts';
import { mixBits } from '../drawing/seeded.ts';
import { wallScale } from '../personas/places.ts';

/** Lines drawn at most: as many as a frame has. */
export const MOST_LINES = 24;
export const MOST_COLUMNS = 16;

/** Width of a column and distance of two lines, on a wall of 2.25 m. */
const COLUMN_M = 1.3;
const PITCH_M = 0.088;
/** How long a bid takes to push its column on, ms; and where nothing may rush. */
const PUSH_MS = 480;
const SLOW_PUSH_MS = 1700;
/** Lines at the old end fade over so many places. */
const FADE_LINES = 4;
/** Places before the last that are dark already, as a line is pushed on while it still moves up to where it belongs. */
const DARK_LINES = 4;

/** A line of the ledger on the wall. */
export interface LaidLine {
  line: LedgerLine | null;
  column: number;
  /** Left end of its baseline, m. */
  x: number;
  y: number;
  /** Turned by its fall, rad. */
  turn: number;
  /** Width it may take, m. */
  lengthM: number;
  light: number;
  /** 0 in its column, 1 fallen. */
  fallen: number;
  /** How far it is traced, 0..1. */
  traced: number;
  /** 0..1, of its own. */
  own: number;
}

/** What the layout of a wall depends on. */
export interface LedgerWall {
  readonly wallWidthM: number;
  readonly wallHeightM: number;
  /** Height of the line figures stand on, which the ledger runs down to, and of the ledger's upper edge, m. */
  readonly floorM: number;
  readonly topM: number;
  /** Nothing rushes, turns or tumbles. */
  readonly isCalm: boolean;
  /** The show's own line of text: how far along the wall it reaches, m, and how much of it is there, 0..1. */
  readonly caption?: { readonly reachM: number; readonly share: number };
}

const ease = (share: number): number => {
  const s = clamp01(share);
  return s * s * (3 - 2 * s);
};

/** How many columns a wall has. */
export const columnsOf = ({ wallWidthM, wallHeightM }: LedgerWall): number =>
  Math.min(MOST_COLUMNS, Math.max(1, Math.round(wallWidthM / (COLUMN_M * wallScale(wallHeightM)))));

/** Left edge of a column, m. */
export const columnX = (wall: LedgerWall, column: number): number =>
  (wall.wallWidthM / columnsOf(wall)) * column + 0.06 * wallScale(wall.wallHeightM);

/** Size of the ledger's text on a wall so high: never below a fortieth of it, m. */
export const ledgerSizeM = (wallHeightM: number): number => Math.max(wallHeightM / 40, 0.06 * wallScale(wallHeightM));

export const emptyLine = (): LaidLine => ({
  line: null,
  column: 0,
  x: 0,
  y: 0,
  turn: 0,
  lengthM: 0,
  light: 0,
  fallen: 0,
  traced: 0,
  own: 0,
});

/** Lays the newest lines of `market` into `out`; answers how many. */
export function layLedger(out: readonly LaidLine[], market: MarketNumbers, wall: LedgerWall): number {
  const { ledger, betrayal } = market;
  const count = Math.min(ledger.length, out.length);
  const columns = columnsOf(wall);
  const grown = wallScale(wall.wallHeightM);
  const pitch = Math.max(PITCH_M * grown, ledgerSizeM(wall.wallHeightM) * 1.45);
  let pushed = 0;
  const pushMs = wall.isCalm ? SLOW_PUSH_MS : PUSH_MS;
  for (const { ageMs } of ledger) pushed += 1 - ease(ageMs / pushMs);
  for (let index = 0; index < count; index += 1) {
    const line = ledger[index];
    const laid = out[index];
    if (line === undefined || laid === undefined) continue;
    const column = line.buyer % columns;
    const own = mixBits(Math.round(line.price * 64) ^ Math.imul(line.buyer + 1, 0x9e3779b1)) / 2 ** 32;
    const place = placeInColumn(ledger, index, columns, pushMs);
    const y = wall.topM - (place + 1) * pitch;
    // A betrayal lets the columns go, the last written first, and all of it lies on the floor.
    const fallen = clamp01(betrayal * 2.2 - own * 0.8 - place * 0.05) ** 2;
    const lying = wall.floorM + (0.1 * own - 0.03) * grown;
    laid.line = line;
    laid.column = column;
    laid.own = own;
    laid.x = columnX(wall, column) + fallen * (own - 0.5) * 0.35 * grown;
    laid.y = y + (Math.min(y, lying) - y) * fallen;
    laid.turn = wall.isCalm ? 0 : fallen * (own < 0.5 ? -1 : 1) * (0.08 + 0.3 * Math.abs(own - 0.5));
    laid.lengthM = wall.wallWidthM / columns - 0.12 * grown;
    laid.fallen = fallen;
    laid.traced = line.traced;
    const entering = ease((place + 0.55) / 0.5);
    const leaving = clamp01((MOST_LINES - DARK_LINES * (wall.isCalm ? 2 : 1) - index + pushed) / FADE_LINES);
    const low = ease((laid.y - wall.floorM * (1 - fallen) + 0.02 * grown) / (0.05 * grown));
    // Nothing is written where the show's own line stands.
    const hushed = wall.caption && columnX(wall, column) < wall.caption.reachM ? wall.caption.share : 0;
    laid.light = entering * leaving * low * (1 - 0.55 * fallen) * (1 - hushed * (1 - fallen));
  }
  return count;
}

/** How many lines lie above a line in its column, less what the newest ones still have to push. */
function placeInColumn(ledger: readonly LedgerLine[], index: number, columns: number, pushMs: number): number {
  const own = ledger[index];
  if (own === undefined) return 0;
  let place = 0;
  for (let other = 0; other <= index; other += 1) {
    const line = ledger[other];
    if (line === undefined || line.buyer % columns !== own.buyer % columns) continue;
    place += (other < index ? 1 : 0) - (1 - ease(line.ageMs / pushMs));
  }
  return place;
}

/** Darkens those of the first `count` lines that would run through `box`, where something else has to be read. */
export function stepAside(lines: readonly LaidLine[], count: number, box: SparedBox, sizeM: number): void {
  if (box.share <= 0) return;
  for (let index = 0; index < count; index += 1) {
    const laid = lines[index];
    if (laid === undefined) continue;
    const isBeside = laid.x > box.right || laid.x + laid.lengthM < box.left;
    if (!isBeside && laid.y + sizeM > box.low && laid.y < box.high) laid.light *= 1 - box.share;
  }
}
