/** An artist teaches a gesture before a drawn webcam, and a camera page of the show knows it without a reload. */

import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseTaught } from '#installation/gesture/taught-gesture.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { drawnWebcam } from '#tests/support/drawn-webcam.ts';
import { freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const OWN_GESTURES = fileURLToPath(new URL('../../../config/gestures', import.meta.url));
const READY_MS = 90_000;
const TAKE_MS = 60_000;

/** The button's stage. */
const stageIs = (page: Page, isIdle: boolean): Promise<unknown> =>
  page.waitForFunction(
    (idle) => (document.querySelector<HTMLElement>('#record')?.dataset.recording === 'idle') === idle,
    isIdle,
    { timeout: TAKE_MS },
  );

/** Records until there are `count` takes; on a busy machine a take may show too little and is done again. */
async function recordTakes(page: Page, count: number): Promise<void> {
  for (let attempt = 0; attempt < count * 5 && (await page.locator('.take').count()) < count; attempt += 1) {
    await page.keyboard.press('r');
    await stageIs(page, false);
    await stageIs(page, true);
  }
  expect(await page.locator('.take').count()).toBe(count);
}

describe('the teach page', { timeout: 300_000 }, () => {
  let folder: string;
  let data: string;
  let gestures: string;
  let server: ServerProcess;
  let browser: Browser;
  let teach: Page;
  const requests: { url: string; body: string }[] = [];
  const faults: string[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reclaim-teach-'));
    gestures = join(folder, 'gestures');
    await cp(OWN_GESTURES, gestures, { recursive: true });
    data = await freshData();
    server = await startServer(data, ['--port', '0', '--gestures', gestures]);
    browser = await launchChromium(await drawnWebcam(folder, 0));
    const context = await browser.newContext({ viewport: { width: 480, height: 800 } });
    context.on('request', (request) => requests.push({ url: request.url(), body: request.postData() ?? '' }));
    teach = await context.newPage();
    teach.on('pageerror', (error) => faults.push(error.message));
    await teach.goto(server.directorLink);
    await teach.goto(`${server.url}/teach`);
  });

  afterAll(async () => {
    await browser?.close();
    await server?.end('SIGTERM');
    if (data !== undefined) await removeData(data);
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  it('comes up with the gestures of the show, and says what to do first', async () => {
    await teach.locator('#state-recogniser[data-state="good"]').waitFor({ timeout: READY_MS });
    await teach.locator('#shelf .described', { hasText: 'rise' }).waitFor();
    expect(await teach.locator('#save .primary').isDisabled()).toBe(true);
    expect(await teach.locator('.takes .empty').textContent()).toContain('Three are enough');
    expect(await teach.locator('.promise').textContent()).toContain('Pictures never leave this page');
  });

  it('records takes with a countdown over the picture', async () => {
    await teach.waitForFunction(() => document.querySelector('#record-says')?.textContent?.startsWith('Take 1'), null, {
      timeout: READY_MS,
    });
    await teach.keyboard.press('r');
    await teach.waitForFunction(() => /^[321]$/.test(document.querySelector('#cue')?.textContent ?? ''));
    await teach.keyboard.press('Escape');
    await stageIs(teach, true);
    await teach.locator('#note', { hasText: 'The take was called off.' }).waitFor();
    await recordTakes(teach, 4);
    await teach.keyboard.press('Backspace');
    await teach.locator('#note', { hasText: 'Take 4 is deleted.' }).waitFor();
    expect(await teach.locator('.take').count()).toBe(3);
  });

  it('says at once which gesture it is mixed up with: the figure rises', async () => {
    await teach.locator('#separation .advice li').first().waitFor({ timeout: TAKE_MS });
    expect(await teach.locator('#separation .verdict').textContent()).toContain('“rise”');
    expect(await teach.locator('#separation .bars .meter').first().textContent()).toContain('this gesture');
  });

  it('keeps unsaved takes through a reload', async () => {
    await teach.reload();
    await teach.locator('.take').nth(2).waitFor();
    expect(await teach.locator('#save .state').textContent()).toContain('This browser keeps it');
    await teach.locator('#state-recogniser[data-state="good"]').waitFor({ timeout: READY_MS });
  });

  it('tries the gesture live against the line', async () => {
    await teach.waitForFunction(
      () => Number(document.querySelector<HTMLElement>('.live-meter')?.style.getPropertyValue('--score')) > 0.6,
      null,
      { timeout: READY_MS },
    );
    await teach.locator('.live-meter input').fill('0.65');
    await teach.locator('#live output', { hasText: 'counts from 65' }).waitFor();
  });

  it('saves it under its name, as landmarks alone', async () => {
    await teach.locator('#save input').fill('Open Door');
    expect(await teach.locator('#save input').inputValue()).toBe('open-door');
    await teach.locator('#save textarea').fill('Lift both arms, like a door that opens.');
    await teach.locator('#save .primary').click();
    await teach.locator('#save[data-state="saved"]').waitFor();
    expect(await teach.locator('#save code').textContent()).toBe('gesture: open-door');
    await teach.locator('#shelf .taught[data-open="true"]', { hasText: 'open-door' }).waitFor();
    const text = await readFile(join(gestures, 'open-door.json'), 'utf8');
    const parsed = parseTaught('open-door.json', JSON.parse(text));
    expect(parsed).toMatchObject({ ok: true, gesture: { threshold: 0.65, takes: { length: 3 } } });
    expect(text).not.toMatch(/data:|base64/);
    const puts = requests.filter(({ body }) => body !== '');
    expect(puts).toHaveLength(1);
    expect(puts[0]?.body).not.toMatch(/data:|base64/);
  });

  it('is known to a camera page, and one saved meanwhile without a reload', async () => {
    // One page at a time: two cores recognise for one.
    await teach.goto('about:blank');
    await teach.goto(`${server.url}/camera?name=front`);
    const camera = teach;
    await camera.locator('#state-gestures .says', { hasText: 'open-door' }).waitFor({ timeout: READY_MS });
    await camera.locator('.meter[data-active="true"]', { hasText: 'open-door' }).waitFor({ timeout: READY_MS });
    const text = await readFile(join(gestures, 'open-door.json'), 'utf8');
    await writeFile(join(gestures, 'other-door.json'), text.replace('"open-door"', '"other-door"'));
    await camera.locator('#state-gestures .says', { hasText: 'other-door' }).waitFor({ timeout: 15_000 });
  });

  it('leaves a spoilt file out, says so, and goes on with the others', async () => {
    const camera = teach;
    await writeFile(join(gestures, 'other-door.json'), '{"format": "reclaim-taught/1", "name": "other-door"');
    await camera.locator('#state-gestures[data-state="bad"]').waitFor({ timeout: 15_000 });
    expect(await camera.locator('#state-gestures .says').textContent()).toContain('other-door.json');
    await camera.locator('.meter', { hasText: 'open-door' }).waitFor({ timeout: READY_MS });
    await rm(join(gestures, 'other-door.json'));
    await camera.locator('#state-gestures[data-state="good"]').waitFor({ timeout: 15_000 });
  });

  it('deletes it after asking once more, and keeps it beside the runs', async () => {
    await teach.goto(`${server.url}/teach`);
    await teach.locator('#state-recogniser[data-state="good"]').waitFor({ timeout: READY_MS });
    await teach.locator('#save button', { hasText: 'Delete gesture' }).click();
    await teach.locator('#save button', { hasText: 'Delete it from the show?' }).click();
    await teach.locator('#save[data-state="removed"]').waitFor();
    expect(await readdir(gestures)).not.toContain('open-door.json');
    expect(await readdir(join(data, 'gestures'))).toHaveLength(1);
  });

  it('records without a server, and says that it cannot save', async () => {
    await recordTakes(teach, 1);
    await server.end('SIGKILL');
    await teach.locator('#state-gestures[data-state="bad"]').waitFor({ timeout: 30_000 });
    await recordTakes(teach, 3);
    await teach.locator('#save input').fill('alone');
    await teach.locator('#save textarea').fill('Lift both arms.');
    await teach.locator('#save .primary').click();
    await teach.locator('#save[data-state="refused"]').waitFor();
    expect(await teach.locator('#save .state').textContent()).toBe('The server does not answer.');
    expect(await teach.locator('.take').count()).toBe(3);
  });

  it('asks no other origin for anything and fails at nothing', () => {
    const foreign = requests.filter(({ url }) => !/^(data|blob):/.test(url) && !url.startsWith(server.url));
    expect(foreign).toEqual([]);
    expect(faults).toEqual([]);
  });
});
