/**
 * The main job, end to end: two walls, the panel and a camera in real browsers on a real server. GO is pressed on the
 * panel, the crowd rises before the camera, the quorum is met, and both walls show what follows at the same show time.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fact } from '#installation/log/fact.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';
import { marksOf } from '#tests/support/wall-page.ts';
import { webcams } from '#tests/support/webcam.ts';

const WALLS = ['left', 'right'] as const;
const RISEN = 'installation/3';

const [webcam] = webcams();
console.log(`The crowd before the camera is ${webcam.shows}.`);

let data: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;
let walls: readonly Page[];
let folder: string;
const foreign: string[] = [];

async function open(address: string, width: number, height: number, context?: BrowserContext): Promise<Page> {
  const own = context ?? (await browser.newContext({ viewport: { width, height } }));
  // Nothing but this server may ever be asked for anything.
  const watch = (address: string): void => {
    const url = new URL(address);
    if (!['blob:', 'data:'].includes(url.protocol) && url.host !== new URL(server.url).host) foreign.push(address);
  };
  own.on('request', (request) => watch(request.url()));
  const page = await own.newPage();
  page.on('websocket', (socket) => watch(socket.url()));
  await page.goto(address);
  return page;
}

async function factOf(type: Fact['event']['type'], withinMs: number): Promise<Fact> {
  return expect
    .poll(async () => (await factsOnDisk(data)).find((fact) => fact.event.type === type), {
      timeout: withinMs,
      interval: 250,
    })
    .toBeDefined()
    .then(async () => {
      const found = (await factsOnDisk(data)).find((fact) => fact.event.type === type);
      if (!found) throw new Error(`no fact ${type}`);
      return found;
    });
}

beforeAll(async () => {
  data = await freshData();
  server = await startServer(data);
  folder = await mkdtemp(join(tmpdir(), 'reclaim-webcam-'));
  browser = await launchChromium(await webcam.write(folder));
  walls = await Promise.all(WALLS.map((name) => open(`${server.url}/projection/${name}?quality=ci`, 64, 36)));
  panel = await open(server.directorLink, 1280, 800);
  await open(`${server.url}/camera?name=front`, 800, 600);
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
  if (folder) await rm(folder, { recursive: true, force: true });
});

describe('a walking show', () => {
  it('has every page connected, as the panel says', async () => {
    const room = panel.getByRole('region', { name: 'Room' }).getByRole('listitem');
    for (const name of ['left', 'right', 'front'])
      await room.filter({ hasText: name }).filter({ hasNotText: 'Missing' }).waitFor();
    for (const wall of walls)
      await expect.poll(async () => (await marksOf(wall)).length, { timeout: 60_000 }).toBeGreaterThan(3);
    // A processor that draws two walls besides takes its time to begin to see.
    await panel.getByRole('region', { name: 'Crowd' }).getByText('person here').waitFor({ timeout: 120_000 });
  });

  it('starts on GO at the cue that was let stand by', async () => {
    const sequence = panel.getByRole('button', { name: /^Installation/ });
    if ((await sequence.getAttribute('aria-expanded')) === 'false') await sequence.click();
    await panel.getByText('Ayla opens her work').first().click();
    await panel
      .getByRole('button', { name: /^Stand by/ })
      .first()
      .click();
    await expect
      .poll(async () => (await factsOnDisk(data)).at(-1)?.event, { timeout: 10_000 })
      .toEqual({ type: 'standby-set', cue: 'installation/1' });
    await panel.getByRole('button', { name: /^GO/ }).click();
    const fired = await factOf('cue-fired', 5000);
    expect(fired.event).toEqual({ type: 'cue-fired', cue: 'installation/1' });
    expect(fired.cause.by).toBe('director');
    expect(fired.atMs).toBeGreaterThan(fired.recordedAtMs);
  });

  it('sees the crowd rise and takes the branch, with the evidence in the log', async () => {
    const decided = await factOf('quorum-decided', 90_000);
    expect(decided.cause.by).toBe('crowd');
    expect(decided.event).toMatchObject({
      type: 'quorum-decided',
      cue: 'installation/2',
      outcome: 'met',
      how: 'crowd',
    });
    const { evidence } = decided.event as Extract<Fact['event'], { type: 'quorum-decided' }>;
    expect(evidence).toMatchObject({
      what: { mode: 'any', gestures: ['rise'] },
      threshold: 0.5,
      present: 1,
      active: 1,
      share: 1,
    });
    expect(evidence.dwellMs).toBeGreaterThanOrEqual(evidence.requiredDwellMs);
    expect(evidence.sources).toEqual([{ source: 'front', kind: 'camera', present: 1, active: 1 }]);
  });

  it('shows the new cue on both walls at the same show time', async () => {
    const decided = await factOf('quorum-decided', 1000);
    const firsts = await Promise.all(
      walls.map(async (wall) => {
        await expect
          .poll(async () => (await marksOf(wall)).some((mark) => mark.cues.includes(RISEN)), { timeout: 20_000 })
          .toBe(true);
        const marks = await marksOf(wall);
        const index = marks.findIndex((mark) => mark.cues.includes(RISEN));
        return { first: marks[index], before: marks[index - 1] };
      }),
    );
    for (const { first, before } of firsts) {
      // The switch lies between two frames of this wall: never before the fact's moment, and on the first frame after.
      expect(first?.serverMs).toBeGreaterThanOrEqual(decided.atMs);
      expect(before?.serverMs).toBeLessThan(decided.atMs);
    }
    const [left, right] = firsts.map(({ first }) => first?.showMs ?? Number.NaN);
    const frameMs = Math.max(...firsts.map(({ first, before }) => (first?.serverMs ?? 0) - (before?.serverMs ?? 0)));
    expect(Math.abs((left ?? 0) - (right ?? 0))).toBeLessThanOrEqual(frameMs);
  });

  it('draws the same story on every page: panel and walls agree on the cue', async () => {
    await panel.getByText('The wall answers').first().waitFor();
    for (const wall of walls) expect((await marksOf(wall)).at(-1)?.cues.at(-1)).toMatch(/^installation\/\d+$/);
  });

  it('asked nobody but its own server for anything', () => {
    expect(foreign).toEqual([]);
  });
});
