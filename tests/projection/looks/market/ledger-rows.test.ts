import { describe, expect, test } from 'vitest';
import type { Figure } from '#installation/frame/surface-frame.ts';
import type { MarketNumbers, QuoteBoard } from '#installation/frame/world-frame.ts';
import { emptyLine } from '#projection/looks/market/ledger-layout.ts';
import { createLedgerRows, LEDGER_TEXEL, ownerOf } from '#projection/looks/market/ledger-rows.ts';
import { frameOf, leads } from '../../stage/support/sample-frames.ts';

const [ayla, , , kane] = leads();
const WALL = { wallWidthM: 8, wallHeightM: 2.25, floorM: 0.2, topM: 0.7, isCalm: false };

function quote(what: string, figure: Figure | undefined, isListed: boolean): QuoteBoard {
  const likeness = figure ? { key: figure.key, light: figure.light, garment: figure.garment } : null;
  return {
    what,
    likeness,
    title: what,
    lot: 1,
    bids: 3,
    ageMs: 9000,
    bidAgeMs: 100,
    endedAgeMs: isListed ? null : 3000,
    price: 310,
    sales: 0,
    isSold: false,
    isListed,
  };
}

const market = (traced: number, what = 'kane'): MarketNumbers => ({
  ledger: [{ what, title: what, price: 310, buyer: 1, buyerName: 'One', isSale: false, ageMs: 4000, traced }],
  quotes: [quote('kane', kane, true), quote('ayla', ayla, false), quote('crowd', undefined, true)],
  isOpen: true,
  currency: '¥',
  pace: 1,
  volume: 0,
  betrayal: 0,
  exposure: traced,
});

function rowsOf(numbers: MarketNumbers) {
  const frame = frameOf(leads());
  const rows = createLedgerRows();
  const laid = { ...emptyLine(), line: numbers.ledger[0] ?? null, light: 1, x: 2, y: 0.5, lengthM: 1, column: 1 };
  laid.traced = laid.line?.traced ?? 0;
  const count = rows.write([laid], 1, WALL, { ...frame, world: { ...frame.world, market: numbers } });
  const { numbers: data, columns: width } = rows.rows;
  const texel = (row: number, which: number): number[] =>
    [...data].slice((row * width + which) * 4, (row * width + which) * 4 + 4);
  return { count, texel };
}

describe('whom a line of the ledger leads to', () => {
  test('is whoever is on the market now and stands on the wall; nobody who was taken off it, and no crowd', () => {
    const numbers = market(1);
    expect(ownerOf(numbers, 'kane', leads())).toMatchObject({ key: kane?.key });
    expect(ownerOf(numbers, 'kane', [])).toBeNull();
    expect(ownerOf(numbers, 'ayla', leads())).toBeNull();
    expect(ownerOf(numbers, 'crowd', leads())).toBeNull();
  });

  test('are their own hand, and no hand comes from above', () => {
    const { count, texel } = rowsOf(market(1));
    expect(count).toBe(1);
    const [x = 0, y = 0] = texel(0, LEDGER_TEXEL.hand);
    expect(Math.abs(x - 3.38)).toBeLessThan(0.9);
    expect(y).toBeGreaterThan(0.5);
    expect(y).toBeLessThan(2.25);
  });

  test('is a hand from above for everybody else, which comes as the line is traced', () => {
    expect(rowsOf(market(0, 'ayla')).count).toBe(1);
    const coming = rowsOf(market(0.2, 'ayla'));
    const there = rowsOf(market(1, 'ayla'));
    expect([coming.count, there.count]).toEqual([2, 2]);
    expect(coming.texel(1, LEDGER_TEXEL.what)[0]).toBe(1);
    expect(coming.texel(1, LEDGER_TEXEL.place)[1]).toBeGreaterThan(there.texel(1, LEDGER_TEXEL.place)[1] ?? 9);
  });
});
