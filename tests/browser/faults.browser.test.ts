/** What can go wrong on an evening, in real browsers: every fault ends in a sentence, and no wall goes blank. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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

/** A test that failed while the server was down does not fail the next ones too. */
beforeEach(async () => {
  if (!(await isUp())) server = await startServer(data, ['--port', String(server.port)]);
});

const isUp = (): Promise<boolean> =>
  fetch(`${server.url}/healthz`).then(
    (answer) => answer.ok,
    () => false,
  );

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

async function open(path: string, width = 320, height = 180): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  await page.goto(path.startsWith('http') ? path : `${server.url}${path}`);
  return page;
}

const openWall = (surface: string): Promise<Page> => open(`/projection/${surface}?quality=ci`);
const sentenceOf = async (wall: Page): Promise<string> => (await wall.locator('#sentence').textContent()) ?? '';
/** How many pixels of the page's picture are lighter than the night they lie in. */
async function lightPixels(page: Page): Promise<number> {
  const picture = (await page.screenshot()).toString('base64');
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    if (!context) throw new Error('no canvas to look at the picture with');
    context.drawImage(image, 0, 0);
    const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
    let light = 0;
    for (let at = 0; at < pixels.length; at += 4) {
      if ((pixels[at] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at + 2] ?? 0) > 120) light++;
    }
    return light;
  }, picture);
}

describe('a wall', () => {
  it('that no server was ever there for waits in a picture, and says so', async () => {
    const page = await (await browser.newContext({ viewport: { width: 480, height: 270 } })).newPage();
    await page.routeWebSocket(/socket\.io/, (socket) => socket.close());
    await page.goto(`${server.url}/projection/left?quality=ci`);
    await expect.poll(() => sentenceOf(page), { timeout: 20_000 }).toContain('Waiting for the server.');
    await expect.poll(() => lightPixels(page), { timeout: 20_000 }).toBeGreaterThan(100);
    await page.close();
  });

  it('whose name the site does not have says which names there are', async () => {
    const wall = await openWall('lefft');
    await expect.poll(() => sentenceOf(wall), { timeout: 20_000 }).toContain('no surface called "lefft"');
    expect(await sentenceOf(wall)).toContain('/projection/left');
    await wall.close();
  });

  it('opened a second time mirrors the first, and both page and panel say so', async () => {
    const first = await openWall('left');
    await stageIs(first, 'live');
    const second = await openWall('left');
    await expect.poll(() => second.locator('#notice').textContent(), { timeout: 20_000 }).toContain('mirrors it');
    await stageIs(first, 'live');
    expect(await sentenceOf(first)).toBe('');
    const panel = await open(server.directorLink, 1280, 800);
    await panel.getByText('2 pages show "left"').first().waitFor();
    await Promise.all([first.close(), second.close(), panel.close()]);
  });

  it('whose tab is duplicated stays a wall: the first and its duplicate are both live', async () => {
    const first = await openWall('left');
    await stageIs(first, 'live');
    const idOf = (page: Page): Promise<string | null> => page.evaluate(() => sessionStorage.getItem('reclaim-page'));
    const name = await idOf(first);
    // What a tab opens is given a copy of all it keeps, its name included, as a duplicate is.
    const opened = first.context().waitForEvent('page');
    await first.evaluate(() => void window.open(location.href));
    const second = await opened;
    await stageIs(second, 'live');
    expect(await idOf(second)).toBe(name);
    await expect.poll(() => idOf(first), { timeout: 20_000 }).not.toBe(name);
    await stageIs(first, 'live');
    // And it stays so: neither ousts the other again.
    const names = await Promise.all([first, second].map(idOf));
    await first.waitForTimeout(3000);
    expect(await Promise.all([first, second].map(idOf))).toEqual(names);
    await Promise.all([stageIs(first, 'live'), stageIs(second, 'live')]);
    await Promise.all([first.close(), second.close()]);
  });

  it('that is too old for its server reloads once, and then says so', async () => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 180 } })).newPage();
    await page.routeWebSocket(/socket\.io/, (socket) => {
      const server = socket.connectToServer();
      socket.onMessage((message) => server.send(String(message).replace(/"protocol":\d+/, '"protocol":0')));
    });
    let loads = 0;
    page.on('load', () => loads++);
    await page.goto(`${server.url}/projection/left?quality=ci`);
    await expect.poll(() => loads, { timeout: 20_000 }).toBe(2);
    await expect.poll(() => sentenceOf(page), { timeout: 20_000 }).toContain('speaks version 0');
    await page.waitForTimeout(2000);
    expect(loads).toBe(2);
    await page.close();
  });

  it('plays on without the server, and is live again when it comes back', async () => {
    const wall = await openWall('right');
    await stageIs(wall, 'live');
    await expect.poll(async () => (await marksOf(wall)).length, { timeout: 60_000 }).toBeGreaterThan(3);
    await server.end('SIGKILL');
    await stageIs(wall, 'stale');
    const before = (await marksOf(wall)).length;
    await expect.poll(async () => (await marksOf(wall)).length, { timeout: 20_000 }).toBeGreaterThan(before + 3);
    expect(await sentenceOf(wall)).toBe('');
    expect(await lightPixels(wall)).toBeGreaterThan(20);
    server = await startServer(data, ['--port', String(server.port)]);
    await stageIs(wall, 'live');
    await wall.close();
  });
});

describe('the panel', () => {
  it('without the link tells where the link is', async () => {
    const panel = await open('/director', 1280, 800);
    await panel.getByText(/link/i).first().waitFor();
    expect(await panel.getByRole('button', { name: /^GO/, disabled: false }).count()).toBe(0);
    await panel.close();
  });

  it('that lost the server says so and holds GO back', async () => {
    const link = /http:\/\/localhost:\d+\/enter\/\S+(?!.*\/enter\/)/s.exec(server.output())?.[0] ?? server.directorLink;
    const panel = await open(link, 1280, 800);
    await panel
      .getByText(/Connected/)
      .first()
      .waitFor();
    await server.end('SIGKILL');
    await panel.getByText('Server lost').first().waitFor();
    expect(await panel.getByRole('button', { name: /^GO/, disabled: false }).count()).toBe(0);
    server = await startServer(data, ['--port', String(server.port)]);
    await panel
      .getByText(/Connected/)
      .first()
      .waitFor({ timeout: 30_000 });
    await panel.close();
  });
});

describe('a used link', () => {
  it('is refused in a sentence', async () => {
    const link = server.directorLink;
    await (await open(link)).close();
    const again = await open(link);
    await again.getByText('A used link').waitFor();
    await again.close();
  });
});
