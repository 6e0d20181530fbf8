import { describe, expect, test } from 'vitest';
import { scatter } from '#projection/looks/drawing/seeded.ts';
import { emptyHead, growHead } from '#projection/looks/personas/head.ts';
import { PLAIN } from '#projection/looks/personas/head-parts.ts';
import { drawPortrait, PORTRAIT } from '#projection/looks/personas/portrait.ts';

const BYTES = PORTRAIT.widthPx * PORTRAIT.heightPx * 4;

function drawn(parts: Parameters<typeof drawPortrait>[0]): Uint8Array {
  const out = new Uint8Array(BYTES);
  drawPortrait(parts, out, 0, PORTRAIT.widthPx * 4);
  return out;
}

const channel = (picture: Uint8Array, which: number): number[] => [...picture].filter((_, at) => at % 4 === which);
const share = (numbers: readonly number[], above: number): number =>
  numbers.filter((number) => number > above).length / numbers.length;

/** Mean difference of two pictures, 0..255. */
const apart = (a: Uint8Array, b: Uint8Array): number =>
  a.reduce((sum, value, at) => sum + Math.abs(value - (b[at] ?? 0)), 0) / a.length;

describe('portraits', () => {
  test('are the same for one seed', () => {
    expect(drawn(growHead(scatter(7)))).toEqual(drawn(growHead(scatter(7))));
  });

  test('of many seeds are many heads, and nearly no two alike', () => {
    const heads = Array.from({ length: 23 }, (_, seed) => drawn(growHead(scatter(0xfaced + seed))));
    const alike = heads.flatMap((a, i) => heads.slice(i + 1).filter((b) => apart(a, b) < 0.5));
    expect(alike.length).toBeLessThanOrEqual(2);
  });

  test('are line and tone within the tile: an outline, strokes on it, and room about it', () => {
    for (let seed = 0; seed < 8; seed += 1) {
      const picture = drawn(growHead(scatter(seed)));
      expect(share(channel(picture, 0), 0)).toBeGreaterThan(0.2);
      expect(share(channel(picture, 0), 0)).toBeLessThan(0.75);
      expect(share(channel(picture, 1), 240)).toBeGreaterThan(0.01);
      expect(share(channel(picture, 2), 200)).toBeGreaterThan(0.005);
    }
  });

  test('of nobody have an outline and no strokes at all', () => {
    const picture = drawn(emptyHead());
    expect(share(channel(picture, 1), 240)).toBeGreaterThan(0.005);
    expect(Math.max(...channel(picture, 2))).toBe(0);
    expect(Math.max(...channel(picture, 0))).toBe(0);
  });

  test('of somebody are told by what they wear', () => {
    const dressed = [{ hood: 1 }, { halo: 1, plates: 1 }, { masks: 1 }, { sparks: 1 }].map((dress) =>
      drawn(growHead(scatter(5), { ...PLAIN, ...dress })),
    );
    for (const [index, a] of dressed.entries()) {
      for (const b of dressed.slice(index + 1)) expect(apart(a, b)).toBeGreaterThan(2);
    }
  });
});
