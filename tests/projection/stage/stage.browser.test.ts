import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LEFT_SLICE, RIGHT_SLICE } from './support/sample-frames.ts';
import { openStagePage } from './support/stage-browser.ts';
import type { PictureAnswer, PictureAsk } from './support/stage-page.ts';

const WIDE_PX = 320;
const HIGH_PX = 180;
const WITH_BLOOM = { pointsPerFigure: 700, bloom: true };

let browser: Awaited<ReturnType<typeof openStagePage>>;

beforeAll(async () => {
  browser = await openStagePage();
}, 40_000);

afterAll(async () => {
  await browser.close();
});

const open = (backend: 'webgpu' | 'webgl2', quality: object = WITH_BLOOM): Promise<string> =>
  browser.page.evaluate((ask) => window.stagePage.open(ask), {
    backend,
    widthPx: WIDE_PX,
    heightPx: HIGH_PX,
    quality,
  });

const draw = (ask: PictureAsk, withPixels = false): Promise<PictureAnswer> =>
  browser.page.evaluate(([what, pixels]) => window.stagePage.picture(what, pixels), [ask, withPixels] as const);

const CROWD: PictureAsk = { cast: 'crowd', parameters: { links: 1 } };
const LEADS: PictureAsk = { cast: 'leads', parameters: { shield: 1, glitch: 0.4 } };

describe.each(['webgpu', 'webgl2'] as const)('a stage on %s', (backend) => {
  beforeAll(async () => {
    expect(await open(backend)).toBe(backend);
  }, 30_000);

  test('shows people on a wall that stays mostly dark', { timeout: 20_000 }, async () => {
    const picture = await draw(CROWD);
    expect(picture.bright).toBeGreaterThan(0.05);
    expect(picture.bright).toBeLessThan(0.6);
    expect(picture.mean).toBeLessThan(45);
    expect(picture.drawCalls).toBeLessThanOrEqual(25);
  });

  test('draws the same frame alike, in whatever order frames come', { timeout: 30_000 }, async () => {
    const crowd = (await draw(CROWD)).hash;
    const leads = (await draw(LEADS)).hash;
    expect(leads).not.toBe(crowd);
    await draw({ cast: 'waiting' });
    expect((await draw(LEADS)).hash).toBe(leads);
    expect((await draw(CROWD)).hash).toBe(crowd);
  });

  test('moves with life time, and goes black with the master', { timeout: 20_000 }, async () => {
    const now = await draw(CROWD);
    const later = await draw({ ...CROWD, frame: { lifeMs: 63_000 } });
    expect(later.hash).not.toBe(now.hash);
    const dark = await draw({ ...CROWD, frame: { master: 0 } });
    expect(dark.mean).toBe(0);
  });

  test('hides a jump behind a lid that is shut at first, and nothing where a passage has not begun or is over', {
    timeout: 60_000,
  }, async () => {
    const plain = await draw(CROWD);
    const jumped = await draw({ ...CROWD, frame: { jump: 1 } });
    expect(jumped.bright).toBeLessThan(0.05);
    expect((await draw({ ...CROWD, frame: { jump: 0.4 } })).bright).toBeGreaterThan(jumped.bright);
    const over = { sweep: 1, lid: 1, breath: 1, curtain: 1, tide: 1, wave: 1 };
    expect((await draw({ ...CROWD, parameters: { links: 1, ...over } })).hash).toBe(plain.hash);
  });

  test('is not blank before a show was ever reached', { timeout: 20_000 }, async () => {
    const waiting = await draw({ cast: 'waiting' });
    expect(waiting.lit).toBeGreaterThan(0.1);
  });

  test('answers to every number of the score', { timeout: 120_000 }, async () => {
    const plain = (await draw({ cast: 'crowd' })).hash;
    const numbers = { city: 1, horizon: 1, haze: 1, rain: 1, tilt: 3, shimmer: 1, links: 1, shield: 1, glitch: 1 };
    const street = { neon: 1, ruin: 1, dawn: 1, turn: 30, ash: 1, unity: 1 };
    const passages = { sweep: 0.3, lid: 0.3, breath: 0.3, curtain: 0.3, tide: 0.3 };
    const others = { embers: 1, wave: 0.5, waiting: 1, ...street, ...passages };
    for (const [name, value] of Object.entries({ ...numbers, ...others })) {
      expect((await draw({ cast: 'crowd', parameters: { [name]: value } })).hash, name).not.toBe(plain);
    }
  });

  test('gives the same picture after it was built anew', { timeout: 30_000 }, async () => {
    const before = (await draw(CROWD)).hash;
    await open(backend);
    expect((await draw(CROWD)).hash).toBe(before);
  });
});

test('both back ends draw the same picture', { timeout: 40_000 }, async () => {
  await open('webgpu');
  const one = (await draw(CROWD, true)).pixels ?? [];
  await open('webgl2');
  const other = (await draw(CROWD, true)).pixels ?? [];
  expect(other).toHaveLength(one.length);
  const mean = one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
  expect(mean).toBeLessThan(0.5);
});

test('a lost device is reported once, and a new stage draws the same picture', { timeout: 40_000 }, async () => {
  await open('webgl2');
  const before = (await draw(CROWD)).hash;
  const told = await browser.page.evaluate(() => window.stagePage.losses());
  await browser.page.evaluate(() => window.stagePage.lose());
  expect(await browser.page.evaluate(() => window.stagePage.losses())).toBe(told + 1);
  await draw(CROWD);
  await open('webgl2');
  expect((await draw(CROWD)).hash).toBe(before);
});

test('two neighbouring slices meet without a seam', { timeout: 40_000 }, async () => {
  await open('webgl2', { pointsPerFigure: 700, bloom: false });
  const ask = (slice: typeof LEFT_SLICE): PictureAsk => ({ cast: 'crowd', parameters: { links: 1 }, frame: { slice } });
  // A third slice lies across the seam: its halves must be the neighbours' inner halves.
  const left = (await draw(ask(LEFT_SLICE), true)).pixels ?? [];
  const right = (await draw(ask(RIGHT_SLICE), true)).pixels ?? [];
  const across = (await draw(ask({ ...LEFT_SLICE, xM: 2 }), true)).pixels ?? [];
  let apart = 0;
  for (let y = 0; y < HIGH_PX; y += 1) {
    for (let x = 0; x < WIDE_PX; x += 1) {
      const half = WIDE_PX / 2;
      const [source, from] = x < half ? [left, x + half] : [right, x - half];
      for (let part = 0; part < 3; part += 1) {
        const here = across[(y * WIDE_PX + x) * 4 + part] ?? 0;
        apart += Math.abs(here - (source[(y * WIDE_PX + from) * 4 + part] ?? 0));
      }
    }
  }
  expect(apart / (WIDE_PX * HIGH_PX * 3)).toBeLessThan(0.1);
});

test('the page had nothing to complain about', () => {
  expect(browser.errors).toEqual([]);
});
