import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WorldActs } from '#installation/score/world-acts.ts';
import { UNDECLARED_WORLD } from '#installation/score/world-declaration.ts';
import { tweenAt } from '#installation/time/tween.ts';
import {
  adoptMarket,
  bidRate,
  emptyMarket,
  type Listing,
  type Market,
  marketAfterAct,
  resetMarket,
} from '#installation/world/market.ts';
import { demandAt, momentOf, rateAt, withRate } from '#installation/world/market-demand.ts';
import {
  bidCount,
  bidOf,
  newestBids,
  quotesAt,
  roundPrices,
  tracedAt,
  volumeAt,
} from '#installation/world/market-ledger.ts';
import { AT, SEED } from './support/participants.ts';

const DECLARED = { ...UNDECLARED_WORLD.market, prices: { mara: 48_000, crowd: 12 } };
const MARKET = adoptMarket(emptyMarket, DECLARED, ['mara', 'ivo']);

type Act = NonNullable<WorldActs['market']>;
const trade = (market: Market, ...acts: readonly (readonly [number, Act])[]): Market =>
  acts.reduce((now, [at, act]) => marketAfterAct(now, act, AT(at), 2000), market);

/** Open since one second, Mara and the crowd on offer since two. */
const TRADING = trade(MARKET, [1000, { open: true, heat: 0.8 }], [2000, { list: ['mara', 'crowd'] }]);

function listing(market: Market, what: string): Listing {
  const found = market.listings.get(what);
  if (!found) throw new Error(`${what} is not listed`);
  return found;
}

const anyRates = fc.array(
  fc.record({
    to: fc.oneof(fc.constant(0), fc.double({ min: 0.05, max: 4, noNaN: true })),
    waitMs: fc.nat({ max: 9000 }),
    overMs: fc.nat({ max: 5000 }),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('demand', () => {
  it('is the area under the rate: the same as adding it up in small steps', () => {
    fc.assert(
      fc.property(anyRates, (changes) => {
        let [stretches, at, sum] = [withRate([], 0, AT(0), 0), 0, 0];
        const STEP_MS = 10;
        for (const { to, waitMs, overMs } of [...changes, { to: 0, waitMs: 3000, overMs: 0 }]) {
          const until = at + Math.round(waitMs / STEP_MS) * STEP_MS;
          for (; at < until; at += STEP_MS) sum += (rateAt(stretches, AT(at + STEP_MS / 2)) * STEP_MS) / 1000;
          expect(Math.abs(demandAt(stretches, AT(at)) - sum)).toBeLessThan(0.02 * changes.length);
          stretches = withRate(stretches, to, AT(at), overMs);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never falls, and the way back from it leads to where it came from', () => {
    fc.assert(
      fc.property(anyRates, fc.double({ min: 0, max: 1, noNaN: true }), (changes, share) => {
        let [stretches, at] = [withRate([], 1, AT(0), 0), 0];
        for (const { to, waitMs, overMs } of changes) {
          at += waitMs;
          stretches = withRate(stretches, to, AT(at), overMs);
        }
        const whenMs = share * (at + 8000);
        const demand = demandAt(stretches, AT(whenMs));
        expect(demandAt(stretches, AT(whenMs + 5))).toBeGreaterThanOrEqual(demand - 1e-12);
        const back = momentOf(stretches, demand);
        // Where nobody bids, many moments have the same demand.
        expect(demandAt(stretches, back)).toBeCloseTo(demand, 6);
        expect(back).toBeLessThanOrEqual(whenMs + 1);
      }),
    );
  });

  it('has no moment for what is never drawn', () => {
    const stretches = withRate(withRate([], 1, AT(0), 0), 0, AT(5000), 0);
    expect(momentOf(stretches, 4)).toBeCloseTo(4000, 6);
    expect(momentOf(stretches, 6)).toBe(Number.POSITIVE_INFINITY);
    expect(momentOf([], 1)).toBe(Number.POSITIVE_INFINITY);
    expect(demandAt([], AT(1e6))).toBe(0);
  });

  it('forgets old changes of the rate and goes on counting', () => {
    let stretches = withRate([], 1, AT(0), 0);
    for (let i = 1; i <= 100; i++) stretches = withRate(stretches, 1, AT(i * 1000), 0);
    expect(stretches.length).toBeLessThan(30);
    expect(demandAt(stretches, AT(200_000))).toBeCloseTo(200, 6);
    expect(momentOf(stretches, 1)).toBeGreaterThanOrEqual(0);
  });
});

describe('the ledger', () => {
  it('is empty while the market is closed, and before anything is listed', () => {
    const listed = trade(MARKET, [0, { list: ['mara'] }]);
    expect(newestBids(listed, SEED, AT(60_000), 10)).toEqual([]);
    expect(newestBids(TRADING, SEED, AT(1999), 10)).toEqual([]);
    expect(quotesAt(TRADING, SEED, AT(2000)).map(({ price, bids }) => [price, bids])).toEqual([
      [48_000, 0],
      [12, 0],
    ]);
  });

  it('counts exactly the bids whose moments have come', () => {
    fc.assert(
      fc.property(fc.nat({ max: 120_000 }), (at) => {
        for (const what of ['mara', 'crowd']) {
          const lot = listing(TRADING, what);
          const count = bidCount(TRADING, SEED, lot, AT(at));
          const moments = [count - 1, count].map((index) =>
            index < 0 ? Number.NEGATIVE_INFINITY : bidOf(TRADING, SEED, lot, index).atMs,
          );
          expect(moments[0]).toBeLessThanOrEqual(at + 0.01);
          expect(moments[1]).toBeGreaterThan(at - 0.01);
        }
      }),
    );
  });

  it('has bids that rise within a round, stay under the reserve, and end in a sale over it', () => {
    const lot = listing(TRADING, 'mara');
    const bids = Array.from({ length: 200 }, (_, i) => bidOf(TRADING, SEED, lot, i));
    let round = 0;
    let last = 0;
    for (const bid of bids) {
      const { opens, reserve, sold } = roundPrices(SEED, lot, round);
      expect(bid.price).toBeGreaterThan(last);
      expect(bid.price).toBeGreaterThanOrEqual(opens);
      if (bid.isSale) expect(bid.price).toBe(sold);
      expect(bid.price >= reserve).toBe(bid.isSale);
      last = bid.isSale ? 0 : bid.price;
      if (bid.isSale) round++;
    }
    expect(round).toBeGreaterThan(10);
    expect(bids.map((bid) => bid.atMs)).toEqual(bids.map((bid) => bid.atMs).sort((a, b) => a - b));
    expect(new Set(bids.map((bid) => bid.buyer)).size).toBeGreaterThan(100);
  });

  it('opens the first round at the price the score gives', () => {
    expect(roundPrices(SEED, listing(TRADING, 'mara'), 0).opens).toBe(48_000);
    expect(listing(trade(TRADING, [3000, { list: ['ivo'] }]), 'ivo').price).toBe(1000);
  });

  it('is the same in whatever order it is asked', () => {
    const moments = [90_000, 3000, 45_000, 90_000, 12_345];
    const asked = moments.map((at) => newestBids(TRADING, SEED, AT(at), 20));
    const backwards = [...moments].reverse().map((at) => newestBids(TRADING, SEED, AT(at), 20));
    expect(backwards.reverse()).toEqual(asked);
    expect(asked[0]).toEqual(asked[3]);
    expect(newestBids(TRADING, SEED + 1, AT(90_000), 20)).not.toEqual(asked[0]);
  });

  it('shows the newest first, and no more than asked', () => {
    const all = newestBids(TRADING, SEED, AT(60_000), 10_000);
    const counts = ['mara', 'crowd'].map((what) => bidCount(TRADING, SEED, listing(TRADING, what), AT(60_000)));
    expect(all).toHaveLength((counts[0] ?? 0) + (counts[1] ?? 0));
    expect(newestBids(TRADING, SEED, AT(60_000), 7)).toEqual(all.slice(0, 7));
    const times = all.map((bid) => bid.atMs);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('comes to the volume of its sales', () => {
    fc.assert(
      fc.property(fc.nat({ max: 600_000 }), (at) => {
        const sales = newestBids(TRADING, SEED, AT(at), 100_000).filter((bid) => bid.isSale);
        const sum = sales.reduce((total, { price }) => total + price, 0);
        expect(volumeAt(TRADING, SEED, AT(at))).toBeCloseTo(sum, 4);
      }),
      { numRuns: 30 },
    );
  });

  it('grows faster the hotter the market is', () => {
    const calm = trade(MARKET, [1000, { open: true, heat: 0 }], [2000, { list: ['mara'] }]);
    const [few, many] = [calm, TRADING].map((market) => bidCount(market, SEED, listing(market, 'mara'), AT(100_000)));
    expect((many ?? 0) / Math.max(1, few ?? 0)).toBeGreaterThan(4);
    expect(bidRate(1)).toBeGreaterThan(bidRate(0.5));
  });

  it('stands still when the market closes, and goes on where it stood when it opens', () => {
    const closed = trade(TRADING, [60_000, { close: true }]);
    const atClose = newestBids(closed, SEED, AT(63_000), 50);
    expect(newestBids(closed, SEED, AT(600_000), 50)).toEqual(atClose);
    expect(closed.isOpen).toBe(false);
    const opened = trade(closed, [600_000, { open: true }]);
    expect(newestBids(opened, SEED, AT(600_000), 50)).toEqual(atClose);
    expect(newestBids(opened, SEED, AT(660_000), 50).length).toBe(50);
    expect(newestBids(opened, SEED, AT(660_000), 1)[0]?.atMs).toBeGreaterThan(600_000);
  });

  it('takes nothing new for what is off the market, and begins anew when it is offered again', () => {
    const off = trade(TRADING, [30_000, { delist: ['mara'] }]);
    const before = bidCount(TRADING, SEED, listing(TRADING, 'mara'), AT(30_000));
    expect(bidCount(off, SEED, listing(off, 'mara'), AT(300_000))).toBe(before);
    expect(quotesAt(off, SEED, AT(31_000)).map(({ what, isListed }) => [what, isListed])).toEqual([
      ['mara', false],
      ['crowd', true],
    ]);
    const again = trade(off, [40_000, { list: ['mara'] }]);
    expect(listing(again, 'mara')).toMatchObject({ lot: 2, endedAtMs: null, listedAtMs: 40_000 });
    expect(bidCount(again, SEED, listing(again, 'mara'), AT(40_000))).toBe(0);
    expect(trade(again, [50_000, { list: ['mara'] }]).lots).toBe(again.lots);
  });

  it('names the buyers the score names', () => {
    const few = adoptMarket(TRADING, { ...DECLARED, buyers: ['Halcyon', 'Ostrava'] }, ['mara']);
    const buyers = new Set(newestBids(few, SEED, AT(60_000), 100).map((bid) => bid.buyer));
    expect([...buyers].sort()).toEqual([0, 1]);
  });
});

describe('betrayal and exposure', () => {
  it('make quotes collapse, and leave the ledger as it was', () => {
    const betrayed = trade(TRADING, [30_000, { betray: 1 }]);
    const [before, now] = [TRADING, betrayed].map(
      (market) => quotesAt(market, SEED, AT(32_000))[0]?.price ?? Number.NaN,
    );
    expect((now ?? 0) / (before ?? 1)).toBeCloseTo(0.3, 9);
    expect(newestBids(betrayed, SEED, AT(32_000), 5)).toEqual(newestBids(TRADING, SEED, AT(32_000), 5));
  });

  it('trace the newest lines first, and all in the end', () => {
    const exposed = trade(TRADING, [30_000, { expose: 1 }]);
    const traced = (at: number): number[] =>
      Array.from({ length: 10 }, (_, place) => tracedAt(exposed, AT(at), place, 10));
    expect(traced(30_000).every((share) => share === 0)).toBe(true);
    expect(traced(31_000)[0]).toBe(1);
    expect(traced(31_000)[9]).toBe(0);
    expect(traced(32_000).every((share) => share === 1)).toBe(true);
    expect(traced(31_000)).toEqual([...traced(31_000)].sort((a, b) => b - a));
  });
});

describe('the market of a score', () => {
  it('keeps the listings of who is still there when the score is changed', () => {
    const next = adoptMarket(TRADING, { ...DECLARED, prices: { crowd: 99 } }, ['ivo']);
    expect([...next.listings.keys()]).toEqual(['crowd']);
    expect(listing(next, 'crowd').price).toBe(12);
    expect(next.prices.get('crowd')).toBe(99);
  });

  it('is closed and empty before a jump, and offers no lot twice', () => {
    const reset = resetMarket(trade(TRADING, [5000, { betray: 1, expose: 0.5 }]));
    expect(reset).toMatchObject({ isOpen: false, demand: [], lots: 2, prices: MARKET.prices });
    expect(reset.listings.size).toBe(0);
    expect(tweenAt(reset.betrayal, 1e6)).toBe(0);
    expect(listing(trade(reset, [9000, { list: ['mara'] }]), 'mara').lot).toBe(2);
  });
});
