/** Fitting a wall on the wall, in a real browser against a real server: what keys do to the picture, the words and the file. */

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FromTechnician, ToTechnician } from '#installation/protocol/messages.ts';
import { type Output, PLAIN_OUTPUT } from '#installation/site/output.ts';
import { parseSite } from '#installation/site/site.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { openDirector } from '#tests/support/director-client.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { stageIs } from '#tests/support/wall-page.ts';

const SITE = `site: attic # under the roof
title: Attic
walls:
  main: { widthM: 3.2, heightM: 1.8 }
surfaces:
  left: # the old projector
    wall: main
`;
const [WIDTH, HEIGHT] = [320, 180];
const PATIENCE = { timeout: 60_000 };

let data: string;
let siteFile: string;
let server: ServerProcess;
let browser: Browser;
let wall: Page;
let technician: Socket<ToTechnician, FromTechnician>;

beforeAll(async () => {
  data = await freshData();
  siteFile = join(data, 'attic.yaml');
  await writeFile(siteFile, SITE);
  server = await startServer(data, ['--port', '0', '--site', siteFile]);
  const director = await openDirector(server.url, server.directorLink);
  director.close();
  technician = io(`${server.url}/technician`, {
    transports: ['websocket'],
    extraHeaders: { cookie: director.cookie },
  });
  browser = await launchChromium();
  wall = await (await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT } })).newPage();
  await wall.goto(`${server.url}/projection/left?quality=least`);
  await stageIs(wall, 'live');
});

afterAll(async () => {
  technician?.disconnect();
  await browser?.close();
  await server?.end('SIGTERM');
  if (data !== undefined) await removeData(data);
});

const onDisk = (): Promise<string> => readFile(siteFile, 'utf8');
async function fitOnDisk(): Promise<Output> {
  const site = parseSite(await onDisk(), 'attic.yaml');
  return (site.ok && site.value.surfaces.left?.output) || PLAIN_OUTPUT;
}
/** Its upper left corner, pixels. */
async function cornerOnDisk(): Promise<string[]> {
  const [x, y] = (await fitOnDisk()).corners.topLeft;
  return [(x * WIDTH).toFixed(1), (y * HEIGHT).toFixed(1)];
}
/** Where the words of the picture stand on the page, CSS pixels. */
const wordsAt = (): Promise<{ left: number; top: number; width: number }> =>
  wall.locator('#in-picture').evaluate((layer) => {
    const { left, top, width } = layer.getBoundingClientRect();
    return { left: Math.round(left), top: Math.round(top), width: Math.round(width) };
  });
const legend = (part: string): Promise<string | null> => wall.locator(`.legend .${part}`).textContent();

describe('fitting a wall on the wall', () => {
  it('moves a corner by keys, and keeps it in the file with its comments', async () => {
    await expect.poll(wordsAt, PATIENCE).toEqual({ left: 0, top: 0, width: WIDTH });
    await wall.keyboard.press('e');
    await expect.poll(() => legend('name'), PATIENCE).toBe('Upper left corner');
    for (const key of ['Shift+ArrowRight', 'Shift+ArrowRight', 'ArrowDown']) await wall.keyboard.press(key);
    await expect.poll(() => legend('place'), PATIENCE).toBe('x 20.0   y 1.0');
    await expect.poll(cornerOnDisk, PATIENCE).toEqual(['20.0', '1.0']);
    await expect.poll(() => legend('keeping'), PATIENCE).toBe('Saved');
    const text = await onDisk();
    expect(text).toContain('site: attic # under the roof');
    expect(text).toContain('left: # the old projector');
  });

  it('takes it back by name, to the very same file', async () => {
    await expect.poll(() => wall.locator('.legend dl').textContent(), PATIENCE).toContain('undo: Upper left corner');
    await wall.keyboard.press('Control+z');
    await expect.poll(onDisk, PATIENCE).toBe(SITE);
    await expect.poll(() => legend('place'), PATIENCE).toBe('x 0.0   y 0.0');
    await wall.keyboard.press('Control+Shift+z');
    await expect.poll(async () => (await fitOnDisk()).corners.topLeft[0], PATIENCE).toBe(0.0625);
    await wall.keyboard.press('Control+z');
    await expect.poll(onDisk, PATIENCE).toBe(SITE);
    await expect.poll(() => legend('keeping'), PATIENCE).toBe('Saved');
  });

  it('lets the words of the show follow the picture, dragged by mouse', async () => {
    await wall.mouse.move(4, HEIGHT - 6);
    await wall.mouse.down();
    await wall.mouse.move(44, HEIGHT - 6);
    await wall.mouse.up();
    await expect.poll(() => legend('place'), PATIENCE).toBe('x 40.0   y 180.0');
    await wall.keyboard.press('1');
    for (let i = 0; i < 4; i++) await wall.keyboard.press('Shift+ArrowRight');
    await expect.poll(wordsAt, PATIENCE).toEqual({ left: 40, top: 0, width: WIDTH - 40 });
  });

  it('closes with Enter, and with it the cursor goes', async () => {
    await wall.keyboard.press('Enter');
    await expect.poll(() => wall.locator('.legend').isVisible(), PATIENCE).toBe(false);
    expect(await wall.evaluate(() => getComputedStyle(document.body).cursor)).toBe('none');
    await expect.poll(async () => (await fitOnDisk()).corners.topLeft[0], PATIENCE).toBe(0.125);
  });

  it('shows what is tried elsewhere, until the file says otherwise', async () => {
    const kept = await wordsAt();
    const output: Output = {
      ...PLAIN_OUTPUT,
      corners: { ...PLAIN_OUTPUT.corners, topLeft: [0.5, 0], bottomLeft: [0.5, 1] },
    };
    const answer = await technician.timeout(10_000).emitWithAck('setup', { type: 'try', surface: 'left', output });
    expect(answer).toEqual({ ok: true });
    await expect.poll(wordsAt, PATIENCE).toEqual({ left: WIDTH / 2, top: 0, width: WIDTH / 2 });
    technician.disconnect();
    await expect.poll(wordsAt, PATIENCE).toEqual(kept);
  });
});
