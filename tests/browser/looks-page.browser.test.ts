/**
 * The page of the looks end to end: every look is on the shelf, dials move and are written as the score writes them, all
 * has room on a phone; and in development an edited look takes its place, on this page and on walls, which go on as they were.
 */

import { stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

const PHONE = { width: 390, height: 844 };
const TEMPLATE = join(PROJECT_ROOT, 'projection', 'looks', 'template.ts');

let browser: Browser;
let data: string;

beforeAll(async () => {
  data = await freshData();
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await removeData(data);
});

async function openPage(server: ServerProcess, path: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await page.goto(`${server.url}${path}`);
  return page;
}

const isDrawn = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => document.getElementById('engine')?.textContent !== '', null, { timeout: 120_000 });

/** Marks the page and the canvases it shows. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    document.body.dataset.marked = 'yes';
    for (const canvas of document.querySelectorAll('canvas')) canvas.dataset.marked = 'yes';
  });

/** Resolves once another canvas is the only one to be seen, and answers whether the page is still the marked one. */
async function isExchanged(page: Page): Promise<boolean> {
  await page.waitForFunction(
    () => {
      const shown = [...document.querySelectorAll('canvas')].filter(({ style }) => style.opacity !== '0');
      return shown.length > 0 && shown.every(({ dataset }) => dataset.marked !== 'yes');
    },
    null,
    { timeout: 120_000 },
  );
  return page.evaluate(() => document.body.dataset.marked === 'yes');
}

describe('the page of the looks', () => {
  let server: ServerProcess;
  let page: Page;

  beforeAll(async () => {
    server = await startServer(data);
    page = await openPage(server, '/looks#look=city&playing=off&at=20');
    await isDrawn(page);
  });
  afterAll(() => server?.end('SIGTERM'));

  it('has every look on its shelf, and the one that is shown', async () => {
    const names = await page.locator('#shelf button').allTextContents();
    expect(names).toEqual(expect.arrayContaining(['city', 'figures', 'shockwave', 'template']));
    expect(await page.locator('#shelf [aria-current="true"]').textContent()).toBe('city');
    expect(await page.locator('#says').textContent()).toMatch(/city/);
  });

  it('writes what a dial is moved to as the score writes it', async () => {
    await page.locator('#dial-haze').fill('0.85');
    expect(await page.locator('#score').textContent()).toBe('set:\n  haze: 0.85');
    await page.getByRole('button', { name: 'All as by default' }).click();
    expect(await page.locator('#score').textContent()).toContain('haze: 0.5');
  });

  it('is gone through by keys', async () => {
    await page.locator('body').click({ position: { x: 2, y: 2 } });
    await page.keyboard.press('ArrowRight');
    expect(await page.locator('.time').textContent()).toBe('21.0 s');
    const before = await page.locator('#shelf [aria-current="true"]').textContent();
    await page.keyboard.press(']');
    expect(await page.locator('#shelf [aria-current="true"]').textContent()).not.toBe(before);
    await isDrawn(page);
  });

  it('has room for everything on a phone', async () => {
    const beyond = await page.evaluate(() =>
      [...document.querySelectorAll('main *, aside *, header *')]
        .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
        .map((element) => `${element.tagName} ${element.className}`),
    );
    expect(beyond).toEqual([]);
  });
});

describe('a look that is edited in development', () => {
  it('takes its place on the page and on walls, which go on as they were', async () => {
    const server = await startServer(data, ['--port', '0', '--dev']);
    const { atime, mtime } = await stat(TEMPLATE);
    try {
      const looks = await openPage(server, '/looks#look=template&playing=off&at=20');
      await isDrawn(looks);
      const wall = await openPage(server, '/projection/left?backend=webgl2&quality=least');
      await wall.waitForFunction(
        () => [...document.querySelectorAll<HTMLElement>('#wall canvas')].some(({ style }) => style.opacity === '1'),
        null,
        { timeout: 120_000 },
      );
      await Promise.all([mark(looks), mark(wall)]);
      await utimes(TEMPLATE, atime, new Date(mtime.getTime() + 60_000));
      expect(await isExchanged(looks)).toBe(true);
      expect(await looks.locator('.time').textContent()).toBe('20.0 s');
      const city = join(PROJECT_ROOT, 'projection', 'looks', 'city.ts');
      const before = await stat(city);
      await utimes(city, before.atime, new Date(before.mtime.getTime() + 60_000));
      try {
        expect(await isExchanged(wall)).toBe(true);
      } finally {
        await utimes(city, before.atime, before.mtime);
      }
    } finally {
      await utimes(TEMPLATE, atime, mtime);
      await server.end('SIGTERM');
    }
    // Pages straight from their sources come module by module, twice over on a processor.
  }, 420_000);
});
