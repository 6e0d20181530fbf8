/** The Chromium of this machine: the one that is named, or the first on the PATH. */

import { onPath } from './find-program.ts';

/** What its program is called, by those who pack it. */
export const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export interface FoundChromium {
  readonly path: string;
  /** Where it was found, in words. */
  readonly from: string;
}

/** The Chromium there is, without installing anything; null where there is none. */
export function findChromium(): FoundChromium | null {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') return { path: named, from: 'CHROMIUM_PATH' };
  const found = onPath(CHROMIUM_NAMES);
  return found === null ? null : { path: found, from: 'the PATH' };
}
