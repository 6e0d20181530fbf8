/** How large a surface is in the room. */

import type { Screen } from '#installation/site/screen.ts';
import type { Site } from '#installation/site/site.ts';

/** Unrolled where it is folded or round, metres; nothing where the site has no such surface. */
export function surfaceSizeM(site: Site, surface: string): { readonly widthM: number; readonly heightM: number } {
  const entry = site.surfaces[surface];
  const wall = entry && site.walls[entry.wall];
  if (entry?.screen) return screenSizeM(entry.screen);
  return {
    widthM: (wall?.widthM ?? 0) * (entry?.slice.width ?? 0),
    heightM: (wall?.heightM ?? 0) * (entry?.slice.height ?? 0),
  };
}

function screenSizeM({ flat, folded, round }: Screen): { readonly widthM: number; readonly heightM: number } {
  if (folded) {
    const widthM = folded.foot
      .slice(1)
      .reduce(
        (sum, [x, y], at) => sum + Math.hypot(x - (folded.foot[at]?.[0] ?? x), y - (folded.foot[at]?.[1] ?? y)),
        0,
      );
    return { widthM, heightM: folded.heightM };
  }
  if (round) {
    return { widthM: (Math.abs(round.toDeg - round.fromDeg) * Math.PI * round.radiusM) / 180, heightM: round.heightM };
  }
  if (!flat) return { widthM: 0, heightM: 0 };
  const between = (a: readonly number[], b: readonly number[]): number =>
    Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
  return { widthM: between(flat.lowerLeft, flat.lowerRight), heightM: between(flat.lowerLeft, flat.upperLeft) };
}
