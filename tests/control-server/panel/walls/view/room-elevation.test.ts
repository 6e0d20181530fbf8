import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Area, metresText, wallElevations } from '#control-server/panel/walls/view/room-elevation.ts';
import { OVERLAPPING, siteOf } from '../support/walls-moments.ts';

const wall = (slices: readonly string[]) =>
  siteOf(
    `site: s\ntitle: s\nwalls: { main: { widthM: 10, heightM: 2 } }\nsurfaces:\n${slices
      .map((slice, at) => `  s${at}: { wall: main, slice: ${slice} }\n`)
      .join('')}`,
  );

describe('a wall as it is looked at', () => {
  it('has its surfaces in metres, with what they share', () => {
    const [main] = wallElevations(OVERLAPPING);
    expect(main?.panes).toEqual([
      { surface: 'left', xM: 0, yM: 0, widthM: 4.8, heightM: 2 },
      { surface: 'right', xM: 4, yM: 0, widthM: 4, heightM: 2 },
    ]);
    expect(main?.overlaps).toMatchObject([{ xM: 4, heightM: 2, words: '0.80 m' }]);
    expect(main?.gaps).toEqual([]);
  });

  it('names what no surface shows, as few areas as can be', () => {
    const [main] = wallElevations(
      wall(['{ x: 0, y: 0, width: 0.4, height: 1 }', '{ x: 0.5, y: 0, width: 0.5, height: 0.5 }']),
    );
    expect(main?.gaps.map(({ xM, yM, words }) => ({ xM, yM, words }))).toEqual([
      { xM: 4, yM: 0, words: '1.00 m' },
      { xM: 4, yM: 1, words: '1.00 m' },
    ]);
  });

  it('calls slices that touch neither overlapping nor apart', () => {
    const third = 1 / 3;
    const [main] = wallElevations(
      wall([0, 1, 2].map((at) => `{ x: ${at * third}, y: 0, width: ${third}, height: 1 }`)),
    );
    expect(main).toMatchObject({ overlaps: [], gaps: [] });
  });

  it('leaves no part of the wall untold: what is shown and what is dark make up all of it', () => {
    const cut = fc.integer({ min: 0, max: 9 });
    const slice = fc.tuple(cut, cut, cut, cut).map(([x, y, w, h]) => ({
      x: x / 10,
      y: y / 10,
      width: Math.min(1 - x / 10, (w + 1) / 10),
      height: Math.min(1 - y / 10, (h + 1) / 10),
    }));
    fc.assert(
      fc.property(fc.array(slice, { minLength: 1, maxLength: 4 }), (slices) => {
        const texts = slices.map((s) => `{ x: ${s.x}, y: ${s.y}, width: ${s.width}, height: ${s.height} }`);
        const [main] = wallElevations(wall(texts));
        const inside = (area: Area, x: number, y: number): boolean =>
          x > area.xM && x < area.xM + area.widthM && y > area.yM && y < area.yM + area.heightM;
        for (let column = 0; column < 10; column++) {
          for (let row = 0; row < 10; row++) {
            const [x, y] = [column + 0.5, 0.2 * row + 0.1];
            const shown = main?.panes.some((pane) => inside(pane, x, y));
            const dark = main?.gaps.filter((gap) => inside(gap, x, y)).length;
            expect(dark).toBe(shown ? 0 : 1);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('metres', () => {
  it('are written as people measure them', () => {
    expect([0.004, 0.08, 0.8, 4, 12.25].map(metresText)).toEqual(['0.4 cm', '8 cm', '0.80 m', '4.00 m', '12.3 m']);
  });
});
