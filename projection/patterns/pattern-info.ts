/** What a test pattern says of its surface. */

import type { WallSlice } from '#installation/frame/surface-frame.ts';
import type { EdgeBlend, OutputMapping } from '#installation/mapping/output-mapping.ts';
import type { Screen } from '#installation/site/screen.ts';
import type { Site } from '#installation/site/site.ts';

/** Whether the latency pattern's beep can be heard. */
export type Sound = 'on' | 'refused' | 'none';

/** All a pattern depends on besides its own name, the picture's size and the server's time. */
export interface PatternInfo {
  readonly surface: string;
  /** The site's title, and the wall's name. */
  readonly title: string;
  readonly wall: string;
  /** The part of the wall, m; of a surface that is more than that, its own size laid out flat. */
  readonly slice: WallSlice;
  /** Which of the site's surfaces it is, from 0, and how many there are: each has a hue of its own. */
  readonly at: number;
  readonly of: number;
  readonly blend: EdgeBlend;
  /** Whether slices of its wall lie above each other. */
  readonly isStacked: boolean;
  readonly sound: Sound;
}

/** What there is to say of `surface`; null for one the site does not have. */
export function patternInfoOf(site: Site, surface: string, mapping: OutputMapping, sound: Sound): PatternInfo | null {
  const entry = site.surfaces[surface];
  const wall = entry && site.walls[entry.wall];
  if (!entry || !wall) return null;
  const names = Object.keys(site.surfaces);
  const { floorM, widthM, heightM } = wall;
  const whole = entry.screen ? sizeOf(entry.screen) : { widthM, heightM };
  const part = entry.screen ? { x: 0, y: 0, width: 1, height: 1 } : entry.slice;
  const slice: WallSlice = {
    wallWidthM: whole.widthM,
    wallHeightM: whole.heightM,
    floorM,
    xM: part.x * whole.widthM,
    yM: (1 - part.y - part.height) * whole.heightM,
    widthM: part.width * whole.widthM,
    heightM: part.height * whole.heightM,
  };
  return {
    surface,
    title: site.title,
    wall: entry.wall,
    slice,
    at: names.indexOf(surface),
    of: names.length,
    blend: mapping.blend,
    isStacked: isStacked(site, entry.wall),
    sound,
  };
}

function isStacked(site: Site, wall: string): boolean {
  const slices = Object.values(site.surfaces).flatMap((s) => (s.wall === wall && !s.screen ? [s.slice] : []));
  return slices.some((a) => slices.some((b) => Math.abs(a.y - b.y) > 0.01));
}

interface Size {
  readonly widthM: number;
  readonly heightM: number;
}

/** How large a screen is when it is laid out flat. */
function sizeOf({ flat, folded, round }: Screen): Size {
  if (flat) {
    const { lowerLeft, lowerRight, upperLeft } = flat;
    return { widthM: apart(lowerLeft, lowerRight), heightM: apart(lowerLeft, upperLeft) };
  }
  if (folded) {
    const widthM = folded.foot.slice(1).reduce((sum, end, at) => sum + apart(folded.foot[at] ?? end, end), 0);
    return { widthM, heightM: folded.heightM };
  }
  if (round) {
    return { widthM: (Math.abs(round.toDeg - round.fromDeg) * Math.PI * round.radiusM) / 180, heightM: round.heightM };
  }
  return { widthM: 1, heightM: 1 };
}

const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.hypot(...a.map((value, axis) => value - (b[axis] ?? value)));
