import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WrittenOutput } from '#installation/site/output.ts';
import { siteWith, WHOLE } from '#tests/support/mapped-site.ts';
import { openStagePage } from './support/stage-browser.ts';
import type { PictureAnswer, PictureAsk } from './support/stage-page.ts';

const WIDE_PX = 160;
const HIGH_PX = 90;
const CROWD: PictureAsk = { cast: 'crowd', parameters: { links: 1 } };

let browser: Awaited<ReturnType<typeof openStagePage>>;

beforeAll(async () => {
  browser = await openStagePage();
}, 40_000);

afterAll(async () => {
  await browser.close();
});

const fitTo = (output: WrittenOutput): Promise<void> =>
  browser.page.evaluate((site) => window.stagePage.fit(site, 'wall'), siteWith({ wall: { ...WHOLE, output } }));

const draw = async (
  ask: PictureAsk = CROWD,
): Promise<{ answer: PictureAnswer; at: (x: number, y: number) => number }> => {
  const answer = await browser.page.evaluate((what) => window.stagePage.picture(what, true), ask);
  const pixels = answer.pixels ?? [];
  const at = (x: number, y: number): number =>
    [0, 1, 2].reduce((sum, part) => sum + (pixels[4 * (y * WIDE_PX + x) + part] ?? 0), 0);
  return { answer, at };
};

/** How far two pictures are apart on average, where the second is asked by another place for each pixel. */
const apart = (
  one: (x: number, y: number) => number,
  other: (x: number, y: number) => number,
  place: (x: number, y: number) => [number, number],
): number => {
  let sum = 0;
  for (let y = 0; y < HIGH_PX; y += 1) {
    for (let x = 0; x < WIDE_PX; x += 1) sum += Math.abs(one(x, y) - other(...place(x, y)));
  }
  return sum / (3 * WIDE_PX * HIGH_PX);
};

describe.each(['webgpu', 'webgl2'] as const)('a fitted picture on %s', (backend) => {
  beforeAll(async () => {
    const ask = { backend, widthPx: WIDE_PX, heightPx: HIGH_PX, quality: { pointsPerFigure: 300, bloom: false } };
    expect(await browser.page.evaluate((what) => window.stagePage.open(what), ask)).toBe(backend);
  }, 30_000);

  test('comes back unchanged when the fit is taken back', { timeout: 30_000 }, async () => {
    await fitTo({});
    const before = (await draw()).answer.hash;
    await fitTo({
      corners: { topLeft: [0.2, 0.1] },
      mesh: {
        columns: 2,
        rows: 2,
        points: [
          [0, 0],
          [1, 0.2],
          [0, 1],
          [1, 1],
        ],
      },
    });
    expect((await draw()).answer.hash).not.toBe(before);
    await fitTo({});
    expect((await draw()).answer.hash).toBe(before);
  });

  test('hangs upside down, and is seen from behind', { timeout: 30_000 }, async () => {
    await fitTo({});
    const plain = (await draw()).at;
    await fitTo({ turn: 180 });
    expect(apart((await draw()).at, plain, (x, y) => [WIDE_PX - 1 - x, HIGH_PX - 1 - y])).toBeLessThan(0.5);
    await fitTo({ mirror: true });
    expect(apart((await draw()).at, plain, (x, y) => [WIDE_PX - 1 - x, y])).toBeLessThan(0.5);
    expect(apart((await draw()).at, plain, (x, y) => [x, y])).toBeGreaterThan(2);
  });

  test('is black outside its corners, where it is cropped and where it is masked', { timeout: 30_000 }, async () => {
    const lift = { red: 0.1, green: 0.1, blue: 0.1 };
    await fitTo({ corners: { topLeft: [0.5, 0], bottomLeft: [0.5, 1] }, blackLift: lift });
    const pinned = (await draw()).at;
    expect(pinned(40, 45)).toBe(0);
    expect(pinned(120, 45)).toBeGreaterThan(100);
    const mask: [number, number][] = [
      [0, 0.5],
      [1, 0.5],
      [1, 1],
      [0, 1],
    ];
    await fitTo({ crop: { left: 0.25 }, masks: [{ points: mask }], blackLift: lift });
    const cut = (await draw()).at;
    expect([cut(20, 20), cut(120, 80)]).toEqual([0, 0]);
    expect(cut(120, 20)).toBeGreaterThan(100);
  });

  test('lifts black only where no neighbour adds its own', { timeout: 30_000 }, async () => {
    await fitTo({ blend: { right: 0.5 }, blackLift: { red: 0.1, green: 0.1, blue: 0.1 } });
    const { at } = await draw({ cast: 'nobody', frame: { master: 0 } });
    expect(at(20, 45)).toBeGreaterThan(200);
    expect(at(140, 45)).toBe(0);
  });

  test('on its side is drawn as high as the throw is wide', { timeout: 30_000 }, async () => {
    await fitTo({ turn: 90 });
    const site = siteWith({ wall: { ...WHOLE, output: { turn: 90 } } });
    const ask = { name: 'ramps', site, surface: 'wall', serverMs: 0 } as const;
    const { pixels = [] } = await browser.page.evaluate((what) => window.stagePage.pattern(what, true), ask);
    const at = (x: number, y: number): number => pixels[4 * (y * WIDE_PX + x)] ?? 0;
    // White is above: turned clockwise it is at the right.
    expect([at(155, 10), at(5, 10)]).toEqual([255, 0]);
  });

  test('test patterns are the same at the same time, and give way to the show', { timeout: 30_000 }, async () => {
    await fitTo({});
    const site = siteWith({ wall: WHOLE });
    const pattern = (name: 'latency' | 'grid', serverMs: number): Promise<PictureAnswer> =>
      browser.page.evaluate((ask) => window.stagePage.pattern(ask), { name, site, surface: 'wall', serverMs });
    const show = (await draw()).answer.hash;
    const flash = await pattern('latency', 5_010);
    expect(flash.bright).toBeGreaterThan(0.5);
    expect((await pattern('latency', 5_500)).bright).toBeLessThan(0.3);
    expect((await pattern('latency', 5_010)).hash).toBe(flash.hash);
    const grid = await pattern('grid', 0);
    expect(grid.hash).not.toBe(flash.hash);
    expect((await draw()).answer.hash).toBe(show);
    expect((await pattern('grid', 9_000)).hash).toBe(grid.hash);
  });
});

test('the page had nothing to complain about', () => {
  expect(browser.errors).toEqual([]);
});
