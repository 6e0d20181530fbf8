/** A director at work, on the panel alone, with a show that has every part in it. */

import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FactEvent } from '#installation/log/fact.ts';
import { launchChromium } from '#tests/support/chromium.ts';
import { factsOnDisk, freshData, removeData, type ServerProcess, startServer } from '#tests/support/server-process.ts';

const SHOW = fileURLToPath(new URL('../support/every-part.yaml', import.meta.url));

let data: string;
let server: ServerProcess;
let browser: Browser;
let panel: Page;

beforeAll(async () => {
  data = await freshData();
  server = await startServer(data, ['--port', '0', '--show', SHOW]);
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
const part = (name: string) => panel.getByRole('region', { name });
const row = (cue: string) => panel.locator(`[data-cue="${cue}"]`);

/** Chooses a cue in the list and lets it do what the button says. */
async function choose(cue: string, button: RegExp): Promise<void> {
  const [sequence = ''] = cue.split('/');
  if ((await row(cue).count()) === 0) await press(new RegExp(`^${sequence}`, 'i'));
  // A second click on the chosen cue lets it go again.
  if ((await row(cue).getAttribute('data-selected')) !== 'true') await row(cue).click();
  await press(button);
}

async function jump(cue: string): Promise<void> {
  await choose(cue, /^Jump/);
  await comes({ type: 'jumped', cue });
}

describe('the cue list', () => {
  it('lets a cue stand by, with the text it brings', async () => {
    await choose('arrival/8', /^Stand by/);
    await comes({ type: 'standby-set', cue: 'arrival/8' });
    await part('Next cue').getByText('Everything you were was listed at a price.').waitFor();
  });

  it('fires it with the space bar, and says when a second GO was a slip', async () => {
    await panel.keyboard.press('Space');
    await panel.keyboard.press('Space');
    await comes({ type: 'cue-fired', cue: 'arrival/8' });
    await panel
      .getByRole('alert')
      .getByText(/taken for a slip/)
      .waitFor();
    expect((await factsOnDisk(data)).filter((fact) => fact.event.type === 'cue-fired')).toHaveLength(1);
  });

  it('says what a cue does not do, before it does not do it', async () => {
    await row('arrival/4').getByText('only if fate is held, not as things stand').waitFor();
    await row('arrival/5').getByText('disarmed: keeps its time and does nothing').waitFor();
    await choose('arrival/4', /^Stand by/);
    await part('Next cue').getByText('only if fate is held: GO plays 5 Rain').waitFor();
  });

  it('loads a cue at a time, and takes GO out of the field it was typed in', async () => {
    if ((await row('arrival/1').getAttribute('data-selected')) !== 'true') await row('arrival/1').click();
    const time = panel.getByRole('textbox', { name: /^From this time/ });
    await time.fill('0:75');
    expect(await panel.getByRole('button', { name: /^Jump here/ }).isDisabled()).toBe(true);
    await time.fill('0:05');
    await press(/^Stand by at 0:05/);
    await comes({ type: 'standby-set', cue: 'arrival/1', offsetMs: 5000 });
    await part('Next cue').getByText('from 0:05').waitFor();
    await time.click();
    await panel.keyboard.press('Space');
    await comes({ type: 'cue-fired', cue: 'arrival/1', offsetMs: 5000 });
    expect(await time.inputValue()).toBe('0:05');
  });
});

describe('the whole show', () => {
  it('is paused, resumed and stopped', async () => {
    await jump('arrival/1');
    await press(/^Pause P/);
    await comes({ type: 'paused' });
    await press(/^Resume P/);
    await comes({ type: 'resumed' });
    await press(/^Stop S/);
    await comes({ type: 'stopped' });
  });

  it('fades out in its time, and the light comes back', async () => {
    await press(/^Fade out F 4 s/);
    await comes({ type: 'faded-out' });
    await panel
      .getByRole('status')
      .getByText(/^Faded out/)
      .waitFor();
    await press(/^Light up/);
    await comes({ type: 'relit' });
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

describe('one cue alone', () => {
  it('is paused, resumed and stopped while its group goes on', async () => {
    await jump('arrival/3');
    await choose('arrival/3.1', /^Pause this cue/);
    await comes({ type: 'cue-paused', cue: 'arrival/3.1' });
    await row('arrival/3.1').getByText('Paused').first().waitFor();
    await press(/^Resume this cue/);
    await comes({ type: 'cue-resumed', cue: 'arrival/3.1' });
    await press(/^Stop this cue/);
    await comes({ type: 'cue-stopped', cue: 'arrival/3.1' });
    expect(await row('arrival/3').getAttribute('data-state')).toBe('running');
  });

  it('leaves a loop after its round', async () => {
    await jump('arrival/2');
    await row('arrival/2').getByText('round 1, until you leave it').waitFor();
    await choose('arrival/2', /^Leave after this round/);
    await comes({ type: 'loop-left', cue: 'arrival/2' });
    await row('arrival/2').getByText('round 1, the last').waitFor();
  });

  it('is disarmed and armed again', async () => {
    await row('arrival/2').click();
    if ((await row('arrival/2').getAttribute('data-selected')) !== 'true') await row('arrival/2').click();
    await panel.getByText('Disarmed', { exact: true }).first().click();
    await comes({ type: 'cue-armed', cue: 'arrival/2', arming: 'disarmed' });
    await row('arrival/2').getByText('disarmed: keeps its time and does nothing').waitFor();
    await panel.getByText('Armed', { exact: true }).first().click();
    await comes({ type: 'cue-armed', cue: 'arrival/2', arming: 'armed' });
  });
});

describe('the last word on a question', () => {
  beforeEach(async () => {
    await jump('vamp/1');
    await part('The crowd is asked').waitFor();
  });

  it('is held back and released', async () => {
    await press(/^Hold/);
    await comes({ type: 'quorum-suspended', cue: 'vamp/1' });
    await panel.getByText('held back').first().waitFor();
    await press(/^Release/);
    await comes({ type: 'quorum-released', cue: 'vamp/1' });
  });

  it('is taken as the crowd stands: nobody is here, so the network falls', async () => {
    await press(/^Take/);
    await comes({ type: 'quorum-decided', cue: 'vamp/1', outcome: 'unmet', how: 'taken' });
    await part('Last decision').getByText('fallen: nobody was counted when you took it as it stood').waitFor();
  });

  it('is forced, whoever is here, and the show remembers it', async () => {
    await press(/^Force: held/);
    await comes({ type: 'quorum-decided', cue: 'vamp/1', outcome: 'met', how: 'forced' });
    await expect
      .poll(() => part('Show').getByRole('button', { name: 'held', exact: true }).getAttribute('aria-pressed'))
      .toBe('true');
  });
});

describe('a choice of the crowd', () => {
  it('is put by hand, counted with own eyes, and decided by what was counted', async () => {
    await jump('question/2');
    const asked = part('The crowd is asked');
    await asked.getByText('not put yet').waitFor();
    await press(/^Arm/);
    await comes({ type: 'quorum-released', cue: 'question/2' });
    await press(/^Hold/);
    await comes({ type: 'quorum-suspended' });

    await asked.getByRole('button', { name: 'I count' }).nth(1).click();
    await asked.getByRole('textbox', { name: 'People who do it' }).fill('12');
    await asked.getByRole('textbox', { name: 'People who are here' }).fill('20');
    await asked.getByRole('button', { name: 'Count', exact: true }).click();
    await comes({ type: 'operator-counted', cue: 'question/2', option: 1, active: 12, present: 20 });
    await asked.getByText(/you counted 12 of 20/).waitFor();
    await asked.getByText('60 %').waitFor();
    await asked.getByRole('button', { name: 'Take now: leave' }).click();
    await comes({ type: 'quorum-decided', outcome: 'met', option: 1, how: 'taken' });
    await part('Last decision').getByText('leave: 60 % of 20 when you took it as it stood').waitFor();
  });

  it('is asked again, and forced the way beside its bar', async () => {
    await part('Last decision').getByRole('button', { name: 'Ask again' }).click();
    await comes({ type: 'quorum-rearmed', cue: 'question/2' });
    await part('The crowd is asked').getByRole('button', { name: 'Force together' }).click();
    await comes({ type: 'quorum-decided', outcome: 'met', option: 2, how: 'forced' });
  });
});

describe('what belongs to the whole show', () => {
  it('opens and closes the doors', async () => {
    const doors = part('Show').getByRole('button', { name: /the doors$/ });
    for (const turn of [1, 2]) {
      const opens = (await doors.innerText()).startsWith('Open');
      await doors.click();
      await comes({ type: opens ? 'doors-opened' : 'doors-closed' });
      await expect
        .poll(() => doors.innerText(), { message: `turn ${turn}` })
        .toBe(opens ? 'Close the doors' : 'Open the doors');
    }
  });

  it('sets what the show remembers, by a press or typed', async () => {
    await part('Show').getByRole('button', { name: 'fallen', exact: true }).click();
    await comes({ type: 'variable-set', variable: 'fate', value: 'fallen' });
    const rounds = part('Show').getByRole('textbox', { name: 'New value of rounds' });
    await rounds.fill('7');
    await rounds.press('Enter');
    await comes({ type: 'variable-set', variable: 'rounds', value: 7 });
  });

  it('calls what listens, and says what a call lacks', async () => {
    await part('Show').getByText('needs fate is held').waitFor();
    await part('Show').getByRole('button', { name: 'alarm', exact: true }).click();
    await comes({ type: 'trigger-fired', trigger: 'alarm' });
    await part('Show').getByRole('button', { name: 'applause', exact: true }).click();
    await panel
      .getByRole('alert')
      .getByText(/^Nothing in the score listens/)
      .waitFor();
  });

  it('moves a parameter once, when the hand lets go, and no cue by the same key', async () => {
    await press(/Parameters/);
    const dial = panel.getByRole('slider', { name: 'haze' });
    await dial.focus();
    await dial.press('End');
    await comes({ type: 'value-set', value: 'haze', to: 1, overMs: 2000 });
    const written = (await factsOnDisk(data)).length;
    await dial.press('ArrowDown');
    await part('Show').waitFor();
    expect(await factsOnDisk(data)).toHaveLength(written);
    await expect.poll(() => dial.getAttribute('aria-valuenow'), { timeout: 5000 }).toBe('1');
  });
});

describe('on any device', () => {
  const sizes = [
    { width: 1440, height: 900 },
    { width: 1024, height: 768 },
    { width: 390, height: 844 },
  ];

  it('fits, and is made for fingers', async () => {
    await jump('question/2');
    for (const size of sizes) {
      await panel.setViewportSize(size);
      const views = size.width < 700 ? ['Cues', 'Asked', 'Show', 'Room !'] : [null];
      for (const view of views) {
        if (view !== null) await panel.getByRole('radiogroup').getByText(view, { exact: true }).first().click();
        const faults = await panel.evaluate(findFaults);
        expect(faults, `${size.width} px wide, ${view ?? 'whole'}`).toEqual([]);
      }
    }
  });
});

/** Runs in the page: what sticks out of it sideways, and what is too small to be touched. */
function findFaults(): string[] {
  const faults: string[] = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) faults.push(`the page is ${page.scrollWidth} px wide`);
  for (const element of document.querySelectorAll('*')) {
    const scrolls = ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    if (scrolls && element.scrollWidth > element.clientWidth + 1) faults.push(`${element.className} scrolls sideways`);
  }
  for (const control of document.querySelectorAll<HTMLElement>('button, a, input:not([type=radio])')) {
    const { width, height } = control.getBoundingClientRect();
    // A cue's name lies in a line that takes the finger whole.
    if (width === 0 || control.closest('[data-cue]')) continue;
    if (height < 44 || width < 44) faults.push(`${control.innerText || control.ariaLabel}: ${width} by ${height} px`);
  }
  return faults;
}
