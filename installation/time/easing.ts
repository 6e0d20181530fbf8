/** Easing: how a value travels between two others. Each curve maps 0..1 to 0..1, with f(0) = 0 and f(1) = 1. */

export const EASINGS = {
  linear: (x: number): number => x,
  in: (x: number): number => x * x * x,
  out: (x: number): number => 1 - (1 - x) ** 3,
  /** Smootherstep (K. Perlin, "Improving Noise", 2002): no jump in speed or acceleration at either end. */
  inOut: (x: number): number => x * x * x * (x * (x * 6 - 15) + 10),
} as const;

export type Easing = keyof typeof EASINGS;

/** The names of all curves, for schemas. */
export const EASING_NAMES = Object.keys(EASINGS) as [Easing, ...Easing[]];

/** Limits `x` to 0..1. */
export const clamp01 = (x: number): number => Math.min(1, Math.max(0, x));

/** The value `share` of the way from `from` to `to`. */
export const mix = (from: number, to: number, share: number): number => from + (to - from) * share;

/** From 0 at `low` to 1 at `high` without a corner at either end: t^2 (3 - 2 t), as `smoothstep` of shaders. `low` may be the greater. */
export const smoothBetween = (low: number, high: number, value: number): number => {
  const t = clamp01((value - low) / (high - low));
  return t * t * (3 - 2 * t);
};
