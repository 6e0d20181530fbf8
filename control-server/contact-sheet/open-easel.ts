/** A Chromium without a window that draws frames: builds the page that does it and answers its requests itself. */

import { basename, join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import {
  type Difference,
  DRAWING_PAGE,
  type DrawAnswer,
  type DrawAsk,
  type DrawingPage,
  type StandAnswer,
  type StandAsk,
} from '../../config/tooling/drawing-page.ts';
import { glyphStrips } from '../../config/tooling/glyphs/glyph-plugin.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { DRAWING_FLAGS } from '../chromium/drawing-flags.ts';
import type { FoundChromium } from '../chromium/find-chromium.ts';
import { launchQuietly } from '../chromium/launch-quietly.ts';

/** Only localhost counts as a secure context without a certificate; nothing listens there, every request is answered here. */
const ORIGIN = 'http://localhost:9';
const PAGE =
  '<!doctype html><style>body{margin:0;background:#000;overflow:hidden}</style><script type="module" src="/page.js"></script>';
/** A processor may compile for as long as this, ms. */
const READY_MS = 60_000;

export interface Easel extends Pick<DrawingPage, 'looks' | 'looksText' | 'standWithLook' | 'drawLook'> {
  /** The version of the browser. */
  readonly chromium: string;
  /** Stands as a wall of another size or back end. */
  stand(ask: StandAsk): Promise<StandAnswer>;
  draw(ask: DrawAsk): Promise<DrawAnswer>;
  /** Compares two PNG in base64. */
  compare(one: string, other: string): Promise<Difference | null>;
  /** A page of text and pictures as one picture (JPEG): `html`, `widthPx` wide, with the files in `folder` beside it. */
  shoot(html: string, widthPx: number, folder: string): Promise<Buffer>;
  /** What the page complained about so far. */
  complaints(): readonly string[];
  close(): Promise<void>;
}

/** Builds the page and opens it. Rejects with what is wrong with the sources, or what Chromium said. */
export async function openEasel(found: FoundChromium): Promise<Easel> {
  const [script, browser] = await Promise.all([builtPage(), launchQuietly(found, DRAWING_FLAGS)]);
  const complaints: string[] = [];
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await serve(page, script);
    await page.goto(`${ORIGIN}/`);
    await page.waitForFunction(() => 'drawingPage' in globalThis, null, { timeout: READY_MS });
    return {
      chromium: browser.version(),
      stand: (ask) => page.evaluate((those) => globalThis.drawingPage.stand(those), ask),
      draw: (ask) => page.evaluate((those) => globalThis.drawingPage.draw(those), ask),
      compare: (one, other) => page.evaluate(([a, b]) => globalThis.drawingPage.compare(a, b), [one, other] as const),
      looks: () => page.evaluate(() => globalThis.drawingPage.looks()),
      looksText: () => page.evaluate(() => globalThis.drawingPage.looksText()),
      standWithLook: (ask) => page.evaluate((those) => globalThis.drawingPage.standWithLook(those), ask),
      drawLook: (dials) => page.evaluate((those) => globalThis.drawingPage.drawLook(those), dials),
      shoot: (html, widthPx, folder) => shoot(browser, html, widthPx, folder),
      complaints: () => complaints,
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw complaints.length > 0 ? new Error(complaints.join('\n'), { cause: error }) : error;
  }
}

async function shoot(browser: Browser, html: string, widthPx: number, folder: string): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: widthPx, height: 800 } });
  try {
    await page.route(`${ORIGIN}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      return pathname === '/'
        ? route.fulfill({ contentType: 'text/html', body: html })
        : route.fulfill({ path: join(folder, basename(pathname)) });
    });
    await page.goto(`${ORIGIN}/`, { waitUntil: 'load' });
    return await page.screenshot({ type: 'jpeg', quality: 88, fullPage: true });
  } finally {
    await page.close();
  }
}

async function serve(page: Page, script: string): Promise<void> {
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({ contentType: 'text/html', body: PAGE }),
  );
}

/** The page as one script that holds all it needs. */
async function builtPage(): Promise<string> {
  const built = await build({
    root: PROJECT_ROOT,
    configFile: false,
    plugins: [glyphStrips()],
    logLevel: 'error',
    publicDir: false,
    build: {
      write: false,
      minify: false,
      target: 'esnext',
      lib: { entry: `${PROJECT_ROOT}${DRAWING_PAGE}`, formats: ['es'], fileName: () => 'page.js' },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const outputs = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const chunk = outputs.flatMap(({ output }) => output).find(({ type }) => type === 'chunk');
  if (chunk?.type !== 'chunk') throw new Error('the page that draws was not built');
  return chunk.code;
}
