import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TileRota } from '#gestures/recognise/tile-rota.ts';
import { liveTiles, thoroughTiles } from '#gestures/recognise/tiles.ts';
import { squareView, type View } from '#gestures/recognise/view.ts';

const aspects = fc.double({ min: 0.5, max: 6, noNaN: true });

/** How much of a square of `size` around a point lies in the view, 0..1. */
function shareIn(view: View, x: number, y: number, size: number): number {
  const box = squareView(x, y, size);
  const w = Math.min(view.left + view.width, box.left + size) - Math.max(view.left, box.left);
  const h = Math.min(view.top + view.height, box.top + size) - Math.max(view.top, box.top);
  return w <= 0 || h <= 0 ? 0 : (w * h) / (size * size);
}

describe('tiles', () => {
  it.each([
    ['live', liveTiles],
    ['thorough', thoroughTiles],
  ] as const)('%s: everybody of a fifth of the picture to all of it stands large enough in one of them', (_, tiles) => {
    const person = fc.record({
      share: fc.double({ min: 0.2, max: 0.95, noNaN: true }),
      x: fc.nat(1000),
      y: fc.nat(1000),
    });
    fc.assert(
      fc.property(aspects, person, (aspect, { share, x, y }) => {
        // The upper half decides: head and shoulders.
        const size = Math.min(share / 2, aspect);
        const [left, top] = [(x / 1000) * (aspect - size) + size / 2, (y / 1000) * (1 - share) + size / 2];
        const good = tiles(aspect).some(
          (view) => share / Math.max(view.height, view.width) >= 0.3 && shareIn(view, left, top, size) > 0.7,
        );
        expect(good).toBe(true);
      }),
    );
  });

  it('are few enough to be gone round in seconds', () => {
    expect(liveTiles(16 / 9).length).toBeLessThanOrEqual(16);
    expect(thoroughTiles(16 / 9).length).toBeLessThanOrEqual(110);
  });
});

describe('the rota', () => {
  it('gives every tile its turn, and the sides more often', () => {
    const tiles = liveTiles(16 / 9);
    const rota = new TileRota(tiles, 16 / 9);
    const first = tiles.map(() => rota.next([], false));
    expect(new Set(first).size).toBe(tiles.length);
    const turns = new Map<View | undefined, number>();
    for (let turn = 0; turn < 40 * tiles.length; turn += 1) {
      const view = rota.next([], false);
      turns.set(view, (turns.get(view) ?? 0) + 1);
    }
    expect(Math.min(...turns.values())).toBeGreaterThan(8);
    const small = tiles.filter(({ height }) => height < 1);
    const side = small.find(({ left }) => left === 0);
    const middle = small.find(({ left, width }) => left > 0.1 && left + width < 1.7);
    expect(turns.get(side) ?? 0).toBeGreaterThan(turns.get(middle) ?? 0);
  });

  it('spends most turns on the large tiles where looks are slow', () => {
    const rota = new TileRota(liveTiles(16 / 9), 16 / 9);
    for (let turn = 0; turn < 200; turn += 1) rota.next([], true);
    const views = Array.from({ length: 200 }, () => rota.next([], true));
    const large = views.filter((view) => view !== undefined && view.height >= 1);
    expect(large.length).toBeGreaterThan(140);
    expect(large.length).toBeLessThan(200);
  });

  it('looks first where somebody was lost', () => {
    const rota = new TileRota(liveTiles(16 / 9), 16 / 9);
    for (let turn = 0; turn < 100; turn += 1) rota.next([], false);
    const views = Array.from({ length: 4 }, () => rota.next([{ x: 0.9, y: 0.5 }], false));
    const near = views.filter((view) => view !== undefined && shareIn(view, 0.9, 0.5, 0.1) === 1);
    expect(near.length).toBeGreaterThanOrEqual(3);
  });
});
