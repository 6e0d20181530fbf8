/** A projector's machine alone: it asks which wall it is, draws with no processor unasked, and comes back by itself. */

import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { marksOf, stageIs } from '#tests/support/wall-page.ts';

let data: string;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  data = await freshData();
  server = await startServer(data);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

const machine = (): Promise<BrowserContext> => browser.newContext({ viewport: { width: 320, height: 180 } });
const sentenceOf = async (wall: Page): Promise<string> => (await wall.locator('#sentence').textContent()) ?? '';
const PATIENCE = { timeout: 60_000 };

describe('a machine at a projector', () => {
  it('asks once which wall it is, goes straight there the next time, and asks again where L is pressed', async () => {
    const context = await machine();
    const page = await context.newPage();
    await page.goto(`${server.url}/projection?quality=ci`);
    await page.getByRole('button', { name: /left/ }).waitFor();
    await page.keyboard.press('2');
    await page.waitForURL(`${server.url}/projection/right?quality=ci`);
    await expect.poll(() => page.locator('#greeting').textContent(), PATIENCE).toContain('This is right.');
    await page.close();
    const next = await context.newPage();
    await next.goto(`${server.url}/projection?quality=ci`);
    await next.waitForURL(`${server.url}/projection/right?quality=ci`);
    await stageIs(next, 'live');
    await next.keyboard.press('l');
    await next.getByRole('button', { name: /right/ }).waitFor();
    expect(await next.evaluate(() => getComputedStyle(document.body).cursor)).toBe('default');
    await context.close();
  });

  it('without a graphics card waits in a picture until it is let, and remembers that it was', async () => {
    const context = await machine();
    const page = await context.newPage();
    await page.goto(`${server.url}/projection/left`);
    await expect.poll(() => sentenceOf(page), PATIENCE).toContain('would draw with its processor');
    expect(await marksOf(page)).toEqual([]);
    expect(await page.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await marksOf(page)).length, PATIENCE).toBeGreaterThan(3);
    expect(await sentenceOf(page)).toBe('');
    await page.reload();
    await expect.poll(async () => (await marksOf(page)).length, PATIENCE).toBeGreaterThan(3);
    await context.close();
  });

  it('loaded anew while the server is away shows the show all the same, and is live when it is back', async () => {
    const context = await machine();
    const page = await context.newPage();
    await page.goto(`${server.url}/projection/left?quality=ci`);
    await stageIs(page, 'live');
    await expect.poll(() => page.evaluate(keptAssets), PATIENCE).toBeGreaterThan(3);
    // The time is written down every few seconds.
    await page.waitForTimeout(6000);
    const before = (await marksOf(page)).at(-1);
    await server.end('SIGKILL');
    await page.reload();
    await expect.poll(async () => (await marksOf(page)).length, PATIENCE).toBeGreaterThan(3);
    expect(await sentenceOf(page)).toBe('');
    expect(await page.evaluate(() => document.body.dataset.stage)).toBe('stale');
    expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
    const after = (await marksOf(page)).at(-1);
    const line = (mark: typeof after): number => (mark ? mark.showMs - mark.displayAtMs : Number.NaN);
    expect(Math.abs(line(after) - line(before))).toBeLessThan(200);
    server = await startServer(data, ['--port', String(server.port)]);
    await stageIs(page, 'live');
    await context.close();
  });
});

/** How many parts of the page the browser keeps. */
async function keptAssets(): Promise<number> {
  return (await (await caches.open('reclaim-wall')).keys()).length;
}
