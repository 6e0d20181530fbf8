/** Which surfaces the line of text stands on: words belong on a wall that people look at, once. */

import { offAxisOf } from '../mapping/off-axis.ts';
import type { Screen } from '../site/screen.ts';
import type { Site } from '../site/site.ts';
import { isSeen } from './seen-slice.ts';

/**
 * Whether `surface` bears the line: slices, if one of them shows their wall's left end, where it begins; of windows one for each wall that has no
 * such slice: the first upright one through which its viewer sees the middle of the canvas, or else the first.
 */
export function bearsCaption(site: Site, surface: string): boolean {
  const entry = site.surfaces[surface];
  if (!entry) return false;
  if (!isWindow(site, surface)) return hasLeftEnd(site, entry.wall);
  return bearingWindow(site, entry.wall) === surface;
}

const isWindow = (site: Site, surface: string): boolean => offAxisOf(site, surface)?.ok === true;

/** Whether one of the slices of a wall shows its left end. */
const hasLeftEnd = (site: Site, wallName: string): boolean =>
  Object.entries(site.surfaces).some(
    ([name, { wall, slice }]) => wall === wallName && slice.x === 0 && !isWindow(site, name),
  );

function bearingWindow(site: Site, wallName: string): string | null {
  const wall = site.walls[wallName];
  const here = Object.entries(site.surfaces).filter(([, entry]) => entry.wall === wallName);
  if (!wall || hasLeftEnd(site, wallName)) return null;
  const upright = here.filter(([name, { screen }]) => isWindow(site, name) && screen && isUpright(screen));
  const facing = upright.find(([name]) => {
    const found = offAxisOf(site, name);
    return found?.ok && isSeen(found.window.view, [wall.widthM / 2, wall.heightM / 2, 0]);
  });
  return (facing ?? upright[0] ?? here[0])?.[0] ?? null;
}

/** A floor or a ceiling, which has no upper edge in the room, bears no words. */
function isUpright({ flat }: Screen): boolean {
  if (!flat) return true;
  const { lowerLeft, upperLeft } = flat;
  const rise = Math.abs(upperLeft[2] - lowerLeft[2]);
  return rise > 0.5 * Math.hypot(...upperLeft.map((part, at) => part - (lowerLeft[at] ?? 0)));
}
