/**
 * Fitting a projector end to end: a corner is dragged on the page, stands in the site's file with its comments, and is
 * taken back; a test pattern goes on and off; everything has room on a phone.
 */

import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSite, type Site } from '#installation/site/site.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const DEFAULT_SITE = fileURLToPath(new URL('../../config/sites/default.yaml', import.meta.url));
const PHONE = { width: 390, height: 844 };

let data: string;
let siteFile: string;
let server: ServerProcess;
let browser: Browser;
let page: Page;

const siteText = (): Promise<string> => readFile(siteFile, 'utf8');

async function siteOnDisk(): Promise<Site> {
  const parsed = parseSite(await siteText(), siteFile);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value;
}

const cornerOnDisk = async () => (await siteOnDisk()).surfaces.left?.output.corners.topLeft;

/** Drags the middle of what is found, by so many pixels of the page. */
async function drag(name: string, right: number, down: number): Promise<void> {
  const box = await page.getByRole('button', { name, exact: true }).locator('circle').first().boundingBox();
  if (!box) throw new Error(`there is no ${name} to take hold of`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + right / 2, y + down / 2, { steps: 4 });
  await page.mouse.move(x + right, y + down, { steps: 4 });
  await page.mouse.up();
}

/** What reaches beyond the page on the right, if anything. */
const overflowing = (): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`),
  );

beforeAll(async () => {
  data = await freshData();
  siteFile = join(data, 'room.yaml');
  await copyFile(DEFAULT_SITE, siteFile);
  server = await startServer(data, ['--port', '0', '--site', siteFile]);
  browser = await launchChromium();
  page = await (await browser.newContext({ viewport: PHONE })).newPage();
  await page.goto(server.directorLink);
  await page.goto(`${server.url}/walls#surface=left`);
  await page.getByRole('button', { name: 'Upper left corner', exact: true }).waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data !== undefined) await removeData(data);
});

describe('fitting a projector', () => {
  it('by dragging a corner writes it into the site’s file, comments kept', async () => {
    const comments = (await siteText()).match(/#.*$/gm);
    await drag('Upper left corner', 38, 20);
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).not.toEqual([0, 0]);
    const [x = 0, y = 0] = (await cornerOnDisk()) ?? [];
    // The drawing is some 362 pixels wide for the whole throw.
    expect(x).toBeGreaterThan(0.08);
    expect(x).toBeLessThan(0.14);
    expect(y).toBeGreaterThan(0.06);
    expect((await siteText()).match(/#.*$/gm)).toEqual(comments);
  });

  it('by pressing the arrows many times is one step, and both steps can be taken back and done again', async () => {
    const dragged = await cornerOnDisk();
    for (let press = 0; press < 4; press++) await page.getByRole('button', { name: 'Right', exact: true }).click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).not.toEqual(dragged);
    const nudged = await cornerOnDisk();
    const undo = page.getByRole('button', { name: /^Undo: Upper left/ });
    await undo.click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).toEqual(dragged);
    await undo.click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).toEqual([0, 0]);
    const redo = page.getByRole('button', { name: /^Redo: Upper left/ });
    await redo.click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).toEqual(dragged);
    await redo.click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).toEqual(nudged);
  });

  it('shows a test pattern until the show is wanted again', async () => {
    const grid = page.getByRole('button', { name: 'Grid', exact: true });
    await grid.click();
    await page.getByText('“left” shows a test pattern instead of the show.').waitFor();
    expect(await grid.getAttribute('aria-pressed')).toBe('true');
    expect(await overflowing()).toEqual([]);
    await page.getByRole('button', { name: 'Show again' }).click();
    await expect.poll(() => grid.getAttribute('aria-pressed')).toBe('false');
    await expect.poll(() => page.getByRole('button', { name: 'Show again' }).count()).toBe(0);
  });

  it('has room for every tool on a phone, and the way back to the room', async () => {
    const tools = page.locator('nav[aria-label="Tools"] button');
    const count = await tools.count();
    expect(count).toBe(8);
    for (let tool = 0; tool < count; tool++) {
      await tools.nth(tool).click();
      expect(await overflowing()).toEqual([]);
    }
    await page.getByRole('textbox', { name: /^Command for/ }).waitFor();
    await page.getByRole('button', { name: 'Back to the room' }).click();
    await page.getByRole('list', { name: 'Surfaces' }).waitFor();
    expect(await overflowing()).toEqual([]);
  });

  it('puts an earlier text of the file back, after asking once', async () => {
    await page.getByRole('button', { name: /^Earlier texts/ }).click();
    const oldest = page.getByRole('button', { name: 'Put back' }).last();
    await oldest.click();
    await page.getByRole('button', { name: 'Yes, put it back' }).click();
    await expect.poll(cornerOnDisk, { timeout: 20_000 }).toEqual([0, 0]);
    expect(await siteText()).toBe(await readFile(DEFAULT_SITE, 'utf8'));
  });
});
