/** The picture of the live stream, from the real server: nothing off air, the cut and its titles on air. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const SHOW = `show: air
title: Air
opensWith: one
goGuard: 0ms
parameters: { city: { says: light, default: 0.5 } }
texts: { line: We are live., caption: Live from the square. }
sequences:
  one:
    name: One
    cues:
      - { cue: 1, name: Going on air, text: line, world: { broadcast: { onAir: true, caption: caption } } }
      - { cue: 2, name: Going off air, world: { broadcast: { onAir: false } } }
`;
const PATIENCE = { timeout: 60_000, interval: 100 };

let data: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;
let programme: Page;

beforeAll(async () => {
  data = await freshData();
  const show = join(data, 'air.yaml');
  await writeFile(show, SHOW);
  server = await startServer(data, ['--port', '0', '--show', show]);
  browser = await launchChromium();
  const context = await browser.newContext({ viewport: { width: 640, height: 360 } });
  panel = await context.newPage();
  await panel.goto(server.directorLink);
  await panel.locator('[data-cue]').first().waitFor();
  programme = await context.newPage();
  await programme.goto(`${server.url}/programme?quality=ci`);
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

const told = (): Promise<string | null> => programme.locator('#told').textContent();

/** Share of the page's pixels that are light, 0..1. */
async function lit(): Promise<number> {
  const picture = `data:image/png;base64,${(await programme.screenshot()).toString('base64')}`;
  return panel.evaluate(async (address) => {
    const image = new Image();
    image.src = address;
    await image.decode();
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray(4);
    let light = 0;
    for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 0) > 140) light += 1;
    return light / (data.length / 4);
  }, picture);
}

const go = async (cue: string): Promise<void> => {
  await panel.bringToFront();
  await panel.keyboard.press('Space');
  await expect.poll(async () => (await factsOnDisk(data)).at(-1)?.event, PATIENCE).toMatchObject({ cue });
  await programme.bringToFront();
};

it('says that it is off air, shows titles when it is on air, and goes dark again', async () => {
  await expect.poll(told, PATIENCE).toBe('off air');
  await expect.poll(lit, PATIENCE).toBeLessThan(0.0005);
  await go('one/1');
  await expect.poll(told, PATIENCE).toBe('');
  // The letters of the line and of the caption.
  await expect.poll(lit, PATIENCE).toBeGreaterThan(0.002);
  await go('one/2');
  await expect.poll(told, PATIENCE).toBe('off air');
});
