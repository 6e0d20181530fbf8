/** The start script as the server hands it out, run on this machine with a browser that has no window. */

import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { openAccess } from '#control-server/access/access.ts';
import { findChromium } from '#control-server/chromium/find-chromium.ts';
import { FLAGS } from '#tests/support/chromium.ts';
import { descendants } from '#tests/support/processes.ts';
import type { ServerProcess } from '#tests/support/server-process.ts';

export interface Watchdog {
  /** The wall in the browser that runs, or in the next one to come. */
  page(): Promise<Page>;
  /** Ends the browser by its own process, as a crash would. */
  killBrowser(): Promise<void>;
  /** What the script has said. */
  output(): string;
  /** Ends the script as Ctrl-C does; resolves with its exit code. */
  end(): Promise<number | null>;
}

/** Starts the script of the server with these data for the surface `left`; its user's folder lies among them, too. */
export async function startWatchdog(
  server: ServerProcess,
  dataFolder: string,
  view: { readonly width: number; readonly height: number },
): Promise<Watchdog> {
  const crew = (await openAccess(dataFolder)).crewToken();
  const script = await (await fetch(`${server.url}/kiosk/${crew}/linux.sh`)).text();
  const home = join(dataFolder, 'home');
  const flags = ['--headless=new', ...FLAGS, '--remote-debugging-port=0', `--window-size=${view.width},${view.height}`];
  const child: ChildProcess = spawn('sh', ['-s', 'left'], {
    env: {
      ...process.env,
      HOME: home,
      XDG_DATA_HOME: join(home, 'share'),
      RECLAIM_BROWSER: findChromium()?.path ?? '',
      RECLAIM_BROWSER_FLAGS: flags.join(' '),
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  child.stdin?.end(script);
  const profile = join(home, 'share', 'reclaim-wall', 'left');
  let usedPort = '';

  const port = async (): Promise<string> => {
    for (let tries = 0; tries < 600; tries++) {
      const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '');
      const [found = ''] = text.split('\n');
      if (found !== '' && found !== usedPort) return found;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`no browser was started:\n${output}`);
  };

  return {
    page: async () => {
      usedPort = await port();
      const browser = await chromium.connectOverCDP(`http://127.0.0.1:${usedPort}`, { timeout: 120_000 });
      const [context] = browser.contexts();
      if (!context) throw new Error('the browser has no context');
      const page = context.pages()[0] ?? (await context.waitForEvent('page'));
      await page.setViewportSize(view);
      await page.waitForURL(/\/projection\/left/);
      // This machine has no graphics card, and a wall wants to be told that a processor may draw; once.
      await page.waitForFunction(
        () => (window.reclaimFrames?.().length ?? 0) > 0 || document.querySelector('#sentence:not([hidden])') !== null,
      );
      await page.keyboard.press('Enter');
      return page;
    },
    killBrowser: async () => {
      const [pid] = await descendants(child.pid ?? 0, `--user-data-dir=${profile}`);
      if (pid === undefined) throw new Error('the browser of the script was not found');
      process.kill(pid, 'SIGKILL');
    },
    output: () => output,
    end: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve(child.exitCode);
        child.once('exit', resolve);
        child.kill('SIGINT');
      }),
  };
}
