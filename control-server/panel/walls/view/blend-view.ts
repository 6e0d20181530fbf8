/** How far a picture fades at each edge: what somebody has written, or what follows from how the slices overlap. */

import { EDGES, type EdgeName, overlapsOf } from '#installation/mapping/overlaps.ts';
import type { Output } from '#installation/site/output.ts';
import type { Site } from '#installation/site/site.ts';
import { metresText } from './room-elevation.ts';
import { surfaceSizeM } from './surface-size.ts';
import type { BlendShares } from './throw-sketch.ts';

export interface EdgeBlendView {
  readonly edge: EdgeName;
  /** Shares of the picture. Null: as the slices overlap. */
  readonly written: number | null;
  readonly automatic: number;
  readonly inForce: number;
  /** `12.5 %, 50 cm into “right”`; `nothing overlaps here`. */
  readonly automaticWords: string;
  /** Why it cannot be even along this edge, or null. */
  readonly fault: string | null;
}

export function blendView(site: Site, surface: string, output: Output): readonly EdgeBlendView[] {
  const overlaps = overlapsOf(site, surface);
  const size = surfaceSizeM(site, surface);
  return EDGES.map((edge) => {
    const overlap = overlaps.find((one) => one.edge === edge);
    const automatic = overlap?.width ?? 0;
    const written = output.blend[edge] ?? null;
    const sideM = edge === 'left' || edge === 'right' ? size.widthM : size.heightM;
    return {
      edge,
      written,
      automatic,
      inForce: written ?? automatic,
      automaticWords: automaticWords(automatic, sideM, overlap?.neighbours ?? []),
      fault: written === null ? (overlap?.fault ?? null) : null,
    };
  });
}

const automaticWords = (share: number, sideM: number, neighbours: readonly string[]): string =>
  share === 0
    ? 'nothing overlaps here'
    : `${Number((share * 100).toFixed(1))} %, ${metresText(share * sideM)} into ${neighbours.map((name) => `“${name}”`).join(' and ')}`;

/** What is in force at each edge. */
export function blendShares(edges: readonly EdgeBlendView[]): BlendShares {
  const at = (edge: EdgeName): number => edges.find((one) => one.edge === edge)?.inForce ?? 0;
  return { left: at('left'), right: at('right'), top: at('top'), bottom: at('bottom') };
}
