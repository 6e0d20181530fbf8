/**
 * The market's ledger, worked out for any moment: bids, sales, quotes, volume. A listing is sold over and over, copy by
 * copy, in rounds of bids. When its k-th bid comes, how high it is and who makes it follows from the seed alone, so how
 * many there are by a moment is found without going through them.
 */

import type { ShowMs } from '../time/axes.ts';
import { clamp01 } from '../time/easing.ts';
import { tweenAt } from '../time/tween.ts';
import { chanceOf } from './chance.ts';
import type { Listing, Market } from './market.ts';
import { demandAt, momentOf } from './market-demand.ts';

/** A line of the ledger. */
export interface Bid {
  readonly what: string;
  readonly lot: number;
  /** Of the listing, from 0. */
  readonly index: number;
  readonly price: number;
  /** Who bid: of the score's buyers where it names any, else a number 0..9999. */
  readonly buyer: number;
  /** The bid was over the reserve and took it. */
  readonly isSale: boolean;
  readonly atMs: ShowMs;
}

/** Shares of a listing's price. Every round opens near 1; what it must reach; what it is sold for, above that. */
const OPENS = [0.9, 1.1] as const;
const RESERVE = [1.3, 1.5] as const;
const SOLD = 1.75;
const SOLD_SPREAD = 0.2;

/** What seeds each thing about a lot. */
const ASPECT = { appetite: 1, length: 2, moment: 3, rise: 4, buyer: 5, opens: 6, reserve: 7, sold: 8 } as const;

const between = ([low, high]: readonly [number, number], chance: number): number => low + (high - low) * chance;

const lotSeed = (seed: number, lot: number, aspect: number): number =>
  Math.floor(chanceOf(seed, lot, aspect) * 2 ** 32);

/** How much faster or slower than others this listing draws bids: 0.5..1.5. */
const appetite = (seed: number, { lot }: Listing): number => 0.5 + chanceOf(seed, lot, ASPECT.appetite);

/** How many bids a round of this listing has, the sale among them: 6..12. */
const roundLength = (seed: number, { lot }: Listing): number => 6 + Math.floor(7 * chanceOf(seed, lot, ASPECT.length));

/** Where within its unit of demand the k-th bid lies; away from both ends, so that no two bids fall together. */
const within = (seed: number, { lot }: Listing, k: number): number =>
  0.05 + 0.9 * chanceOf(lotSeed(seed, lot, ASPECT.moment), k, 0);

/** How many bids `listing` has had by `at`. */
export function bidCount(market: Market, seed: number, listing: Listing, at: ShowMs): number {
  const untilMs = listing.endedAtMs === null || at < listing.endedAtMs ? at : listing.endedAtMs;
  const demand = (demandAt(market.demand, untilMs) - listing.fromDemand) * appetite(seed, listing);
  if (demand <= 0) return 0;
  const whole = Math.floor(demand);
  return whole + (demand - whole >= within(seed, listing, whole) ? 1 : 0);
}

/** What round `round` of a listing opened at, had to reach, and was sold for, as prices. */
export function roundPrices(
  seed: number,
  listing: Listing,
  round: number,
): { opens: number; reserve: number; sold: number } {
  const { lot, price } = listing;
  const opens = round === 0 ? 1 : between(OPENS, chanceOf(lotSeed(seed, lot, ASPECT.opens), round, 0));
  const reserve = between(RESERVE, chanceOf(lotSeed(seed, lot, ASPECT.reserve), round, 0));
  const sold = SOLD + SOLD_SPREAD * (drift(seed, listing, round + 1) - drift(seed, listing, round));
  return { opens: price * opens, reserve: price * reserve, sold: price * sold };
}

/** What sales of consecutive rounds pass on to each other: in a sum of them all but the ends falls out. */
const drift = (seed: number, { lot }: Listing, round: number): number =>
  round === 0 ? 0.5 : chanceOf(lotSeed(seed, lot, ASPECT.sold), round, 0);

/** What `rounds` sales of a listing came to. */
const volumeOf = (seed: number, listing: Listing, rounds: number): number =>
  listing.price * (SOLD * rounds + SOLD_SPREAD * (drift(seed, listing, rounds) - drift(seed, listing, 0)));

/** The `index`-th bid (from 0) of a listing, whether or not it has come yet. */
export function bidOf(market: Market, seed: number, listing: Listing, index: number): Bid {
  const length = roundLength(seed, listing);
  const round = Math.floor(index / length);
  const step = index % length;
  const isSale = step === length - 1;
  const { opens, reserve, sold } = roundPrices(seed, listing, round);
  // Steps of growth, each a little off: always above the one before, and below the reserve until the last.
  const risen = (step + 0.9 * chanceOf(lotSeed(seed, listing.lot, ASPECT.rise), index, 0)) / (length - 1);
  const buyers = market.buyers > 0 ? market.buyers : 10_000;
  return {
    what: listing.what,
    lot: listing.lot,
    index,
    price: isSale ? sold : opens * (reserve / opens) ** risen,
    buyer: Math.floor(buyers * chanceOf(lotSeed(seed, listing.lot, ASPECT.buyer), index, 0)),
    isSale,
    atMs: momentOf(
      market.demand,
      listing.fromDemand + (index + within(seed, listing, index)) / appetite(seed, listing),
    ),
  };
}

/** The newest bids by `at`, at most `count`, the newest first. */
export function newestBids(market: Market, seed: number, at: ShowMs, count: number): Bid[] {
  const bids = [...market.listings.values()].flatMap((listing) => {
    const had = bidCount(market, seed, listing, at);
    const first = Math.max(0, had - count);
    return Array.from({ length: had - first }, (_, i) => bidOf(market, seed, listing, first + i));
  });
  return bids.sort((a, b) => b.atMs - a.atMs || b.lot - a.lot || b.index - a.index).slice(0, count);
}

/** How a listing stands. */
export interface Quote {
  readonly what: string;
  readonly lot: number;
  /** What the last bid was, less what the betrayal took; the opening price before the first. */
  readonly price: number;
  readonly bids: number;
  /** How many copies were sold. */
  readonly sales: number;
  /** The last bid took it: SOLD stands on it until the next. */
  readonly isSold: boolean;
  readonly isListed: boolean;
  readonly listedAtMs: ShowMs;
  /** When the last bid came; when it was offered where there was none. */
  readonly bidAtMs: ShowMs;
  /** When it was taken off, if it was. */
  readonly endedAtMs: ShowMs | null;
}

/** How much of a quote a full betrayal takes. */
const BETRAYAL_COSTS = 0.7;

/** The quotes of everything that was ever listed, in the order of listing. */
export function quotesAt(market: Market, seed: number, at: ShowMs): Quote[] {
  const left = 1 - BETRAYAL_COSTS * tweenAt(market.betrayal, at);
  return [...market.listings.values()]
    .filter((listing) => listing.listedAtMs <= at)
    .sort((a, b) => a.lot - b.lot)
    .map((listing) => {
      const bids = bidCount(market, seed, listing, at);
      const last = bids > 0 ? bidOf(market, seed, listing, bids - 1) : null;
      return {
        what: listing.what,
        lot: listing.lot,
        price: (last?.price ?? listing.price) * left,
        bids,
        sales: salesOf(seed, listing, bids),
        isSold: last?.isSale ?? false,
        isListed: listing.endedAtMs === null || at < listing.endedAtMs,
        listedAtMs: listing.listedAtMs,
        bidAtMs: last?.atMs ?? listing.listedAtMs,
        endedAtMs: listing.endedAtMs !== null && listing.endedAtMs <= at ? listing.endedAtMs : null,
      };
    });
}

const salesOf = (seed: number, listing: Listing, bids: number): number => Math.floor(bids / roundLength(seed, listing));

/** What all sales of the present listings came to by `at`, in the market's currency. */
export function volumeAt(market: Market, seed: number, at: ShowMs): number {
  let volume = 0;
  for (const listing of market.listings.values()) {
    volume += volumeOf(seed, listing, salesOf(seed, listing, bidCount(market, seed, listing, at)));
  }
  return volume;
}

/** How far the line at `place` (0 the newest) of `lines` is traced back to a hand, 0..1: the newest first. */
export const tracedAt = (market: Market, at: ShowMs, place: number, lines: number): number =>
  clamp01(tweenAt(market.exposure, at) * (lines + 1) - place);
