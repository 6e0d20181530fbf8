import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '#control-server/chromium/find-program.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { asGroupWebcam, footage } from '#tests/support/footage.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { webcams } from '#tests/support/webcam.ts';

/** Whether the meter of `rise` counts right now. */
const isRising = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.meter[data-active="true"] span')].some((name) => name.textContent === 'rise'),
  );

describe.each(webcams())('the camera page, before $shows', (webcam) => {
  let folder: string;
  let data: string;
  let server: ServerProcess;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reclaim-webcam-'));
    data = await freshData();
    server = await startServer(data);
    browser = await launchChromium(await webcam.write(folder));
    const context = await browser.newContext();
    page = await context.newPage();
    context.on('request', (request) => requests.push(request.url()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(server.directorLink);
    await page.goto(`${server.url}/camera?name=front`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    if (data !== undefined) await removeData(data);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('comes up by itself: camera, proven recogniser, server', async () => {
    for (const part of ['camera', 'recogniser', 'link']) {
      await page.locator(`#state-${part}[data-state="good"]`).waitFor({ timeout: 60_000 });
    }
    expect(await page.locator('#state-recogniser .says').textContent()).toContain('test figure');
  });

  it('sees one person rise, again and again', async () => {
    const titles: (string | null)[] = [];
    let changes = 0;
    let was = await isRising(page);
    for (let look = 0; look < 300 && changes < 4; look += 1) {
      const now = await isRising(page);
      if (now !== was) changes += 1;
      if (now && !was) titles.push(await page.locator('#people-title').textContent());
      was = now;
      await page.waitForTimeout(50);
    }
    expect(changes).toBe(4);
    expect(new Set(titles)).toEqual(new Set(['1 person']));
  });

  it('asks no other origin for anything and fails at nothing', () => {
    const foreign = requests.filter((url) => !/^(data|blob):/.test(url) && !url.startsWith(server.url));
    expect(foreign).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('tells when the server is lost', async () => {
    await server.end('SIGKILL');
    await page.locator('#state-link[data-state="bad"]').waitFor({ timeout: 20_000 });
    expect(await page.locator('#state-link .says').textContent()).toBe('The server does not answer.');
    expect(await page.locator('#state-camera').getAttribute('data-state')).toBe('good');
  });
});

const video = footage();

describe.skipIf(video === null || onPath(['ffmpeg']) === null)(
  'the camera page, before three people side by side',
  () => {
    it('sees all three at once', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'reclaim-webcam-'));
      const data = await freshData();
      const server = await startServer(data);
      const browser = await launchChromium(await asGroupWebcam(video ?? '', 3, folder));
      try {
        const page = await (await browser.newContext()).newPage();
        await page.goto(server.directorLink);
        await page.goto(`${server.url}/camera?name=front`);
        await page.locator('#people-title', { hasText: '3 people' }).waitFor({ timeout: 120_000 });
        expect(await page.locator('#people .person').count()).toBe(3);
      } finally {
        await browser.close();
        await server.end('SIGTERM');
        await removeData(data);
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
