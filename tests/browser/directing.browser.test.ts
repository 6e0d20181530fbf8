/** A director at work, on the panel alone: standby, jump, pause, stop, panic, and the last word on a quorum. */

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FactEvent } from '#installation/log/fact.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

let data: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;

beforeAll(async () => {
  data = await freshData();
  server = await startServer(data);
  browser = await launchChromium();
  panel = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await panel.goto(server.directorLink);
  // The list is there once the clock is read.
  await panel.locator('[data-cue]').first().waitFor();
});

afterAll(async () => {
  await browser?.close();
  await server?.end('SIGTERM');
  if (data) await removeData(data);
});

const lastEvent = async (): Promise<FactEvent | undefined> => (await factsOnDisk(data)).at(-1)?.event;
const comes = (event: Partial<FactEvent>): Promise<void> =>
  expect.poll(lastEvent, { timeout: 5000, interval: 50 }).toMatchObject(event);
const press = (name: RegExp): Promise<void> => panel.getByRole('button', { name }).first().click();

/** Chooses a cue in the list and lets it do what the button says. */
async function choose(sequence: string, cue: string, button: RegExp): Promise<void> {
  const row = panel.locator(`[data-cue="${sequence}/${cue}"]`);
  if ((await row.count()) === 0)
    await panel
      .getByText(new RegExp(`^${sequence}$`, 'i'))
      .first()
      .click();
  // A second click on the chosen cue lets it go again.
  if ((await row.getAttribute('data-selected')) !== 'true') await row.click();
  await press(button);
}

describe('the cue list', () => {
  it('lets a cue stand by', async () => {
    await choose('installation', '5', /^Stand by/);
    await comes({ type: 'standby-set', cue: 'installation/5' });
    await panel.getByRole('region', { name: 'Next cue' }).getByText("Julian's network").waitFor();
  });

  it('fires it with the space bar, and says when a second GO was a slip', async () => {
    await panel.keyboard.press('Space');
    await panel.keyboard.press('Space');
    await comes({ type: 'cue-fired', cue: 'installation/5' });
    await panel
      .getByRole('alert')
      .getByText(/taken for a slip/)
      .waitFor();
    expect((await factsOnDisk(data)).filter((fact) => fact.event.type === 'cue-fired')).toHaveLength(1);
  });

  it('pauses, resumes and stops', async () => {
    await press(/^Pause/);
    await comes({ type: 'paused' });
    await press(/^Resume/);
    await comes({ type: 'resumed' });
    await press(/^Stop/);
    await comes({ type: 'stopped' });
  });

  it('panics at once on Esc', async () => {
    await panel.keyboard.press('Escape');
    await comes({ type: 'panicked' });
    await panel
      .getByRole('status')
      .getByText(/GO brings/)
      .waitFor();
  });
});

describe('the last word on a quorum', () => {
  beforeEach(async () => {
    await choose('attack', '4', /^Jump/);
    await comes({ type: 'jumped', cue: 'attack/4' });
    // Past the pre-wait of the lead: the question is put.
    await panel.getByRole('region', { name: 'The crowd is asked' }).waitFor();
  });

  it('is held back and released', async () => {
    await press(/^Hold/);
    await comes({ type: 'quorum-suspended', cue: 'attack/4' });
    await panel.getByText('held back').first().waitFor();
    await press(/^Release/);
    await comes({ type: 'quorum-released', cue: 'attack/4' });
  });

  it('is taken as the crowd stands: nobody is here, so the network falls', async () => {
    await press(/^Take/);
    await comes({ type: 'quorum-decided', cue: 'attack/4', outcome: 'unmet', how: 'taken' });
    await panel.getByText('The network falls').first().waitFor();
  });

  it('is forced, whoever is here', async () => {
    await press(/^Force: held/);
    await comes({ type: 'quorum-decided', cue: 'attack/4', outcome: 'met', how: 'forced' });
  });
});
