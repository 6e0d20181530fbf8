/** How much a projector draws: fewer points and pixels on each tier, the same picture. The best first. */

export const TIERS = ['full', 'fair', 'lean', 'least'] as const;
export type Tier = (typeof TIERS)[number];

/** The leaner of two tiers. */
export const leaner = (a: Tier, b: Tier): Tier => (TIERS.indexOf(a) > TIERS.indexOf(b) ? a : b);
