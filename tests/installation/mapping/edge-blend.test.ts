import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blendLight, fade, NO_BLEND } from '#installation/mapping/edge-blend.ts';
import { mappingOf } from '#installation/mapping/mapping-of.ts';
import { overlapsOf } from '#installation/mapping/overlaps.ts';
import type { Site } from '#installation/site/site.ts';
import { siteWith, type WrittenSlice } from '#tests/support/mapped-site.ts';

/** All light at a place of the wall, from every surface that shows it. */
function lightOn(site: Site, x: number, y: number): number {
  return Object.entries(site.surfaces).reduce((sum, [name, { slice }]) => {
    const [u, v] = [(x - slice.x) / slice.width, (y - slice.y) / slice.height];
    if (u < 0 || u > 1 || v < 0 || v > 1) return sum;
    return sum + blendLight(mappingOf(site, name).blend, u, v);
  }, 0);
}

/** Cuts of a side into parts of any size that overlap their neighbours by any width, never three at one place. */
const cuts = fc
  .tuple(
    fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 }),
    fc.array(fc.double({ min: 0.05, max: 0.45, noNaN: true }), { minLength: 4, maxLength: 4 }),
  )
  .map(([sizes, laps]) => {
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const ends = sizes.map((_, at) => sizes.slice(0, at + 1).reduce((sum, size) => sum + size, 0) / whole);
    return sizes.map((size, at) => {
      const lap = (seam: number): number =>
        (Math.min(sizes[seam] ?? 0, sizes[seam + 1] ?? 0) / whole) * (laps[seam] ?? 0);
      const from = (ends[at] ?? 0) - size / whole - lap(at - 1);
      const to = (ends[at] ?? 0) + lap(at);
      return { from: Math.max(0, from), to: Math.min(1, to) };
    });
  });

const tiled = fc
  .tuple(cuts, cuts)
  .map(([across, down]) =>
    siteWith(
      Object.fromEntries(
        down.flatMap((row, j) =>
          across.map((column, i): [string, WrittenSlice] => [
            `s${j}${i}`,
            { x: column.from, y: row.from, width: column.to - column.from, height: row.to - row.from },
          ]),
        ),
      ),
    ),
  );

describe('the fade of an edge', () => {
  it('and its neighbour add up to all light, for every curve', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 4, noNaN: true }),
        (t, curve) => {
          expect(fade(t, curve) + fade(1 - t, curve)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it('begins in the dark, ends in the light, and never turns back', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 4, noNaN: true }), (curve) => {
        expect([fade(0, curve), fade(0.5, curve), fade(1, curve)]).toEqual([0, 0.5, 1]);
        for (let at = 0; at < 50; at += 1)
          expect(fade((at + 1) / 50, curve)).toBeGreaterThanOrEqual(fade(at / 50, curve));
      }),
    );
  });

  it('is none where there is no blend', () => {
    expect(blendLight(NO_BLEND, 0, 0)).toBe(1);
    expect(blendLight(NO_BLEND, 1, 0.5)).toBe(1);
  });
});

describe('slices that overlap', () => {
  it('light every place of the wall alike', () => {
    fc.assert(
      fc.property(
        tiled,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (site, x, y) => {
          expect(lightOn(site, x, y)).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('of unequal size fade over the same metres', () => {
    const site = siteWith({
      small: { x: 0, y: 0, width: 0.3, height: 1 },
      large: { x: 0.2, y: 0, width: 0.8, height: 1 },
    });
    expect(mappingOf(site, 'small').blend.right * 0.3).toBeCloseTo(0.1, 12);
    expect(mappingOf(site, 'large').blend.left * 0.8).toBeCloseTo(0.1, 12);
    expect(mappingOf(site, 'large').blend).toMatchObject({ right: 0, top: 0, bottom: 0 });
  });

  it('one wide above two light the wall alike', () => {
    const site = siteWith({
      above: { x: 0, y: 0, width: 1, height: 0.55 },
      left: { x: 0, y: 0.45, width: 0.6, height: 0.55 },
      right: { x: 0.5, y: 0.45, width: 0.5, height: 0.55 },
    });
    for (const [x, y] of [
      [0.3, 0.5],
      [0.55, 0.5],
      [0.55, 0.48],
      [0.55, 0.9],
      [0.9, 0.53],
    ] as const) {
      expect(lightOn(site, x, y)).toBeCloseTo(1, 12);
    }
  });

  it('as bricks light the wall alike', () => {
    const site = siteWith({
      a: { x: 0, y: 0, width: 0.55, height: 0.55 },
      b: { x: 0.45, y: 0, width: 0.55, height: 0.55 },
      c: { x: 0, y: 0.45, width: 0.35, height: 0.55 },
      d: { x: 0.25, y: 0.45, width: 0.75, height: 0.55 },
    });
    for (let x = 0.01; x < 1; x += 0.07) {
      for (let y = 0.01; y < 1; y += 0.07) expect(lightOn(site, x, y)).toBeCloseTo(1, 12);
    }
  });

  it('that only touch do not fade, nor do those of other walls, nor two on the same place', () => {
    const touching = siteWith({ a: { x: 0, y: 0, width: 0.5, height: 1 }, b: { x: 0.5, y: 0, width: 0.5, height: 1 } });
    expect(mappingOf(touching, 'a').blend).toMatchObject({ left: 0, right: 0 });
    const same = siteWith({ a: { x: 0, y: 0, width: 1, height: 1 }, b: { x: 0, y: 0, width: 1, height: 1 } });
    expect(mappingOf(same, 'a').blend).toMatchObject({ left: 0, right: 0, top: 0, bottom: 0 });
    const lapped = siteWith({ a: { x: 0, y: 0, width: 0.6, height: 1 }, b: { x: 0.4, y: 0, width: 0.6, height: 1 } });
    const b = lapped.surfaces.b;
    if (!b) throw new Error('no b');
    const elsewhere = { ...lapped, surfaces: { ...lapped.surfaces, b: { ...b, wall: 'other' } } };
    expect(mappingOf(elsewhere, 'a').blend.right).toBe(0);
  });

  it('that cannot blend evenly are named, with what to do', () => {
    const uneven = siteWith({
      tall: { x: 0, y: 0, width: 0.6, height: 1 },
      low: { x: 0.5, y: 0.5, width: 0.5, height: 0.5 },
    });
    const right = overlapsOf(uneven, 'tall').find(({ edge }) => edge === 'right');
    expect(right).toMatchObject({ width: 0, neighbours: ['low'] });
    expect(right?.fault).toMatch(/low lies across a part of the right edge of tall only/);
    expect(overlapsOf(uneven, 'low').map(({ fault }) => fault)).toEqual([null, null, null, null]);
  });

  it('that fade by different curves are named', () => {
    const site = siteWith({
      a: { x: 0, y: 0, width: 0.6, height: 1, output: { blend: { curve: 3 } } },
      b: { x: 0.5, y: 0, width: 0.5, height: 1 },
    });
    const left = overlapsOf(site, 'b').find(({ edge }) => edge === 'left');
    expect(left?.fault).toMatch(/b fades by the curve 2 and a by 3/);
    expect(left?.width).toBeCloseTo(0.2, 12);
  });

  it('leave what somebody wrote as it was written', () => {
    const site = siteWith({
      a: { x: 0, y: 0, width: 0.6, height: 1, output: { blend: { right: 0.1, curve: 3 } } },
      b: { x: 0.5, y: 0, width: 0.5, height: 1 },
    });
    expect(mappingOf(site, 'a').blend).toMatchObject({ right: 0.1, curve: 3 });
    expect(mappingOf(site, 'b').blend.left).toBeCloseTo(0.2, 12);
  });
});
