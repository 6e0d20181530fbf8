/** Has pictures and videos looked at by the very page a camera is read by, in a browser without a window. */

import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type ReaderTold, readerToldSchema } from '#installation/protocol/reader-messages.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import { type FoundChromium, findChromium } from '../chromium/find-chromium.ts';
import { launchQuietly } from '../chromium/launch-quietly.ts';
import { provisionModels } from '../models/provision-models.ts';
import { buildPagesIfStale } from '../pages/build-pages.ts';
import type { InputFile } from './inputs.ts';
import { openReaderServer, type ReaderServer, type Wanted } from './reader-server.ts';

export interface ReadOptions {
  readonly wanted: Wanted;
  readonly inputs: readonly InputFile[];
  /** Hears what is being made ready, in words. */
  readonly say: (text: string) => void;
  /** Hears all the page tells, one message at a time: the page waits for it. What it throws ends the reading. */
  readonly told: (message: ReaderTold) => Promise<void> | void;
  /** Ends the reading before its time. */
  readonly signal: AbortSignal;
}

/** How a reading ended: all was looked at, it was broken off, or why nothing can be looked at, in sentences. */
export type ReadEnd =
  | { readonly end: 'done' }
  | { readonly end: 'aborted' }
  | { readonly end: 'failed'; readonly says: string };

const failed = (says: string): ReadEnd => ({ end: 'failed', says });

const NO_CHROMIUM =
  'There is no Chromium here: install chromium (or Chrome or Edge), or name its program in CHROMIUM_PATH.';

/** Reads all inputs, in order. Throws only what `told` throws, and faults of ours. */
export async function readInputs(options: ReadOptions): Promise<ReadEnd> {
  const found = findChromium();
  if (!found) return failed(NO_CHROMIUM);
  const modelsFolder = join(PROJECT_ROOT, '.reclaim', 'models');
  const models = await provisionModels({ modelsDir: modelsFolder, report: options.say });
  if (!models.ok) return failed(models.problem);
  const pages = await buildPagesIfStale({ say: options.say });
  if (!pages.ok) return failed(pages.problem);
  if (options.signal.aborted) return { end: 'aborted' };
  const server = await openReaderServer(options.wanted, options.inputs, modelsFolder);
  try {
    const started = await start(found);
    if (!started.ok) return failed(started.says);
    try {
      return await hearOut(started.browser, server, options);
    } finally {
      await started.browser.close();
    }
  } finally {
    await server.close();
  }
}

async function start(
  found: FoundChromium,
): Promise<{ readonly ok: true; readonly browser: Browser } | { readonly ok: false; readonly says: string }> {
  try {
    return { ok: true, browser: await launchQuietly(found) };
  } catch (error) {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { ok: false, says: `${found.path} (from ${found.from}) does not start: ${why}` };
  }
}

/** Opens the page and hears it until its end, or until the reading is broken off. */
async function hearOut(browser: Browser, server: ReaderServer, { told, signal }: ReadOptions): Promise<ReadEnd> {
  const { promise, resolve, reject } = Promise.withResolvers<ReadEnd>();
  const hear = async (json: string): Promise<void> => {
    try {
      const message = readerToldSchema.parse(JSON.parse(json));
      if (signal.aborted) return;
      await told(message);
      if (message.type === 'done') resolve({ end: 'done' });
      if (message.type === 'failed') resolve(failed(`${message.says} ${message.advice}`));
    } catch (error) {
      reject(error);
    }
  };
  signal.addEventListener('abort', () => resolve({ end: 'aborted' }), { once: true });
  if (signal.aborted) resolve({ end: 'aborted' });
  const lost = (): void => resolve(failed('The browser ended by itself: try again with fewer or smaller files.'));
  browser.on('disconnected', lost);
  const page = await browser.newPage();
  page.on('crash', lost);
  page.on('pageerror', (error) => resolve(failed(`The reading page has a fault: ${error.message}`)));
  await page.exposeFunction('tellCommand', hear);
  // What ends the reading may close the page while it still opens.
  page.goto(server.url, { waitUntil: 'domcontentloaded' }).catch(reject);
  return promise;
}
