/** A real browser with the stage in it: builds the page into a temporary folder and serves it without a server. */

import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { build } from 'vite';

/** WebGPU, WebGL2 and no X server, all from one set of flags. */
const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-webgpu',
  '--enable-features=Vulkan',
  '--use-vulkan=swiftshader',
  '--use-angle=swiftshader',
  '--use-webgpu-adapter=swiftshader',
  '--enable-unsafe-swiftshader',
];

/** Only localhost counts as a secure context without a certificate; nothing listens there, every request is answered here. */
const ORIGIN = 'http://localhost:9';

/** The browser to drive: `CHROMIUM_PATH`, or the first chromium on the PATH. */
export function browserPath(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') return given;
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
      const path = join(folder, name);
      if (existsSync(path)) return path;
    }
  }
  throw new Error('no chromium on the PATH; set CHROMIUM_PATH');
}

/** Opens the stage's test page. `errors` collects what the page itself complained about. */
export async function openStagePage(): Promise<{ page: Page; errors: string[]; close: () => Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'stage-page-'));
  await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      target: 'esnext',
      lib: { entry: join(import.meta.dirname, 'stage-page.ts'), formats: ['es'], fileName: () => 'stage-page.js' },
    },
  });
  const script = await readFile(join(folder, 'stage-page.js'), 'utf8');
  const browser = await chromium.launch({ executablePath: browserPath(), headless: true, args: FLAGS });
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route(`${ORIGIN}/**`, (route) =>
    route.request().url().endsWith('.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><style>body{margin:0;background:#000;overflow:hidden}</style><script type="module" src="stage-page.js"></script>',
        }),
  );
  await page.goto(`${ORIGIN}/`);
  await page.waitForFunction(() => 'stagePage' in window, undefined, { timeout: 20_000 });
  return {
    page,
    errors,
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
