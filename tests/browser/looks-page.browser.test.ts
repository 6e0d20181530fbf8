/**
 * The page of the looks end to end: every look is on the shelf, dials move and are written as the score writes them, all
 * has room on a phone.
 */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const PHONE = { width: 390, height: 844 };

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

describe('the page of the looks', () => {
  let server: ServerProcess;
  let page: Page;

  beforeAll(async () => {
    server = await startServer(data);
    page = await openPage(server, '/looks#look=city&playing=off&at=20');
    await isDrawn(page);
  });
  afterAll(async () => {
    await page?.close();
    await server?.end('SIGTERM');
  });

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
