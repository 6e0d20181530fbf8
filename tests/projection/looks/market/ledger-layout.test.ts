import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MarketNumbers } from '#installation/frame/world-frame.ts';
import { LEDGER_LINES, NO_WORDS, worldNumbers } from '#installation/frame/world-numbers.ts';
import { worldActs } from '#installation/score/world-acts.ts';
import { worldDeclaration } from '#installation/score/world-declaration.ts';
import { showMs } from '#installation/time/axes.ts';
import { adoptWorld, emptyWorld, worldAfterActs } from '#installation/world/world.ts';
import {
  columnsOf,
  columnX,
  emptyLine,
  type LaidLine,
  type LedgerWall,
  layLedger,
  ledgerSizeM,
  MOST_COLUMNS,
  MOST_LINES,
  stepAside,
} from '#projection/looks/market/ledger-layout.ts';
import { lineWords } from '#projection/looks/market/ledger-writing.ts';
import { WHOLE_WALL } from '../../stage/support/sample-frames.ts';

const WALL: LedgerWall = { wallWidthM: 8, wallHeightM: 2.25, floorM: 0.2, topM: 0.7, isCalm: false };

const START = adoptWorld(
  emptyWorld,
  worldDeclaration.parse({ market: { buyers: ['One', 'Two', 'Three', 'Four', 'Five'] } }),
  ['ayla'],
  7,
  showMs(0),
);
const TRADING = worldAfterActs(
  START,
  worldActs.parse({ market: { open: true, heat: 0.7, list: ['crowd', 'ayla'] } }),
  showMs(0),
  0,
);
const BETRAYED = worldAfterActs(TRADING, worldActs.parse({ market: { betray: true } }), showMs(30_000), 4000);

const marketAt = (ms: number, world = TRADING): MarketNumbers =>
  worldNumbers(world, NO_WORDS, showMs(ms), WHOLE_WALL).market;

const lay = (market: MarketNumbers, wall = WALL): readonly LaidLine[] => {
  const lines = Array.from({ length: MOST_LINES }, emptyLine);
  return lines.slice(0, layLedger(lines, market, wall));
};

const nameOf = ({ line }: LaidLine): string => `${line?.what} ${line?.price} ${line?.buyer}`;

describe('where the line of text stands', () => {
  const box = { left: 0, low: 0.25, right: 1, high: 0.5, share: 0.75 };
  const inBox = ({ x, y }: LaidLine): boolean => x <= box.right && y + 0.06 > box.low && y < box.high;

  test('lines of the ledger step aside as far as it has come, and no others do', () => {
    const before = lay(marketAt(60_000)).map((line) => ({ ...line }));
    const after = lay(marketAt(60_000));
    stepAside(after, after.length, box, 0.06);
    expect(before.some((line) => inBox(line) && line.light > 0)).toBe(true);
    before.forEach((line, index) => {
      expect(after[index]?.light).toBeCloseTo(line.light * (inBox(line) ? 0.25 : 1), 9);
    });
  });
});

describe('the ledger on the wall', () => {
  test('has room for every line of a frame', () => {
    expect(MOST_LINES).toBe(LEDGER_LINES);
  });

  test('has columns that lie on the wall, as many as fit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 60, noNaN: true }),
        fc.double({ min: 1.5, max: 5, noNaN: true }),
        (wide, high) => {
          const wall = { ...WALL, wallWidthM: wide, wallHeightM: high };
          const count = columnsOf(wall);
          expect(count).toBeGreaterThanOrEqual(1);
          expect(count).toBeLessThanOrEqual(MOST_COLUMNS);
          expect(columnX(wall, count - 1)).toBeLessThan(wide);
          expect(ledgerSizeM(high)).toBeGreaterThanOrEqual(high / 40);
        },
      ),
    );
  });

  test('gives every buyer a column, the newest bid on top', () => {
    const lines = lay(marketAt(40_000));
    expect(lines).toHaveLength(MOST_LINES);
    for (const line of lines) expect(line.column).toBe((line.line?.buyer ?? -1) % columnsOf(WALL));
    for (const column of new Set(lines.map((line) => line.column))) {
      const ys = lines.filter((line) => line.column === column).map(({ y }) => y);
      expect(ys).toEqual([...ys].sort((a, b) => b - a));
    }
  });

  test.each([
    ['moving', WALL],
    ['for those whom movement troubles', { ...WALL, isCalm: true }],
  ])('%s: lines never pop', (_, wall) => {
    const linesAt = (ms: number): Map<string, LaidLine> =>
      new Map(lay(marketAt(ms), wall).map((line) => [nameOf(line), line]));
    let before = linesAt(8000);
    for (let ms = 8016; ms < 20_000; ms += 16) {
      const now = linesAt(ms);
      for (const [name, line] of now) {
        const was = before.get(name);
        expect(Math.abs(line.light - (was?.light ?? 0))).toBeLessThan(0.25);
        if (was) expect(Math.abs(line.y - was.y)).toBeLessThan(0.03);
      }
      for (const [name, line] of before) if (!now.has(name)) expect(line.light).toBeLessThan(0.2);
      before = now;
    }
  });

  test("leaves its place to the show's own line of text", () => {
    const captioned = { ...WALL, caption: { reachM: 1.3, share: 1 } };
    for (const line of lay(marketAt(40_000), captioned)) {
      if (columnX(WALL, line.column) < 1.3) expect(line.light).toBe(0);
    }
    const lit = (wall: LedgerWall): number => lay(marketAt(40_000), wall).filter(({ light }) => light > 0).length;
    expect(lit(captioned)).toBeLessThan(lit(WALL));
    expect(lit(captioned)).toBeGreaterThan(0);
  });

  test('falls to the floor in a betrayal, line by line, and lies there', () => {
    const halfway = lay(marketAt(31_500, BETRAYED));
    expect(halfway.some(({ fallen }) => fallen > 0.2)).toBe(true);
    expect(halfway.some(({ fallen }) => fallen < 0.05)).toBe(true);
    for (const line of lay(marketAt(36_000, BETRAYED))) {
      expect(line.fallen).toBe(1);
      expect(line.y).toBeLessThan(WALL.floorM + 0.1);
    }
  });

  test('says who is bid for and at what, and that it was sold', () => {
    const lines = lay(marketAt(40_000));
    const sold = lines.find(({ line }) => line?.isSale);
    expect(sold && lineWords(sold, '¥')).toMatch(/^YOU {2}¥[\d,]+ {2}SOLD$/);
    expect(lineWords(emptyLine(), '¥')).toBe('');
  });
});
