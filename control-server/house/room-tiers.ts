/** How much every wall draws: those of one wall alike, by what the live ones say of themselves. */

import type { Tier } from '#installation/frame/tier.ts';
import { FULL_GROUP, type GroupTier, nextGroupTier } from '#installation/frame/tier-of-group.ts';
import type { RoomEntry } from '#installation/protocol/messages.ts';
import type { Site } from '#installation/site/site.ts';

export interface RoomTiers {
  /** Takes in what the pages said last. */
  hear(pages: readonly RoomEntry[], nowMs: number): void;
  /** The tier of every surface of the site. */
  tiers(): Record<string, Tier>;
}

/** A page that has been silent for longer holds its neighbours back no more. */
const SILENT_MS = 3500;

/** Walls nobody has heard of draw everything. */
export function createRoomTiers(site: () => Site): RoomTiers {
  let groups = new Map<string, GroupTier>();
  return {
    hear: (pages, nowMs) => {
      const { surfaces } = site();
      const wants = new Map<string, Tier[]>();
      for (const { wall } of Object.values(surfaces)) wants.set(wall, []);
      for (const { role, name, status, lastSeenMs } of pages) {
        const wall = role === 'projection' && Object.hasOwn(surfaces, name) ? surfaces[name]?.wall : undefined;
        if (wall === undefined || !status?.surface || nowMs - lastSeenMs > SILENT_MS) continue;
        wants.get(wall)?.push(status.surface.wants);
      }
      groups = new Map(
        [...wants].map(([wall, tiers]) => [wall, nextGroupTier(groups.get(wall) ?? FULL_GROUP, tiers, nowMs)]),
      );
    },
    tiers: () =>
      Object.fromEntries(
        Object.entries(site().surfaces).map(([name, { wall }]) => [name, (groups.get(wall) ?? FULL_GROUP).tier]),
      ),
  };
}
