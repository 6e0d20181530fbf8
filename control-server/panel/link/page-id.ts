/** Who this tab is: drawn once, kept over a reload, so that the server knows the same page coming back. */

import { randomId } from './random-id.ts';

const KEY = 'reclaim.panel.page';

/** The id kept in `storage`, or a new one put there. */
export function pageId(storage: Storage): string {
  const kept = storage.getItem(KEY);
  if (kept !== null && kept.length >= 8 && kept.length <= 64) return kept;
  const drawn = randomId();
  storage.setItem(KEY, drawn);
  return drawn;
}
