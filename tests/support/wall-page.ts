/** What a wall says of itself to whoever watches it from outside: its frames and its stage. */

import type { Page } from 'playwright-core';
import type { FrameMark } from '#projection/page/frame-log.ts';

/** The frames a wall has drawn, as it keeps them itself. */
export const marksOf = (wall: Page): Promise<FrameMark[]> => wall.evaluate(() => [...(window.reclaimFrames?.() ?? [])]);

/** Resolves when the wall's session has reached `stage`. */
export async function stageIs(wall: Page, stage: string): Promise<void> {
  const reached = (wanted: string): boolean => document.body.dataset.stage === wanted;
  await wall.waitForFunction(reached, stage, { timeout: 60_000, polling: 20 });
}
