/** The camera's page in a real Chromium before a given webcam, with what it shows and every look of its recognisers counted. */

import type { Browser, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';
import { freshData, removeData, startServer } from './server-process.ts';

/** What the page showed at one moment, by its own clock. */
export interface Shown {
  readonly atMs: number;
  readonly people: number;
  readonly rising: number;
  /** Of the last second, as the page tells them. */
  readonly fps: number;
  readonly dropped: number;
  readonly latencyMs: number;
}

/** One answer of a recogniser. */
export interface CountedLook {
  readonly atMs: number;
  readonly tookMs: number;
}

export interface Watched {
  readonly shown: readonly Shown[];
  readonly looks: readonly CountedLook[];
  /** Recognisers started. */
  readonly workers: number;
  /** Different people's colours shown: each number of a track has its own. */
  readonly colours: number;
}

export interface WatchedCamera {
  readonly page: Page;
  readonly browser: Browser;
  /** What was seen of the page since the last call. */
  read(): Promise<Watched>;
  stop(): Promise<void>;
}

declare global {
  interface Window {
    watched: { shown: Shown[]; looks: CountedLook[]; workers: number; colours: string[] };
  }
}

/** Runs in the page before anything else: every recogniser's answers are noted as they pass. */
function countLooks(): void {
  window.watched = { shown: [], looks: [], workers: 0, colours: [] };
  window.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      window.watched.workers += 1;
      this.addEventListener('message', ({ data }) => {
        if (data?.type === 'seen') window.watched.looks.push({ atMs: performance.now(), tookMs: data.recogniseMs });
      });
    }
  };
}

/** Runs in the page: notes what it shows, ten times a second. */
function noteWhatIsShown(): void {
  const numberAt = (index: number): number =>
    Number.parseFloat(document.querySelectorAll('#numbers dd')[index]?.textContent ?? '') || 0;
  setInterval(() => {
    const names = [...document.querySelectorAll('.meter[data-active="true"] span')];
    for (const person of document.querySelectorAll<HTMLElement>('#people .person')) {
      const colour = person.style.getPropertyValue('--person');
      if (!window.watched.colours.includes(colour)) window.watched.colours.push(colour);
    }
    window.watched.shown.push({
      atMs: performance.now(),
      people: Number.parseInt(document.getElementById('people-title')?.textContent ?? '', 10) || 0,
      rising: names.filter(({ textContent }) => textContent === 'rise').length,
      fps: numberAt(0),
      dropped: numberAt(1),
      latencyMs: numberAt(2),
    });
  }, 100);
}

/** Opens the page and waits until its recogniser is proven. @param query More for the page's address, as `&recycle=20`. */
export async function watchCamera(webcam: string, query = ''): Promise<WatchedCamera> {
  const data = await freshData();
  const server = await startServer(data);
  const browser = await launchChromium(webcam);
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.addInitScript(countLooks);
  await page.goto(server.directorLink);
  await page.goto(`${server.url}/camera?name=front${query}`);
  await page.locator('#state-recogniser[data-state="good"]').waitFor({ timeout: 120_000 });
  await page.evaluate(noteWhatIsShown);
  return {
    page,
    browser,
    read: () =>
      page.evaluate(() => {
        const { shown, looks, workers, colours } = window.watched;
        window.watched = { shown: [], looks: [], workers: 0, colours: [] };
        return { shown, looks, workers, colours: colours.length };
      }),
    stop: async () => {
      await browser.close();
      await server.end('SIGTERM');
      await removeData(data);
    },
  };
}
