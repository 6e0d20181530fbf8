/** Starts a Chromium without a window that keeps to itself, for commands. */

import { type Browser, chromium } from 'playwright-core';
import type { FoundChromium } from './find-chromium.ts';

/** Nothing is asked of anybody but the page's own server, and a page nobody sees works as if it were seen. */
const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];

/**
 * Its sandbox is kept wherever there can be one: what it plays is anybody's file. As root Chromium has none. Rejects with
 * what it said when it does not start. `more`: further flags.
 */
export function launchQuietly({ path }: FoundChromium, more: readonly string[] = []): Promise<Browser> {
  const chromiumSandbox = process.getuid?.() !== 0;
  return chromium.launch({
    executablePath: path,
    headless: true,
    chromiumSandbox,
    args: [...FLAGS, ...more],
    // Ctrl-C is for the command, which still has something to write.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
