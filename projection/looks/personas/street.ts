/**
 * Who hangs on which board at a moment: the stock, what is quoted, and the copies of somebody who sells. Worked out
 * from the frame alone, into boards that are made once.
 */

import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import type { LedgerLine, QuoteBoard } from '#installation/frame/world-frame.ts';
import { clamp01 } from '#installation/time/easing.ts';
import { mixBits } from '../drawing/seeded.ts';
import { MOST_BOARDS, type Place, placesOf, salesAt } from './places.ts';
import { type StockPrice, stockPriceAt } from './price.ts';

/** Somebody on a board. */
export interface Occupant {
  /** Seeds the portrait of the stock. */
  seed: number;
  /** What is quoted; null for the stock. */
  quote: QuoteBoard | null;
  isCopy: boolean;
  price: number;
  /** Since the price changed, ms. */
  priceAgeMs: number;
}

/** A board at a moment. Of all shares 0 is not at all. */
export interface Board {
  place: Place;
  /** Who comes, and who is there already. */
  readonly over: Occupant;
  readonly under: Occupant;
  hasOver: boolean;
  hasUnder: boolean;
  /** How far down the one who comes has unrolled. */
  roll: number;
  /** How far the board has been rolled down at all. */
  shown: number;
  /** How far it has collapsed into a line. */
  collapse: number;
  /** How long SOLD has been falling or lying there, ms; less than 0: it is not. */
  stampMs: number;
  /** How far SOLD has faded. */
  stampGone: number;
}

/** What the score says to the street. */
export interface StreetDials {
  readonly presence: number;
  /** Boards of the stock for every 8 m of wall. */
  readonly boards: number;
  /** Boards that one sale of somebody's likeness takes over. */
  readonly copies: number;
}

const ROLL_MS = 1300;
const COLLAPSE_MS = 800;
/** SOLD lies on a board of the stock so long before somebody else comes. */
const SOLD_MS = 2200;
/** A quoted board is free of SOLD so long after the next bid. */
const STAMP_FADE_MS = 450;
const STAMP_LEAST_MS = 1500;
/** Copies of one sale come one after the other. */
const BETWEEN_COPIES_MS = 320;
/** Bids per second from which on the market is seen to be open. */
const OPEN_PACE = 0.12;

const ease = (share: number): number => {
  const s = clamp01(share);
  return s * s * (3 - 2 * s);
};

/** How open the market looks, 0..1: it opens and closes with its pace, so nothing pops. */
export const openShare = (pace: number): number => ease(pace / OPEN_PACE);

const noPlace: Place = { x: 0, top: 0, scale: 1, z: 0, own: 0, turn: 0 };
const nobody = (): Occupant => ({ seed: 0, quote: null, isCopy: false, price: 0, priceAgeMs: 0 });

const emptyBoard = (): Board => ({
  place: noPlace,
  over: nobody(),
  under: nobody(),
  hasOver: false,
  hasUnder: false,
  roll: 1,
  shown: 0,
  collapse: 0,
  stampMs: -1,
  stampGone: 0,
});

/** Creates the boards of a wall. `at` works out a frame and answers how many there are: the first ones of `boards`. */
export function createStreet() {
  const boards = Array.from({ length: MOST_BOARDS }, emptyBoard);
  const priced: StockPrice = { price: 0, ageMs: 0 };
  const taken = new Uint8Array(MOST_BOARDS);
  let places: readonly Place[] = [];
  let madeFor = '';

  const layOut = ({ seed, slice }: SurfaceFrame): void => {
    const wall = `${seed} ${slice.wallWidthM} ${slice.wallHeightM}`;
    if (wall === madeFor) return;
    madeFor = wall;
    places = placesOf(seed, slice.wallWidthM, slice.wallHeightM);
  };

  const stock = (who: Occupant, frame: SurfaceFrame, index: number, generation: number): void => {
    who.seed = mixBits(frame.seed + index * 7919 + generation * 104_729);
    who.quote = null;
    who.isCopy = false;
    stockPriceAt(priced, who.seed, frame.showMs, frame.world.market.betrayal);
    who.price = priced.price;
    who.priceAgeMs = priced.ageMs;
  };

  const quoted = (who: Occupant, quote: QuoteBoard, isCopy: boolean): void => {
    who.seed = mixBits(quote.lot + 0x10c);
    who.quote = quote;
    who.isCopy = isCopy;
    who.price = quote.price;
    who.priceAgeMs = quote.bidAgeMs;
  };

  /** The stock as it stands without anybody quoted. */
  const standStock = (frame: SurfaceFrame, dials: StreetDials, open: number): void => {
    const { market } = frame.world;
    const sales = anonymousSales(market.quotes);
    for (const [index, place] of places.entries()) {
      const board = boards[index];
      if (board === undefined) continue;
      const wanted = clamp01((dials.boards - ((index + 1) * 8) / frame.slice.wallWidthM) / 0.4 + 1);
      const opened = clamp01(open * 1.6 - 0.6 * place.own);
      board.place = place;
      board.shown = ease(wanted) * ease(opened) * (1 - market.exposure);
      board.collapse = 0;
      board.hasOver = false;
      board.hasUnder = board.shown > 0;
      board.roll = 1;
      board.stampMs = -1;
      board.stampGone = 0;
      const hits = salesAt(sales, place.turn, places.length);
      const newest = place.turn + (hits - 1) * places.length;
      const ageMs = hits > 0 ? saleAgeMs(market.ledger, null, sales - 1 - newest) : Number.POSITIVE_INFINITY;
      stock(board.under, frame, index, hits);
      if (ageMs >= SOLD_MS + ROLL_MS) continue;
      stock(board.under, frame, index, hits - 1);
      stock(board.over, frame, index, hits);
      board.hasOver = true;
      board.roll = ease((ageMs - SOLD_MS) / ROLL_MS);
      board.stampMs = ageMs;
      board.stampGone = ease((ageMs - SOLD_MS) / 500);
    }
  };

  /** Lets `who`, quoted, come over what hangs on `board`; `come` 0..1 is how far, `goneMs` since they left the market. */
  const hang = (board: Board, quote: QuoteBoard, isCopy: boolean, come: number, goneMs: number, open: number): void => {
    if (come <= 0) return;
    const back = ease((goneMs - COLLAPSE_MS - 150) / ROLL_MS);
    if (back > 0) {
      // The board is rolled down anew, for whoever of the stock hangs there.
      board.shown *= back;
      return;
    }
    board.stampMs = -1;
    board.stampGone = 0;
    if (come >= 1 || !board.hasUnder) {
      board.hasUnder = false;
      board.shown = come >= 1 ? open : come * open;
      board.roll = 1;
    } else {
      if (board.hasOver && board.roll > 0.5) swap(board);
      board.shown = Math.max(board.shown, come * open);
      board.roll = come;
    }
    quoted(board.over, quote, isCopy);
    board.hasOver = true;
    board.collapse = ease(goneMs / COLLAPSE_MS);
  };

  const stamp = (board: Board, ledger: readonly LedgerLine[], quote: QuoteBoard): void => {
    const soldMs = saleAgeMs(ledger, quote.what, 0);
    const nextMs = bidAfterSaleMs(ledger, quote.what);
    if (nextMs === null) {
      board.stampMs = quote.isSold ? Math.min(soldMs, quote.bidAgeMs) : -1;
      return;
    }
    const free = Math.max(0, STAMP_LEAST_MS - (soldMs - nextMs));
    board.stampMs = soldMs;
    board.stampGone = ease((nextMs - free) / STAMP_FADE_MS);
  };

  const hangQuotes = (frame: SurfaceFrame, dials: StreetDials, open: number): void => {
    const { quotes, ledger } = frame.world.market;
    taken.fill(0);
    for (const quote of quotes) {
      const goneMs = quote.endedAgeMs ?? -1;
      if (goneMs > COLLAPSE_MS + ROLL_MS + 3000) continue;
      const index = freePlace(taken, quote.lot, places.length);
      const board = boards[index];
      if (board === undefined) continue;
      taken[index] = 1;
      hang(board, quote, false, ease(quote.ageMs / ROLL_MS), goneMs, open);
      if (goneMs <= 0) stamp(board, ledger, quote);
      if (quote.likeness !== null) copy(frame, dials, quote, index, goneMs, open);
    }
  };

  /** Every sale of a likeness puts it on more boards. */
  const copy = (
    { world }: SurfaceFrame,
    dials: StreetDials,
    quote: QuoteBoard,
    from: number,
    goneMs: number,
    open: number,
  ): void => {
    const each = Math.max(1, Math.ceil(dials.copies));
    let made = 0;
    for (let step = 1; step < places.length && made < quote.sales * dials.copies; step += 1) {
      const index = (from + step) % places.length;
      const board = boards[index];
      if (board === undefined || taken[index] === 1) continue;
      taken[index] = 1;
      const sale = Math.floor(made / each);
      const late = (made % each) * BETWEEN_COPIES_MS + 350;
      const ageMs = saleAgeMs(world.market.ledger, quote.what, quote.sales - 1 - sale) - late;
      const come = ease(ageMs / ROLL_MS) * clamp01(quote.sales * dials.copies - made);
      const left = goneMs < 0 ? goneMs : Math.max(0, goneMs - 90 * step);
      hang(board, quote, true, come, left, open);
      if (left <= 0 && come > 0) board.stampMs = ageMs - ROLL_MS;
      made += 1;
    }
  };

  return {
    boards: boards as readonly Board[],
    /** Works out `frame`; answers how many of the boards count, shown or not. */
    at(frame: SurfaceFrame, dials: StreetDials): number {
      layOut(frame);
      const open = openShare(frame.world.market.pace);
      standStock(frame, dials, open);
      hangQuotes(frame, dials, open);
      for (const board of boards) {
        board.shown *= ease(clamp01(dials.presence * 2.5 - 0.5 * board.place.own));
        if (board.shown <= 0 || board.collapse >= 1) board.hasOver = board.hasUnder = false;
      }
      return places.length;
    },
  };
}

/** Who has come is the one who is there. */
function swap(board: Board): void {
  Object.assign(board.under, board.over);
  board.hasUnder = true;
}

/** Sales of whatever is nobody's likeness: they are made of the stock. */
export function anonymousSales(quotes: readonly QuoteBoard[]): number {
  let sales = 0;
  for (const quote of quotes) if (quote.likeness === null) sales += quote.sales;
  return sales;
}

/**
 * How long ago the `back`-th newest sale (0 the newest) of `what` was, ms; of whatever is nobody's likeness where it is
 * null. Infinite where the ledger no longer has it.
 */
export function saleAgeMs(ledger: readonly LedgerLine[], what: string | null, back: number): number {
  let left = back;
  for (const line of ledger) {
    const counts = what === null ? line.what === 'crowd' || line.what === 'participants' : line.what === what;
    if (!line.isSale || !counts) continue;
    if (left === 0) return line.ageMs;
    left -= 1;
  }
  return Number.POSITIVE_INFINITY;
}

/** How long ago the bid was that followed the newest sale of `what`, ms; null where none did, or the ledger has no sale. */
export function bidAfterSaleMs(ledger: readonly LedgerLine[], what: string): number | null {
  let after: number | null = null;
  for (const line of ledger) {
    if (line.what !== what) continue;
    if (line.isSale) return after;
    after = line.ageMs;
  }
  return null;
}

/** The place of a lot: its own, or the next that is free. */
function freePlace(taken: Uint8Array, lot: number, count: number): number {
  let index = lot % count;
  for (let tries = 0; tries < count && taken[index] === 1; tries += 1) index = (index + 1) % count;
  return index;
}
