/** A real server and its two walls in real Chromium, for benchmarks that watch what the walls show. */

import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { launchChromium } from '#tests/support/chromium.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

export interface TwoWalls {
  readonly dataFolder: string;
  readonly walls: readonly Page[];
  server: ServerProcess;
  close(): Promise<void>;
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

/** Starts a server with the score `show` and opens both walls on it, small, since the drawing is not what is measured. */
export async function openTwoWalls(show: string): Promise<TwoWalls> {
  const dataFolder = await freshData();
  const showFile = join(dataFolder, 'show.yaml');
  await writeFile(showFile, show);
  const server = await startServer(dataFolder, ['--port', '0', '--show', showFile]);
  const browser = await launchChromium();
  const walls = await Promise.all(
    ['left', 'right'].map(async (name) => {
      const page = await (await browser.newContext({ viewport: { width: 160, height: 90 } })).newPage();
      await page.goto(`${server.url}/projection/${name}?quality=ci`);
      await page.waitForFunction(() => (window.reclaimFrames?.() ?? []).length > 30, undefined, { timeout: 120_000 });
      return page;
    }),
  );
  const opened: TwoWalls = {
    dataFolder,
    walls,
    server,
    close: async () => {
      await browser.close();
      await opened.server.end('SIGTERM');
      await removeData(dataFolder);
    },
  };
  return opened;
}
