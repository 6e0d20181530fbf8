/** A real server and its walls in real Chromium, for benchmarks that watch what the walls show. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { launchChromium } from '#tests/support/chromium.ts';
import type { Link } from '#tests/support/network/delaying-proxy.ts';
import { openProxyProcess, type ProxyProcess } from '#tests/support/network/proxy-process.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

export interface Walls {
  readonly dataFolder: string;
  readonly walls: readonly Page[];
  server: ServerProcess;
  /** Starts the server again where it was, after it was ended. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export interface WallsOptions {
  /** The score, as YAML. */
  readonly show: string;
  /** So many walls side by side. */
  readonly count: number;
  /** The link each of them has to the server; null: none but the machine's own. */
  readonly link: Link | null;
  /** Whether the server is held up by other work, 30 ms of every 100. */
  readonly isBusy: boolean;
}

/** A plain show: `cues` cues that each wait for GO and change one look at once, so that every GO can be seen. */
export function plainShow(cues: number): string {
  const lines = Array.from(
    { length: cues },
    (_, i) => `      - { cue: '${i + 1}', name: Step ${i + 1}, set: { crowd: ${i % 2} } }`,
  );
  return [
    'show: plain',
    'title: Plain steps',
    'opensWith: steps',
    'goGuard: 10ms',
    "parameters: { crowd: { says: 'changes with every step', default: 0 }, city: { says: the city, default: 0 } }",
    'sequences:',
    '  steps:',
    '    name: Steps',
    '    cues:',
    ...lines,
    '',
  ].join('\n');
}

/** One wall of `count` equal slices, a surface each. */
function plainSite(count: number): string {
  const surfaces = Array.from(
    { length: count },
    (_, i) => `  ${nameOf(i)}: { wall: main, slice: { x: ${i / count}, y: 0, width: ${1 / count}, height: 1 } }`,
  );
  return ['site: plain', 'title: Side by side', `walls: { main: { widthM: ${4 * count}, heightM: 2.25 } }`, 'surfaces:']
    .concat(surfaces, '')
    .join('\n');
}

const nameOf = (wall: number): string => `wall-${wall + 1}`;

const BUSY = fileURLToPath(new URL('../support/network/busy-bursts.ts', import.meta.url));

/** Starts a server with that score and opens its walls on it, small, since the drawing is not what is measured. */
export async function openWalls({ show, count, link, isBusy }: WallsOptions): Promise<Walls> {
  const dataFolder = await freshData();
  const [showFile, siteFile] = [join(dataFolder, 'show.yaml'), join(dataFolder, 'site.yaml')];
  await writeFile(showFile, show);
  await writeFile(siteFile, plainSite(count));
  const start = (port: number): Promise<ServerProcess> =>
    startServer(
      dataFolder,
      ['--port', String(port), '--show', showFile, '--site', siteFile],
      isBusy ? ['--import', BUSY] : [],
    );
  const server = await start(0);
  const proxy = link ? await proxyTo(server.port, link, count) : null;
  const browser = await launchChromium();
  const walls = await Promise.all(
    Array.from({ length: count }, async (_, i) => {
      const page = await (await browser.newContext({ viewport: { width: 160, height: 90 } })).newPage();
      const base = proxy ? `http://localhost:${proxy.ports[i]}` : server.url;
      await page.goto(`${base}/projection/${nameOf(i)}?quality=ci`);
      await page.waitForFunction(() => (window.reclaimFrames?.() ?? []).length > 30, undefined, { timeout: 120_000 });
      return page;
    }),
  );
  const opened: Walls = {
    dataFolder,
    walls,
    server,
    restart: async () => {
      opened.server = await start(opened.server.port);
    },
    close: async () => {
      await browser.close();
      await proxy?.close();
      await opened.server.end('SIGTERM');
      await removeData(dataFolder);
    },
  };
  return opened;
}

/** A link of its own for each wall: what one loses the others get. */
const proxyTo = (targetPort: number, link: Link, count: number): Promise<ProxyProcess> =>
  openProxyProcess(Array.from({ length: count }, (_, i) => ({ targetPort, link, seed: i + 1 })));
