/**
 * A look that is edited in development, with the real server: the picture changes on the page of the looks and on a wall,
 * which go on where they were; a mistake is told with its file and line over the picture of before, until it is mended.
 */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';

const TEMPLATE = 'projection/looks/template.ts';
const CITY = 'projection/looks/city.ts';
const PATIENCE = { timeout: 90_000 };
/** What has no graphics card draws few pixels quickly. */
const SMALL = { width: 480, height: 320 };

let data: string;
let edits: string;
let server: ServerProcess;
let browser: Browser;

beforeAll(async () => {
  data = await freshData();
  edits = join(data, 'edits');
  await mkdir(edits);
  process.env.EDITS = edits;
  server = await startServer(data, ['--port', '0', '--dev'], ['--import', './tests/support/edited-in-memory.ts']);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

/** Opens a page that draws, and waits for its picture. */
async function open(path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: SMALL });
  await page.goto(`${server.url}${path}`, { waitUntil: 'commit' });
  await isShown(page, 'fresh');
  return page;
}

/** Resolves once a canvas is seen that was not there when the page was marked: `fresh`; or at once if it is that one. */
const isShown = (page: Page, which: 'fresh' | 'marked'): Promise<unknown> =>
  page.waitForFunction(
    (isMarked) =>
      [...document.querySelectorAll<HTMLElement>('#picture canvas, #wall canvas')].some(
        ({ style, dataset, parentElement }) =>
          style.opacity === (parentElement?.id === 'wall' ? '1' : '') && (dataset.marked === 'yes') === isMarked,
      ),
    which === 'marked',
    PATIENCE,
  );

/** Marks the page and its canvases: what is made later is not marked. */
const mark = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const { dataset } of [document.body, ...document.querySelectorAll('canvas')]) dataset.marked = 'yes';
  });

const isSamePage = (page: Page): Promise<boolean> => page.evaluate(() => document.body.dataset.marked === 'yes');

const fault = (page: Page) => page.locator('#edit-fault');

/** Mean red, green and blue of a part of the page, 0..255. */
async function coloursOf(page: Page, part: string): Promise<readonly number[]> {
  const picture = await page.locator(part).screenshot();
  return page.evaluate(
    async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
      context?.drawImage(image, 0, 0);
      const data = context?.getImageData(0, 0, image.width, image.height).data ?? new Uint8ClampedArray(4);
      return [0, 1, 2].map(
        (channel) =>
          data.filter((_, at) => at % 4 === channel).reduce((sum, light) => sum + light, 0) / (data.length / 4),
      );
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
}

/** Saves a file with `before` replaced. Returns the line the replacement stands in. */
async function edit(file: string, before: string, after: string): Promise<number> {
  const source = await readFile(join(PROJECT_ROOT, file), 'utf8');
  const at = source.indexOf(before);
  expect(at, `${file} has "${before}"`).toBeGreaterThan(0);
  await save(file, source.replace(before, after));
  return source.slice(0, at).split('\n').length;
}

async function save(file: string, text: string): Promise<void> {
  const place = join(edits, file);
  await mkdir(dirname(place), { recursive: true });
  await writeFile(place, text);
}

const mend = async (file: string): Promise<void> => save(file, await readFile(join(PROJECT_ROOT, file), 'utf8'));

it('changes the picture on the page of the looks, and says where a mistake is until it is mended', async () => {
  const page = await open('/looks?backend=webgl2&quality=ci#look=template&playing=off&at=20&set.fireflies=1');
  const [redBefore = 0, greenBefore = 0] = await coloursOf(page, '#picture');
  expect(greenBefore).toBeGreaterThan(0.5 * redBefore);
  await mark(page);

  await edit(TEMPLATE, 'mix(vec3(...AMBER), vec3(...CYAN), point.x.mul(0.6))', 'vec3(1, 0, 0)');
  await isShown(page, 'fresh');
  const [red = 0, green = 0] = await coloursOf(page, '#picture');
  expect(green).toBeLessThan(0.5 * red);

  await mark(page);
  const line = await edit(TEMPLATE, 'const POINTS = 400;', 'const POINTS = = 400;');
  await fault(page).getByText(`${TEMPLATE}, line ${line}: Unexpected token`).waitFor(PATIENCE);
  await isShown(page, 'marked');

  const thrown = await edit(TEMPLATE, 'share.value = readParameter(frame, FIREFLIES);', 'throw new Error("no light");');
  await fault(page).getByText(`${TEMPLATE}, line ${thrown}: the look "template" fails: no light`).waitFor(PATIENCE);
  await isShown(page, 'marked');

  await mend(TEMPLATE);
  await isShown(page, 'fresh');
  expect(await fault(page).count()).toBe(0);
  expect(await isSamePage(page)).toBe(true);
  expect(await page.locator('.time').textContent()).toBe('20.0 s');
  expect(await page.locator('#dial-fireflies').inputValue()).toBe('1');
  await page.close();
});

it('changes the picture of a wall, which goes on over a mistake', async () => {
  const page = await open('/projection/left?backend=webgl2&quality=ci');
  await mark(page);
  const line = await edit(CITY, 'export const city: Look = {', 'export const city: Look = nobody ?? {');
  await fault(page).getByText(`${CITY}, line ${line}: nobody is not defined`).waitFor(PATIENCE);
  const drawn = await page.evaluate(() => window.reclaimFrames?.().length ?? 0);
  await page.waitForFunction((before) => (window.reclaimFrames?.().length ?? 0) > before, drawn, PATIENCE);
  await isShown(page, 'marked');

  await mend(CITY);
  await isShown(page, 'fresh');
  expect(await fault(page).count()).toBe(0);
  expect(await isSamePage(page)).toBe(true);
  await page.close();
});
