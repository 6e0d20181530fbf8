/** Whether the wall of a machine gives signs of life, for the script that watches its browser. Pure. */

import type { RoomEntry } from '#installation/protocol/messages.ts';

/** `unknown`: nobody could say which wall is meant. */
export type Pulse = 'alive' | 'silent' | 'unknown';

/** A wall tells of itself once a second; so long without a word, it is silent; ms. */
const SILENT_MS = 10_000;

/** Which wall is meant: the page that the script opened, or else any page of a surface. */
export interface Meant {
  readonly page: string | null;
  readonly surface: string | null;
}

/** The pulse of a wall among the `pages` that are connected. */
export function pulseOf(pages: readonly RoomEntry[], { page, surface }: Meant, nowMs: number): Pulse {
  if (page === null && surface === null) return 'unknown';
  const isMeant = (entry: RoomEntry): boolean => (page === null ? entry.name === surface : entry.page === page);
  const isAlive = pages.some(
    (entry) => entry.role === 'projection' && isMeant(entry) && nowMs - entry.lastSeenMs < SILENT_MS,
  );
  return isAlive ? 'alive' : 'silent';
}
