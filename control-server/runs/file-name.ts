/** What a report is called where it is kept. */

import type { WallClock } from './time-words.ts';

/** For instance `neo-tokyo-2147-2026-11-22-2015`, without an ending; letters and digits that every file system takes. */
export function fileName(show: string | null, openedWallMs: number | null, clock: WallClock): string {
  const when = openedWallMs === null ? 'no-date' : clock.moment(openedWallMs).replace(':', '').replace(' ', '-');
  const name = (show ?? 'run').replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
  return `${name === '' ? 'run' : name}-${when}`;
}
