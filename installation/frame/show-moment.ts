/**
 * Which moment of the show a picture is for. Projectors take different times to show what they are given, so each is
 * given the picture of the moment at which it will be seen.
 */

import type { Site } from '../site/site.ts';
import { type ServerMs, serverMs } from '../time/axes.ts';

/** How long after they were captured samples of the crowd are on every wall, ms. */
const SAMPLES_THERE_MS = 200;

/** How much later than the others the projector of this surface shows its picture, ms; none where the site has no such surface. */
export const latencyOf = ({ surfaces }: Site, surface: string): number => surfaces[surface]?.output.latencyMs ?? 0;

/** The moment for which this surface draws the picture that its display takes at `displayMs`. */
export const seenAt = (displayMs: ServerMs, site: Site, surface: string): ServerMs =>
  serverMs(displayMs + latencyOf(site, surface));

/**
 * How long before the moment of a picture the crowd is looked at, ms: the same on every wall, so that someone who walks
 * from one to the next is on both in the same place. The wall that is drawn furthest ahead needs its samples, too.
 */
export const presentationDelayMs = ({ surfaces }: Site): number =>
  SAMPLES_THERE_MS + Math.max(0, ...Object.values(surfaces).map(({ output }) => output.latencyMs));
