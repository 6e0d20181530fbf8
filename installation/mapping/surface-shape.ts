/** What a surface is as its projector sees it: where its light is read, and how wide it is for its height. */

import type { Site } from '../site/site.ts';
import { type GridBreaks, NO_BREAKS, type Reading, readPlainly } from './warp-grid.ts';

/** Where a surface's light is read, and its shape. */
export interface SurfaceShape {
  readonly reading: Reading;
  readonly breaks: GridBreaks;
  /** The surface's width by its height, as light sees it. */
  readonly aspect: number;
}

/** The shape of a slice of a flat wall. */
export function flatShape(site: Site, surface: string): SurfaceShape {
  const entry = site.surfaces[surface];
  const wall = entry && site.walls[entry.wall];
  const aspect = entry && wall ? (entry.slice.width * wall.widthM) / (entry.slice.height * wall.heightM) : 16 / 9;
  return { reading: readPlainly, breaks: NO_BREAKS, aspect };
}
