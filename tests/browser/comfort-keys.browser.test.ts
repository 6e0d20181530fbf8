/** The keys for comfort on the page Walls: pressed in the middle of a show, words come forward on the wall at once, and go back. */

import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseSite, type Site } from '#installation/site/site.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const DEFAULT_SITE = fileURLToPath(new URL('../../config/sites/default.yaml', import.meta.url));
/** A line before a city. */
const SHOW = `show: comfort
title: Comfort
opensWith: one
goGuard: 0ms
parameters: { city: { says: light, default: 0.5 } }
texts: { line: Everybody has to be able to read this. }
sequences:
  one: { name: One, cues: [{ cue: 1, name: A line, text: line }] }
`;
const PATIENCE = { timeout: 60_000, interval: 200 };

let data: string;
let siteFile: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;
let wall: Page;

beforeAll(async () => {
  data = await freshData();
  siteFile = join(data, 'room.yaml');
  const show = join(data, 'comfort.yaml');
  await Promise.all([copyFile(DEFAULT_SITE, siteFile), writeFile(show, SHOW)]);
  server = await startServer(data, ['--port', '0', '--site', siteFile, '--show', show]);
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 480, height: 270 } });
  panel = await context.newPage();
  await panel.goto(server.directorLink);
  await panel.locator('[data-cue]').first().waitFor();
  wall = await context.newPage();
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data !== undefined) await removeData(data);
});

const key = (name: string) => panel.getByRole('button', { name, exact: true });

async function press(name: string): Promise<void> {
  await panel.bringToFront();
  const before = await key(name).getAttribute('aria-pressed');
  await key(name).click();
  await expect.poll(() => key(name).getAttribute('aria-pressed'), PATIENCE).not.toBe(before);
  await wall.bringToFront();
}

/** The share of the wall's lower left that is as light as letters are. */
async function words(): Promise<number> {
  const picture = `data:image/png;base64,${(await wall.screenshot()).toString('base64')}`;
  return panel.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray(4);
    let light = 0;
    for (let y = Math.floor(0.6 * height); y < height; y += 1)
      for (let x = 0; x < width / 2; x += 1) if ((data[4 * (y * width + x) + 1] ?? 0) > 150) light += 1;
    return light / (0.2 * width * height);
  }, picture);
}

async function comfortOnDisk(): Promise<Site['comfort']> {
  const parsed = parseSite(await readFile(siteFile, 'utf8'), siteFile);
  if (!parsed.ok) throw new Error(parsed.problems[0]?.message);
  return parsed.value.comfort;
}

describe('the keys for comfort', () => {
  it('stand on the page Walls while a wall shows a line', async () => {
    await panel.keyboard.press('Space');
    await expect.poll(async () => (await factsOnDisk(data)).at(-1)?.event, PATIENCE).toMatchObject({ cue: 'one/1' });
    await panel.setViewportSize({ width: 1000, height: 900 });
    await panel.goto(`${server.url}/walls`);
    await key('Reduced motion').waitFor();
    await wall.goto(`${server.url}/projection/left?quality=ci`);
    await wall.bringToFront();
    // The letters have all come.
    await expect.poll(words, PATIENCE).toBeGreaterThan(0.012);
  });

  it('bring words forward on the wall at once, in the middle of a show, and let them go back', async () => {
    const before = await words();
    await press('High contrast');
    await expect.poll(async () => (await words()) / before, PATIENCE).toBeGreaterThan(1.5);
    expect(await comfortOnDisk()).toEqual({ reducedMotion: false, highContrast: true });
    await press('High contrast');
    await expect.poll(async () => (await words()) / before, PATIENCE).toBeLessThan(1.2);
    expect(await comfortOnDisk()).toEqual({ reducedMotion: false, highContrast: false });
  });

  it('are kept in the site’s file, each for itself', async () => {
    await press('Reduced motion');
    await expect.poll(comfortOnDisk, PATIENCE).toEqual({ reducedMotion: true, highContrast: false });
    await press('Reduced motion');
    await expect.poll(comfortOnDisk, PATIENCE).toEqual({ reducedMotion: false, highContrast: false });
  });
});
