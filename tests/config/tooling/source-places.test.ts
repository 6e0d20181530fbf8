import { readFile } from 'node:fs/promises';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshData, removeData } from '#tests/support/server-process.ts';
import { PROJECT_ROOT } from '../../../config/tooling/pages.ts';
import { viteConfig } from '../../../config/tooling/vite.config.ts';

const FILE = 'projection/looks/template.ts';
/** A line of it, well below comments and types that no browser is handed. */
const LINE = 'share.value = readParameter(frame, FIREFLIES);';

let vite: ViteDevServer;
let http: Server;
let cache: string;
let url: string;

beforeAll(async () => {
  cache = await freshData();
  vite = await createServer({
    ...viteConfig,
    cacheDir: cache,
    optimizeDeps: { noDiscovery: true, include: [] },
    logLevel: 'silent',
    server: { middlewareMode: true, ws: false, watch: null },
  });
  http = createHttpServer(vite.middlewares);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const address = http.address();
  url = `http://127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`;
}, 60_000);

afterAll(async () => {
  await new Promise((resolve) => http?.close(resolve));
  await vite?.close();
  if (cache) await removeData(cache);
});

const lineOf = (text: string): number => text.split('\n').findIndex((line) => line.includes(LINE)) + 1;

it('answers which line of a source a line that was served was made of', async () => {
  const served = await (await fetch(`${url}/${FILE}`)).text();
  const [line, column] = [lineOf(served), (served.split('\n')[lineOf(served) - 1] ?? '').indexOf(LINE) + 1];
  const query = new URLSearchParams({ path: `/${FILE}?t=1795`, line: `${line}`, column: `${column}` });
  const answer = await fetch(`${url}/@source-place?${query}`);
  const written = lineOf(await readFile(join(PROJECT_ROOT, FILE), 'utf8'));
  expect(written).not.toBe(line);
  expect(await answer.json()).toEqual({ file: FILE, line: written });
});

it('answers that nothing is known of a place that was never served', async () => {
  for (const query of ['path=/projection/looks/nobody.ts&line=1&column=1', 'path=&line=x', ''])
    expect((await fetch(`${url}/@source-place?${query}`)).status).toBe(404);
});
