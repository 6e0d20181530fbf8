/** What the walls that are there need of the lead, from what they last said of themselves. */

import type { RoomEntry } from '#installation/protocol/messages.ts';
import type { WallNeed } from '#installation/rules/lead.ts';
import type { ServerMs } from '#installation/time/axes.ts';

/** A wall tells its status every second; one that has not for this long is not waited for, ms. */
const SILENT_MS = 3500;

/** The needs of every wall that shows something. */
export const wallNeeds = (pages: readonly RoomEntry[], nowMs: ServerMs): WallNeed[] =>
  pages.flatMap(({ role, status, lastSeenMs }) => {
    const isLive = role === 'projection' && status !== null && status.fps > 0 && nowMs - lastSeenMs <= SILENT_MS;
    if (!isLive) return [];
    const { clockBoundMs, fps, surface } = status;
    return [{ transitMs: surface?.transitMs ?? null, clockBoundMs, frameMs: surface?.frameMs ?? 1000 / fps }];
  });
