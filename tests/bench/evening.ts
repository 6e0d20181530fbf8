/** An evening of the show that comes with Reclaim, as the contact sheet holds it, in a page that measures. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { loadScore } from '#control-server/house/load-house.ts';
import { openStagePage } from '#tests/projection/stage/support/stage-browser.ts';
import { PROJECT_ROOT } from '../../config/tooling/pages.ts';
import type { EveningTold } from './evening-page.ts';

const SHOW = join(PROJECT_ROOT, 'config', 'shows', 'neo-tokyo-2147.yaml');
const SITE = join(PROJECT_ROOT, 'config', 'sites', 'default.yaml');
/** Twelve of the crowd before the cameras, most of whom do what they are asked for, and as many again with a phone. */
const CROWD = { seed: 2147, crowd: 12, compliance: 0.85, participants: 32 } as const;

export interface HeldEvening {
  readonly page: Page;
  readonly told: EveningTold;
  readonly errors: readonly string[];
  /** Holds another one instead, of a crowd of whom so many do what is asked, 0..1. */
  readonly holdWith: (compliance: number) => Promise<EveningTold>;
  readonly close: () => Promise<void>;
}

/** Opens the page and holds the evening in it. */
export async function openEvening(): Promise<HeldEvening> {
  const loaded = await loadScore(SHOW);
  if (!loaded.ok) throw new Error(loaded.problems.join('\n'));
  const [scoreText, siteText] = await Promise.all([readFile(SHOW, 'utf8'), readFile(SITE, 'utf8')]);
  const opened = await openStagePage(join(import.meta.dirname, 'evening-page.ts'), 'eveningPage');
  const { scoreHash } = loaded.value.plan;
  const holdWith = (compliance: number): Promise<EveningTold> =>
    opened.page.evaluate((ask) => window.eveningPage.hold(ask), {
      ...{ scoreText, siteText, scoreHash },
      ...{ ...CROWD, compliance },
    });
  return { ...opened, told: await holdWith(CROWD.compliance), holdWith };
}
