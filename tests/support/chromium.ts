/** A real Chromium for the tests: the one named, the one on the PATH, Debian's, or Playwright's own. */

import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_NAMES, type FoundChromium, findChromium } from '#control-server/chromium/find-chromium.ts';
import { installFromDebian, onPath } from '#control-server/chromium/find-program.ts';

/** Finds a Chromium or brings one here. Throws, with what to do, where neither can be done. */
export async function bringChromium(say: (text: string) => void): Promise<FoundChromium> {
  const found = findChromium();
  if (found) return found;
  say('No Chromium here: installing the package of Debian ...');
  const why = await installFromDebian('chromium');
  const installed = onPath(CHROMIUM_NAMES);
  if (installed !== null) return { path: installed, from: "Debian's package chromium" };
  say(`That could not be done (${why ?? 'it brought no chromium'}): downloading the one of Playwright ...`);
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  try {
    await promisify(execFile)(process.execPath, [cli, 'install', 'chromium']);
  } catch (error) {
    throw new Error('No Chromium could be had: install one and name it in CHROMIUM_PATH.', { cause: error });
  }
  return { path: chromium.executablePath(), from: "Playwright's download" };
}

/** What headless Chromium needs to draw WebGPU and WebGL2 without a graphics card, and to keep to itself. */
export const FLAGS: readonly string[] = [
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
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
];

/** Starts a fresh headless Chromium. `webcam`: a .y4m or .mjpeg file it takes for its camera; `more`: further flags. */
export async function launchChromium(webcam: string | null = null, more: readonly string[] = []): Promise<Browser> {
  const found = findChromium();
  if (!found) throw new Error('There is no Chromium. "npm test" brings one; or name one in CHROMIUM_PATH.');
  const camera =
    webcam === null
      ? []
      : [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-video-capture=${webcam}`,
        ];
  return chromium.launch({ executablePath: found.path, headless: true, args: [...FLAGS, ...camera, ...more] });
}
