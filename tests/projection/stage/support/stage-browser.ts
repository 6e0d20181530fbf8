/** A real browser with the stage in it: builds the page into a temporary folder and serves it without a server. */

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchChromium } from '#tests/support/chromium.ts';
import { glyphStrips } from '../../../../config/tooling/glyphs/glyph-plugin.ts';

/** Only localhost counts as a secure context without a certificate; nothing listens there, every request is answered here. */
const ORIGIN = 'http://localhost:9';

/**
 * Opens the stage's test page, or another script that puts an object by the name of `ready` on its window. `errors`
 * collects what the page itself complained about.
 */
export async function openStagePage(
  script = join(import.meta.dirname, 'stage-page.ts'),
  ready = 'stagePage',
): Promise<{ page: Page; errors: string[]; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    plugins: [glyphStrips()],
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'esnext',
      lib: { entry: script, formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const built = await readFile(join(folder, 'page.js'), 'utf8');
  const browser = await launchChromium();
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: built })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><style>body{margin:0;background:#000;overflow:hidden}</style><script type="module" src="page.js"></script>',
        }),
  );
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction((name) => name in window, ready, { timeout: 20_000 });
  return {
    page,
    errors,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
