/**
 * What an eye that may be hurt by flashes is given by light, and what counts as a change of it: WCAG 2.3.1, "Three
 * flashes or below threshold" (https://www.w3.org/TR/WCAG22/#dfn-general-flash-and-red-flash-thresholds).
 */

/** Of a place of the picture: relative luminance, and how red it is where that is a saturated red; each 0..1. */
export interface FlashLight {
  readonly luminance: number;
  readonly red: number;
}

/** A red of this share of the three, or more, is saturated. */
export const SATURATED = 0.8;

/** What counts as a change of one of the two. */
export interface FlashKind {
  /** A change is at least so large. */
  readonly step: number;
  /** And its darker end is below this. */
  readonly darkBelow: number;
}

export const GENERAL: FlashKind = { step: 0.1, darkBelow: 0.8 };
/** A change of (R - G - B) x 320 by more than 20, to or from a saturated red. What is none counts as no red at all. */
export const RED: FlashKind = { step: 20 / 320, darkBelow: 2 };

/** A flash is two changes, there and back; so many changes in so many seconds are the most that anyone may be given. */
export const MOST_CHANGES = 6;
export const WITHIN_S = 1;

/** What a place of linear light, 0..1 each, gives the eye. */
export function flashLight(r: number, g: number, b: number): FlashLight {
  const luminance = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return { luminance, red: r > 0 && r >= SATURATED * (r + g + b) ? Math.max(0, r - g - b) : 0 };
}
