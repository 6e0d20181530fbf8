/** A page with the product's own eyes in real Chromium, without a server of the show: for benches over picture files. */

import { createReadStream, existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import type { Page } from 'playwright-core';
import { createServer, type Plugin } from 'vite';
import { provisionModels } from '#control-server/models/provision-models.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { viteConfig } from '../../config/tooling/vite.config.ts';
import { launchChromium } from './chromium.ts';

const PAGE = '<!doctype html><script type="module" src="/tests/support/sight-page.ts"></script>';
const KINDS: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

export interface SightHouse {
  readonly page: Page;
  /** The address under which the page finds a file of `folder`. */
  address(file: string): string;
  close(): Promise<void>;
}

/** Serves the folders of files beside the page. */
function files(folders: Readonly<Record<string, string>>): Plugin {
  return {
    name: 'files',
    configureServer: ({ middlewares }) => {
      middlewares.use((request, response, next) => {
        const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '');
        if (path === '/') {
          response.setHeader('content-type', 'text/html');
          response.end(PAGE);
          return;
        }
        const found = Object.entries(folders).find(([prefix]) => path.startsWith(prefix));
        const file = found && join(found[1], normalize(path.slice(found[0].length)));
        if (file === undefined || !existsSync(file)) return next();
        response.setHeader('content-type', KINDS[extname(file)] ?? 'application/octet-stream');
        response.setHeader('content-length', statSync(file).size);
        createReadStream(file).pipe(response);
      });
    },
  };
}

/** Opens the page. @param folder Its files can be shown to the page. */
export async function openSightHouse(folder: string): Promise<SightHouse> {
  const cache = await mkdtemp(join(tmpdir(), 'reclaim-sight-'));
  const modelsDir = join(cache, 'models');
  const models = await provisionModels({ modelsDir, report: () => undefined });
  if (!models.ok) throw new Error(models.problem);
  const server = await createServer({
    ...viteConfig,
    cacheDir: join(cache, 'vite'),
    logLevel: 'error',
    optimizeDeps: { include: ['@mediapipe/tasks-vision', 'zod'], entries: ['tests/support/sight-page.ts'] },
    server: { host: '127.0.0.1', port: 0, hmr: false, ws: false, watch: null },
    plugins: [
      files({
        '/mediapipe/wasm/': join(PROJECT_ROOT, 'node_modules/@mediapipe/tasks-vision/wasm'),
        '/models/': modelsDir,
        '/files/': folder,
      }),
    ],
  });
  await server.listen();
  const browser = await launchChromium();
  const page = await browser.newPage();
  const url = server.resolvedUrls?.local[0] ?? '';
  await page.goto(url);
  await page.waitForFunction(() => 'study' in window, undefined, { timeout: 120_000 });
  return {
    page,
    address: (file) => `/files/${file}`,
    close: async () => {
      await browser.close();
      await server.close();
      await rm(cache, { recursive: true, force: true });
    },
  };
}
