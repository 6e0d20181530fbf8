/** What an evening does to a wall: its graphics process, its server, its page and its browser end in mid-tween. */

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '#tests/support/chromium.ts';
import { openDirector } from '#tests/support/director-client.ts';
import { descendants } from '#tests/support/processes.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { marksOf, stageIs } from '#tests/support/wall-page.ts';
import { atMost, type Bench, type Figure, figure } from './bench.ts';
import { openEye } from './picture-eye.ts';
import { usualDifference, type Watched, type WatchOptions, type WatchPlace, watchWall } from './recovery-watch.ts';
import { startWatchdog, type Watchdog } from './recovery-watchdog.ts';

/** One long way from dark to light, so that everything happens in the middle of it. */
const SHOW = [
  'show: dawn',
  'title: A long dawn',
  'opensWith: dawn',
  'parameters: { city: { says: the city, default: 0.35 }, haze: { says: the haze, default: 0.2 } }',
  'sequences:',
  '  dawn:',
  '    name: Dawn',
  '    cues:',
  "      - { cue: '1', name: Dawn, fade: 1200s, set: { city: 1, haze: 0.9 } }",
  '',
].join('\n');

/** As the start scripts start it: or the second crash of the graphics process would bar the page from drawing. */
const KIOSK_FLAGS = ['--disable-gpu-process-crash-limit', '--disable-domain-blocking-for-3d-apis'];
const OUTAGE_S = 60;
const VIEW = { width: 480, height: 270 };

interface Rig extends WatchPlace {
  readonly dataFolder: string;
  readonly showFile: string;
  readonly wall: Page;
  readonly say: (text: string) => void;
  server: ServerProcess;
}

export const recovery: Bench = {
  name: 'recovery',
  says: 'A wall in mid-tween: graphics process killed twice, server away, page reloaded, browser killed. --pictures DIR.',
  needsBrowser: true,
  run: async ({ seconds, pictures, say }) => {
    if (pictures !== null) await mkdir(pictures, { recursive: true });
    const dataFolder = await freshData();
    const showFile = join(dataFolder, 'show.yaml');
    await writeFile(showFile, SHOW);
    const server = await startServer(dataFolder, ['--port', '0', '--show', showFile]);
    const [watched, disturbed] = [await launchChromium(), await launchChromium(null, KIOSK_FLAGS)];
    const undisturbed = await openWall(watched, server.url);
    const wall = await openWall(disturbed, server.url);
    const eye = await openEye(watched);
    const usual = await usualDifference(eye, wall, undisturbed, 8);
    const rig: Rig = {
      dataFolder,
      showFile,
      server,
      wall,
      undisturbed,
      eye,
      usualDifference: usual,
      folder: pictures,
      say,
    };
    try {
      const director = await openDirector(server.url, server.directorLink);
      const answer = await director.ask({ type: 'go' });
      if (!answer.ok) throw new Error(answer.refusal.says);
      director.close();
      return [
        figure('pictures of two undisturbed walls apart', usual, 'of 255'),
        ...(await graphicsKilled(rig)),
        ...(await reloaded(rig)),
        ...(await serverAway(rig, (seconds ?? OUTAGE_S) * 1000)),
        ...(await browserKilled(rig).catch((error: unknown) => {
          say(String(error));
          return [atMost('browser killed under the watchdog: could not be watched', 1, '', 0)];
        })),
      ];
    } finally {
      await Promise.all([watched.close(), disturbed.close()]);
      await rig.server.end('SIGTERM');
      await removeData(dataFolder);
    }
  },
};

async function openWall(browser: Browser, url: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: VIEW })).newPage();
  await page.goto(`${url}/projection/left?quality=ci`);
  await page.waitForFunction(() => (window.reclaimFrames?.() ?? []).length > 30, undefined, { timeout: 120_000 });
  return page;
}

/** The process that draws for the browser of the wall alone, killed by its own id; and again as soon as it is back. */
async function graphicsKilled(rig: Rig): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const time of ['first', 'second']) {
    const mine = await descendants(process.pid, '--type=gpu-process');
    const pid = mine.length < 2 ? undefined : await ofBrowser(mine);
    if (pid === undefined) throw new Error('the graphics process of the wall’s browser was not found');
    const name = `graphics process killed, ${time} time`;
    const kill = async (): Promise<boolean> => process.kill(pid, 'SIGKILL');
    const seen = await watchWall(rig, watchOf(rig, name, kill, 0, 60_000));
    rig.say(`${name}: right after ${seen.rightMs} ms`);
    figures.push(...figuresOf(name, seen));
  }
  return figures;
}

/** The one of the browser with the kiosk flags, which hands them on to the process that draws for it. */
async function ofBrowser(candidates: readonly number[]): Promise<number | undefined> {
  const flagged = await descendants(process.pid, '--disable-gpu-process-crash-limit');
  for (const browser of flagged) {
    const [found] = (await descendants(browser, '--type=gpu-process')).filter((pid) => candidates.includes(pid));
    if (found !== undefined) return found;
  }
  return undefined;
}

async function reloaded(rig: Rig): Promise<Figure[]> {
  const reload = (): Promise<unknown> => rig.wall.reload({ waitUntil: 'commit' });
  return figuresOf('page reloaded', await watchWall(rig, watchOf(rig, 'page reloaded', reload, 0, 60_000)));
}

/** Both walls play on without it; each must go on as it did. */
async function serverAway(rig: Rig, awayMs: number): Promise<Figure[]> {
  const before = await showLine(rig.wall);
  const kill = (): Promise<unknown> => rig.server.end('SIGKILL');
  const away = await watchWall(rig, watchOf(rig, 'server away', kill, awayMs, awayMs + 20_000));
  const drift = Math.abs((await showLine(rig.wall)) - before);
  const name = 'page reloaded while the server is away';
  const reload = (): Promise<unknown> => rig.wall.reload({ waitUntil: 'commit' });
  const again = await watchWall(rig, watchOf(rig, name, reload, 0, 60_000));
  rig.say(`${name}: right after ${again.rightMs} ms`);
  rig.server = await startServer(rig.dataFolder, ['--port', String(rig.server.port), '--show', rig.showFile]);
  const openedMs = Date.now();
  await stageIs(rig.wall, 'live');
  const liveMs = Date.now() - openedMs;
  const back = await watchWall(
    rig,
    watchOf(rig, 'server back', () => undefined, 4000, 30_000),
  );
  rig.say(`server away for ${awayMs} ms: ${away.pictures} pictures, ${away.blanks} of them blank`);
  return [
    figure('server away: for', awayMs / 1000, 's'),
    ...figuresOf('server away', away),
    figure('server away: show time off by the end', drift, 'ms'),
    ...figuresOf(name, again),
    figure('server back: wall live after it is open', liveMs, 'ms'),
    ...figuresOf('server back', back),
    figure('server back: show time off', Math.abs((await showLine(rig.wall)) - before), 'ms'),
  ];
}

/** Show time minus machine time of the newest frame: a constant while the show runs true. */
async function showLine(page: Page): Promise<number> {
  const mark = (await marksOf(page)).at(-1);
  return mark ? mark.showMs - mark.displayAtMs : Number.NaN;
}

async function browserKilled(rig: Rig): Promise<Figure[]> {
  const dog: Watchdog = await startWatchdog(rig.server, rig.dataFolder, VIEW);
  try {
    const page = await dog.page();
    await page.waitForFunction(() => (window.reclaimFrames?.() ?? []).length > 10, undefined, { timeout: 120_000 });
    let shown: Page | null = page;
    let opening: Promise<void> | null = null;
    const kill = async (): Promise<void> => {
      await dog.killBrowser();
      // Between two browsers there is only the desktop, and nothing to be looked at.
      shown = null;
      opening = dog.page().then((next) => {
        shown = next;
      });
    };
    const watching = watchOf(rig, 'browser killed under the watchdog', kill, 0, 120_000);
    const seen = await watchWall(rig, { ...watching, wall: () => shown });
    await opening;
    rig.say(`browser killed: right after ${seen.rightMs} ms`);
    return figuresOf('browser killed under the watchdog', seen);
  } finally {
    await dog.end();
  }
}

const watchOf = (rig: Rig, name: string, fault: WatchOptions['fault'], leastMs: number, mostMs: number) => ({
  name: name.replaceAll(/[ ,]+/g, '-'),
  wall: (): Page | null => rig.wall,
  fault,
  leastMs,
  mostMs,
});

function figuresOf(name: string, seen: Watched): Figure[] {
  return [
    figure(`${name}: until the right picture`, seen.rightMs, 'ms'),
    figure(`${name}: longest without a new picture`, seen.stillMs, 'ms'),
    figure(`${name}: pictures seen`, seen.pictures, ''),
    figure(`${name}: not yet as the undisturbed wall's`, seen.others, `of ${seen.compared}`),
    atMost(`${name}: blank pictures`, seen.blanks, '', 0),
  ];
}
