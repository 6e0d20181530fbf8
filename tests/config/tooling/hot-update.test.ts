/** Edits of looks reach the pages that show them without a reload: the page builder is asked, no browser is needed. */

import { globSync } from 'node:fs';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshData, removeData } from '#tests/support/server-process.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { viteConfig } from '../../../config/tooling/vite.config.ts';

const BUILD_MS = 120_000;
const PAGES = {
  looks: 'projection/showroom/looks.ts',
  wall: 'projection/main.ts',
  programme: 'projection/programme.ts',
};
const files = (pattern: string): readonly string[] => globSync(pattern, { cwd: PROJECT_ROOT });
/** What shows words or numbers of looks beside the picture, and what is about files: nothing of it draws. */
const NO_LOOKS = ['catalogue-faults', 'drawing-order', 'look', 'parameter'].map(
  (name) => `projection/looks/${name}.ts`,
);
const LOOK_FILES = files('projection/looks/*.ts').filter((file) => !NO_LOOKS.includes(file));

/** A message of the page builder to pages. */
interface Told {
  readonly type: string;
  readonly updates?: readonly { readonly path: string }[];
}

let server: ViteDevServer;
let cache: string;
let told: Told[];

/** Reads a module and all it imports, as a browser would. */
async function load(path: string, known: Set<string>): Promise<void> {
  if (known.has(path) || !/^\/(projection|installation|config)\/.*\.ts$/.test(path)) return;
  known.add(path);
  const client = server.environments.client;
  await client.transformRequest(path);
  const module = await client.moduleGraph.getModuleByUrl(path);
  for (const { url } of module?.importedModules ?? []) await load(url, known);
}

/** What pages are told when `file` is saved. */
async function saved(file: string): Promise<Told | undefined> {
  told = [];
  server.watcher.emit('change', join(PROJECT_ROOT, file));
  await expect.poll(() => told.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(0);
  // What was told of is read again, so that the next edit finds everything as a page has it.
  for (const page of Object.values(PAGES)) await load(`/${page}`, new Set());
  return told[0];
}

describe('a saved file', () => {
  beforeAll(async () => {
    cache = await freshData();
    server = await createServer({
      ...viteConfig,
      cacheDir: cache,
      optimizeDeps: { noDiscovery: true, include: [] },
      logLevel: 'silent',
      server: { middlewareMode: true, ws: false, watch: null },
    });
    server.environments.client.hot.send = (...[message]: unknown[]) => {
      told.push(message as Told);
    };
    for (const page of Object.values(PAGES)) await load(`/${page}`, new Set());
  }, BUILD_MS);
  afterAll(async () => {
    await server?.close();
    if (cache) await removeData(cache);
  });

  it.each(LOOK_FILES)(
    '%s is exchanged where it is drawn, and no page begins anew',
    async (file) => {
      const { type, updates = [] } = (await saved(file)) ?? { type: 'nothing' };
      expect(type).toBe('update');
      const taken = updates.map(({ path }) => path);
      expect(taken).toContain('/projection/showroom/looks.ts');
      if (!file.endsWith('template.ts')) expect(taken).toContain('/projection/stage/newest-stage.ts');
    },
    BUILD_MS,
  );

  it(
    'of the stage is exchanged too',
    async () => {
      for (const file of ['projection/stage/stage.ts', 'projection/stage/finish.ts', 'projection/looks/city/towers.ts'])
        expect(await saved(file)).toMatchObject({ type: 'update' });
    },
    BUILD_MS,
  );

  it(
    'that a page itself is made of makes it begin anew',
    async () => {
      expect(await saved('projection/page/notes.ts')).toMatchObject({ type: 'full-reload' });
    },
    BUILD_MS,
  );
});
