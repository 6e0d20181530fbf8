/** How much a projector draws. Quality changes the number of points and pixels, never what the picture is. */

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

/** Tiers by name: `full` for a projector with a graphics card, `lean` for an old one, `ci` for software rendering. */
export const QUALITY = {
  full: { pointsPerFigure: 5000, bloom: true, pixelRatio: 1, maxFigures: 128 },
  lean: { pointsPerFigure: 2200, bloom: true, pixelRatio: 0.75, maxFigures: 96 },
  ci: { pointsPerFigure: 900, bloom: false, pixelRatio: 1, maxFigures: 32 },
} as const satisfies Readonly<Record<string, Quality>>;
