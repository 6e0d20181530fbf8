import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Writing } from '#projection/text/text-sheet.ts';
import { openStagePage } from '../stage/support/stage-browser.ts';
import type { TextAnswer, TextAsk } from './support/text-page.ts';

/** A wall 2.25 m high. */
const HEIGHT_M = 2.25;
const SIZE = { widthPx: 640, heightPx: 360 } as const;
const PX_PER_M = SIZE.heightPx / HEIGHT_M;

let browser: Awaited<ReturnType<typeof openStagePage>>;
beforeAll(async () => {
  browser = await openStagePage(join(import.meta.dirname, 'support/text-page.ts'), 'textPage');
}, 400_000);
afterAll(() => browser?.close());

const write = (ask: Omit<TextAsk, 'widthPx' | 'heightPx'>, withPixels = true): Promise<TextAnswer> =>
  browser.page.evaluate(([those, pixels]) => window.textPage.write(those, pixels), [
    { ...SIZE, ...ask },
    withPixels,
  ] as const);

const line = (words: string, more: Partial<Writing> = {}): Writing => ({
  words,
  face: 'gothic',
  sizeM: 0.3,
  at: [0.5, 1, 0],
  colour: [1, 1, 1],
  light: 1,
  ...more,
});

/** Brightest channel 0..255 at a place of the wall, m. */
const lightAt = ({ pixels }: TextAnswer, xM: number, yM: number): number => {
  const [x, y] = [Math.floor(xM * PX_PER_M), Math.floor((HEIGHT_M - yM) * PX_PER_M)];
  const from = (y * SIZE.widthPx + x) * 4;
  return Math.max(...pixels.slice(from, from + 3));
};

const lit = ({ pixels }: TextAnswer): number => {
  let count = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 0) > 128) count += 1;
  return count;
};

describe.each(['webgpu', 'webgl2'] as const)('a sheet of text on %s', (backend) => {
  it('writes ink where the text is and leaves the night black', async () => {
    const drawn = await write({ backend, writings: [line('III')] });
    const box = drawn.boxes[0];
    if (!box) throw new Error('there is no box');
    expect(lit(drawn)).toBeGreaterThan(200);
    // Stems of a height of 0.7 em: light inside the box, none beside it.
    const across = Array.from({ length: 120 }, (_, at) => box.left + ((box.right - box.left) * at) / 120);
    expect(Math.max(...across.map((x) => lightAt(drawn, x, 1 + 0.1)))).toBeGreaterThan(230);
    expect(lightAt(drawn, box.right + 0.15, 1.1)).toBe(0);
    expect(lightAt(drawn, box.left, 1.7)).toBe(0);
  });

  it('is one draw, however much is written, and none where nothing is', async () => {
    const much = Array.from({ length: 30 }, (_, at) =>
      line('words words words', { sizeM: 0.08, at: [0.2, 0.07 * at, 0] }),
    );
    const full = await write({ backend, writings: much }, false);
    const empty = await write({ backend, writings: [] }, false);
    expect(full.drawCalls - empty.drawCalls).toBe(1);
  });

  it('stays readable at the least size of a wall', async () => {
    const least = HEIGHT_M / 40;
    const drawn = await write({ backend, writings: [line('readable', { sizeM: least, at: [0.2, 1, 0] })] });
    expect(drawn.pixels.reduce((most, value, at) => (at % 4 === 0 && value > most ? value : most), 0)).toBeGreaterThan(
      180,
    );
  });

  it('makes nothing new on the graphics card from frame to frame', async () => {
    const ask = (at: number) =>
      write({ backend, writings: [line(`frame ${at}`, { at: [0.2 + at / 100, 1, 0] })] }, false);
    const { textures } = await ask(0);
    for (let at = 1; at < 40; at += 1) expect((await ask(at)).textures).toBe(textures);
  });

  it('writes columns, turned words and words that have half entered', async () => {
    const column = await write({
      backend,
      writings: [line('雨は四時。', { vertical: true, at: [2, 2, 0], sizeM: 0.25 })],
    });
    expect(lit(column)).toBeGreaterThan(200);
    const whole = await write({ backend, writings: [line('one, two', { entered: 1 })] });
    const half = await write({ backend, writings: [line('one, two', { entered: 0.4 })] });
    expect(lit(half)).toBeLessThan(0.8 * lit(whole));
  });
});

it('looks the same on both back ends, and the page has nothing to complain of', async () => {
  const writings = [line('Ärger, ¥184,000'), line('誰ですか。', { face: 'mincho', at: [0.4, 0.4, 0] })];
  const [one, other] = await Promise.all([
    await write({ backend: 'webgpu', writings }),
    await write({ backend: 'webgl2', writings }),
  ]);
  const off = one.pixels.reduce((sum, value, at) => sum + (Math.abs(value - (other.pixels[at] ?? 0)) > 24 ? 1 : 0), 0);
  expect(off / one.pixels.length).toBeLessThan(0.001);
  expect(browser.errors).toEqual([]);
});
