/** How much a projector draws. Quality changes the number of points and pixels, never what the picture is. */

import type { Tier } from '#installation/frame/tier.ts';

/** What a tier fixes. */
export interface Quality {
  /** Points of light on one body, tattoos included. */
  readonly pointsPerFigure: number;
  readonly bloom: boolean;
  /** Pixels of the picture drawn for each of the projector's, along each side. */
  readonly pixelRatio: number;
  /** Figures drawn at most. */
  readonly maxFigures: number;
}

/**
 * `full` for a projector with a graphics card, `fair` for a small one, `lean` for an old one, `least` for one that can
 * hardly draw; `ci` for tests on a processor. On every tier of a show all who are there are drawn.
 */
export const QUALITY = {
  full: { pointsPerFigure: 5000, bloom: true, pixelRatio: 1, maxFigures: 256 },
  fair: { pointsPerFigure: 3400, bloom: true, pixelRatio: 1, maxFigures: 256 },
  lean: { pointsPerFigure: 2200, bloom: true, pixelRatio: 0.75, maxFigures: 256 },
  least: { pointsPerFigure: 1200, bloom: false, pixelRatio: 0.5, maxFigures: 256 },
  ci: { pointsPerFigure: 900, bloom: false, pixelRatio: 1, maxFigures: 32 },
} as const satisfies Readonly<Record<Tier | 'ci', Quality>>;

export type QualityName = keyof typeof QUALITY;

/** The tier that a quality is told as. */
export const tierOf = (name: QualityName): Tier => (name === 'ci' ? 'least' : name);
