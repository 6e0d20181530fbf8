/**
 * A take end to end: a camera's page replays a stored one, the director records it anew from the panel, the wall and the
 * camera's page tell so as long as it lasts, and what comes out is a take of points.
 */

import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTake } from '#installation/crowd/take-read.ts';
import { takeEndLine, takeHeaderLine, takeSampleLine } from '#installation/crowd/take-write.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { stillPerson } from '../installation/crowd/support/any-take.ts';

const STORED = 'stored.take.ndjson';
const SAMPLES = 20;

let data: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;
let camera: Page;
let wall: Page;

const takeText = (): string => {
  const header = takeHeaderLine({
    name: 'Stored',
    made: { how: 'files', on: '2147-01-01T00:00:00.000Z', from: [] },
    gestures: ['rise'],
    fps: 10,
  });
  const lines = Array.from({ length: SAMPLES }, (_, index) =>
    takeSampleLine({ atMs: index * 100, source: 'files', aspect: 1.5, people: [stillPerson(1, ['rise'])] }),
  );
  return header + lines.join('') + takeEndLine({ durationMs: SAMPLES * 100, samples: SAMPLES });
};

async function open(address: string, width: number, height: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  await page.goto(address);
  return page;
}

beforeAll(async () => {
  data = await freshData();
  await mkdir(join(data, 'takes'));
  await writeFile(join(data, 'takes', STORED), takeText());
  server = await startServer(data);
  browser = await launchChromium();
  panel = await open(server.directorLink, 1280, 800);
  camera = await open(`${server.url}/camera?name=front&take=${STORED}`, 900, 700);
  wall = await open(`${server.url}/projection/left?quality=lean`, 320, 180);
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data !== undefined) await removeData(data);
});

describe('a take', () => {
  it('stands in for a camera: its people are on the page and counted on the panel', async () => {
    await camera.locator('#state-camera[data-state="good"]').waitFor();
    await camera.locator('#state-link[data-state="good"]').waitFor();
    await camera.locator('.meter[data-active="true"]').waitFor();
    expect(await camera.locator('#people-title').textContent()).toBe('1 person');
    expect(await camera.locator('#promise').textContent()).toContain('nothing is recorded');
    expect(await wall.locator('#sign').isVisible()).toBe(false);
  });

  it('is recorded by the director, for all to see', async () => {
    await panel.locator('#takes h2 button').click();
    await panel.locator('input[aria-label="Name of the take"]').fill('Again');
    await panel.locator('text=Record a take').click();
    await expect.poll(() => wall.locator('#sign').isVisible(), { timeout: 60_000 }).toBe(true);
    await expect
      .poll(() => wall.locator('#sign-words').textContent(), { timeout: 60_000 })
      .toContain('Movement is being recorded as points.');
    expect(await wall.locator('#sign-words').textContent()).toContain('No pictures.');
    expect(await camera.locator('#recording').textContent()).toContain('Movement is being recorded as points: “Again”');
    expect(await camera.locator('#promise').textContent()).not.toContain('nothing is recorded');
    expect(await panel.locator('header a[href="#takes"]').textContent()).toMatch(/^Take 0:00:\d\d$/);
    await panel.waitForTimeout(1500);
    await panel.locator('#takes').locator('text=Stop').click();
    await expect.poll(() => wall.locator('#sign').isVisible(), { timeout: 60_000 }).toBe(false);
    await expect.poll(() => camera.locator('#recording').isVisible(), { timeout: 20_000 }).toBe(false);
  });

  it('holds the points and no picture, and is there to be fetched and deleted', async () => {
    const files = async (): Promise<string[]> => (await readdir(join(data, 'takes'))).sort();
    const [file = ''] = await files();
    const text = (): Promise<string> => readFile(join(data, 'takes', file), 'utf8');
    await expect.poll(async () => (await text()).includes('"ended"'), { timeout: 20_000 }).toBe(true);
    const read = readTake(await text());
    if (!read.ok) throw new Error(read.says);
    expect(read.cut).toBeNull();
    expect(read.take.samples.length).toBeGreaterThan(3);
    expect(read.take.samples.every(({ people }) => people.length === 1)).toBe(true);
    const line = panel.locator('#takes li', { hasText: 'Again' });
    await line.locator('text=Download').waitFor({ timeout: 20_000 });
    expect(await line.locator('a').getAttribute('href')).toBe(`/takes/${file}`);
    const remove = line.locator('text=Hold to delete');
    await remove.dispatchEvent('pointerdown');
    await line.waitFor({ state: 'detached', timeout: 20_000 });
    expect(await files()).toEqual([STORED]);
  });
});
