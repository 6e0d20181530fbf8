/** Old evenings as the director comes to them: from the start page, on every screen, to keep and on paper. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { OPENING, playedRun } from '../control-server/runs/run-on-disk.ts';
import { SAMPLES } from '../control-server/runs/sample-facts.ts';

const OLD = '2021-11-22T20-15-00.000Z';
const SCREENS = [
  [1440, 900],
  [820, 1180],
  [390, 844],
] as const;

let data: string;
let server: ServerProcess;
let browser: Browser;
let page: Page;
/** What the pages complained of, and whom they asked beside their own server. */
const complaints: string[] = [];

beforeAll(async () => {
  data = await freshData();
  const events = [...OPENING, SAMPLES['cue-fired'], SAMPLES['quorum-decided'], SAMPLES.stopped];
  await playedRun(join(data, 'runs'), events, Date.UTC(2021, 10, 22, 20, 15));
  server = await startServer(data, ['--port', '0', '--new-run']);
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(server.directorLink);
  await page.locator('[data-cue]').first().waitFor();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (!['blob:', 'data:'].includes(url.protocol) && url.origin !== server.url) complaints.push(request.url());
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

const evenings = () => page.getByRole('listitem');
const open = (address: string) => page.goto(`${server.url}${address}`);

describe('old evenings', () => {
  it('are one line on the start page, which leads to the list', async () => {
    await open('/');
    await page.getByRole('link', { name: 'Old evenings What was played, by whom and why.' }).click();
    await page.waitForURL(`${server.url}/runs`);
    await page.getByRole('heading', { name: 'Old evenings' }).waitFor();
    expect(await evenings().count()).toBe(2);
    expect(await evenings().first().innerText()).toMatch(/On now\. Open, and nothing was played yet\./);
    expect(await evenings().last().innerText()).toMatch(/A small show\s+Stopped after cue 2 of “one”\./);
  });

  it('lead from the list to the report and back', async () => {
    await open('/runs');
    await page.getByRole('heading').getByRole('link', { name: 'A small show' }).click();
    await page.getByRole('heading', { name: 'A small show', level: 1 }).waitFor();
    expect(await page.getByRole('row').count()).toBeGreaterThan(5);
    expect(await page.getByRole('article').innerText()).toContain('9 of 14 did rise');
    await page.getByRole('link', { name: 'All evenings' }).click();
    await page.waitForURL(`${server.url}/runs`);
  });

  it('tell of the one that is on what was done a moment ago, and by whom', async () => {
    await open('/director');
    await page.locator('[data-cue]').first().waitFor();
    await page.keyboard.press('Space');
    await expect.poll(async () => (await factsOnDisk(data)).map(({ event }) => event.type)).toContain('cue-fired');
    await open('/runs');
    expect(await evenings().first().innerText()).toMatch(/On now\. Playing on from cue/);
    await evenings()
      .first()
      .getByRole('link', { name: /^Report of/ })
      .click();
    await page.getByText('It is on now').waitFor();
    const fired = page.getByRole('row').filter({ hasText: /GO \d/ });
    expect(await fired.first().innerText()).toContain('the director');
  });

  it.each([
    ['CSV', 'csv', /^\uFEFFfact,wall_time/],
    ['NDJSON', 'ndjson', /^\{"seq":1,/],
    ['page', 'html', /^<!doctype html>/],
  ])('are kept as %s under a good name', async (name, ending, text) => {
    await open(`/runs/${OLD}`);
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name, exact: true }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toMatch(new RegExp(`^small-2021-11-2\\d-\\d{4}\\.${ending}$`));
    expect(await readFile(await download.path(), 'utf8')).toMatch(text);
  });

  it.each(SCREENS)('are in the night of the house, and fit, at %i × %i', async (width, height) => {
    await page.setViewportSize({ width, height });
    for (const address of ['/runs', `/runs/${OLD}`]) {
      await open(address);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(7, 10, 20)');
      // The policy lets in the fonts, too, which lie in the style sheet.
      const loaded = await page.evaluate(async () =>
        [...(await document.fonts.ready)].filter(({ status }) => status === 'loaded').map(({ family }) => family),
      );
      for (const family of ['Chakra Petch', 'Shippori Mincho', 'Zen Kaku Gothic New'])
        expect(loaded.join()).toContain(family);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    }
  });

  it('are dark on white on paper, without what leads elsewhere', async () => {
    await page.emulateMedia({ media: 'print' });
    for (const address of ['/runs', `/runs/${OLD}`]) {
      await open(address);
      expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)');
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)');
      expect(await page.getByRole('navigation').isVisible()).toBe(false);
    }
    await page.emulateMedia({ media: null });
  });

  it('tell anybody else what to do', async () => {
    const other = await (await browser.newContext()).newPage();
    const answer = await other.goto(`${server.url}/runs/${OLD}`);
    expect(answer?.status()).toBe(403);
    await other.getByText('Open the director’s link first').waitFor();
    await other.getByRole('link', { name: 'To the start page' }).click();
    await other.getByText('For the director, who opens the link').first().waitFor();
    expect(await other.getByRole('link', { name: /Old evenings|Teach a gesture/ }).count()).toBe(0);
  });

  it('had nothing to complain of, and asked nobody else', () => {
    expect(complaints).toEqual([]);
  });
});
