import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, type LinePlace, layPage, lift, type RisingLine } from '#projection/looks/manifesto/page-layout.ts';

const WALL = { widthM: 8, heightM: 2.25, floorM: 0.12 };
const lay = (lines: readonly RisingLine[]): LinePlace[] => {
  const places = lines.map(() => ({ x: 0, y: 0, light: 0 }));
  layPage(lines, lines.length, WALL, places);
  return places;
};
const line = (rise: number, heightM = 0.2): RisingLine => ({ rise, heightM });

describe('the page of the manifesto', () => {
  it('has a column for every stretch of wall that is wide enough', () => {
    expect(columnsOf(WALL)).toBe(2);
    expect(columnsOf({ ...WALL, widthM: 2 })).toBe(1);
    expect(lay([line(1), line(1)]).map(({ x }) => x)).toEqual([2, 6]);
  });

  it('lets a line begin unseen on the floor and stand above it', () => {
    const [begins] = lay([line(0)]);
    expect(begins).toMatchObject({ y: WALL.floorM, light: 0 });
    const [stands] = lay([line(1)]);
    expect(stands?.light).toBe(1);
    expect(stands?.y).toBeGreaterThan(0.3 * WALL.heightM);
  });

  it('lifts older lines by what rises after them, and lets the oldest go at the top', () => {
    const four = lay([line(1), line(1), line(1), line(1)]);
    expect((four[0]?.y ?? 0) - (four[2]?.y ?? 0)).toBeCloseTo(0.2, 9);
    const many = lay(Array.from({ length: 40 }, () => line(1)));
    expect(many[0]?.light).toBe(0);
    expect(many.at(-1)?.light).toBe(1);
  });

  it('lays no two lines of a column over each other, and moves none by a jump when a line is added', () => {
    const rises = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(rises, (all) => {
        const sorted = [...all].sort((a, b) => b - a);
        const places = lay(sorted.map((rise) => line(rise)));
        for (let at = 2; at < places.length; at += 1) {
          const above = places[at - 2];
          const below = places[at];
          if (above && below) expect(above.y - below.y).toBeGreaterThanOrEqual(0.2 * lift(sorted[at - 2] ?? 0) - 1e-9);
        }
        const [before, after] = [lay([line(1)]), lay([line(1), line(0), line(0)])];
        expect(after[0]?.y).toBeCloseTo(before[0]?.y ?? -1, 9);
      }),
    );
  });
});
