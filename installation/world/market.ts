/**
 * The market of identities: who is offered since when, and how fast bids come in. The ledger itself is in
 * `market-ledger.ts`: it follows from this and the time, and is kept nowhere.
 */

import type { WorldActs } from '../score/world-acts.ts';
import type { WorldDeclaration } from '../score/world-declaration.ts';
import { type ShowMs, showMs } from '../time/axes.ts';
import { mix } from '../time/easing.ts';
import { still, type Tween } from '../time/tween.ts';
import { glideIf } from './glide.ts';
import { type DemandStretch, demandAt, withRate } from './market-demand.ts';

/** One identity on offer: of a member of the cast, or of a group. Never of one participant. */
export interface Listing {
  readonly what: string;
  /** Counts up with every listing of the evening: seeds its bids. */
  readonly lot: number;
  /** At what it opened, in the market's currency. */
  readonly price: number;
  readonly listedAtMs: ShowMs;
  /** Demand at that moment, and when it was taken off, if it was. (`market-demand.ts`) */
  readonly fromDemand: number;
  readonly endedAtMs: ShowMs | null;
}

export interface Market {
  readonly prices: ReadonlyMap<string, number>;
  /** The price of what `prices` does not name. */
  readonly price: number;
  readonly buyers: number;
  readonly isOpen: boolean;
  /** 0 one bid now and then, 1 a frenzy. */
  readonly heat: number;
  readonly demand: readonly DemandStretch[];
  /** By what is offered. What was taken off stays until it is offered again, for the ledger. */
  readonly listings: ReadonlyMap<string, Listing>;
  readonly lots: number;
  /** How far the broker betrayed, 0..1. */
  readonly betrayal: Tween;
  /** How far the ledger is traced back to the hands behind it, 0..1. */
  readonly exposure: Tween;
}

export const emptyMarket: Market = {
  prices: new Map(),
  price: 1000,
  buyers: 0,
  isOpen: false,
  heat: 0.3,
  demand: [],
  listings: new Map(),
  lots: 0,
  betrayal: still(0),
  exposure: still(0),
};

/** Bids per second and listing at no heat and at full heat: slow enough to read, fast enough to be afraid of. */
const CALM_RATE = 0.15;
const FRENZY_RATE = 2.5;

export const bidRate = (heat: number): number => mix(CALM_RATE, FRENZY_RATE, heat * heat);

/** The market of a new score: listings of who is still there go on. */
export function adoptMarket(
  market: Market,
  { prices, price, buyers }: WorldDeclaration['market'],
  castIds: readonly string[],
): Market {
  const known = new Set([...castIds, 'crowd', 'participants']);
  const listings = new Map([...market.listings].filter(([what]) => known.has(what)));
  return { ...market, prices: new Map(Object.entries(prices)), price, buyers: buyers.length, listings };
}

/** Closed and empty. Lots go on counting, so that no two offers of an evening are bid for alike. */
export const resetMarket = ({ prices, price, buyers, lots }: Market): Market => ({
  ...emptyMarket,
  prices,
  price,
  buyers,
  lots,
});

/** After a cue's word about the market. What is listed by the cue that opens it is there before the first bid. */
export function marketAfterAct(
  market: Market,
  act: NonNullable<WorldActs['market']>,
  at: ShowMs,
  overMs: number,
): Market {
  const isOpen = act.open ? true : act.close ? false : market.isOpen;
  const heat = act.heat ?? market.heat;
  const isPaced = isOpen !== market.isOpen || (isOpen && heat !== market.heat);
  const listed = (act.list ?? []).reduce((now, what) => withListing(now, what, at), market);
  return {
    ...listed,
    isOpen,
    heat,
    demand: isPaced ? withRate(market.demand, isOpen ? bidRate(heat) : 0, at, overMs) : market.demand,
    listings: ended(listed.listings, act.delist ?? [], at),
    betrayal: glideIf(market.betrayal, act.betray, at, overMs),
    exposure: glideIf(market.exposure, act.expose, at, overMs),
  };
}

/** Offers `what`, unless it is on offer already. */
function withListing(market: Market, what: string, at: ShowMs): Market {
  if (market.listings.get(what)?.endedAtMs === null) return market;
  const listing: Listing = {
    what,
    lot: market.lots,
    price: market.prices.get(what) ?? market.price,
    listedAtMs: at,
    fromDemand: demandAt(market.demand, at),
    endedAtMs: null,
  };
  return { ...market, lots: market.lots + 1, listings: new Map(market.listings).set(what, listing) };
}

function ended(
  listings: ReadonlyMap<string, Listing>,
  names: readonly string[],
  at: ShowMs,
): ReadonlyMap<string, Listing> {
  return names.length === 0
    ? listings
    : new Map(
        [...listings].map(([what, listing]) => [
          what,
          names.includes(what) && listing.endedAtMs === null ? { ...listing, endedAtMs: showMs(at) } : listing,
        ]),
      );
}
