/** Whoever asks for gentler pictures is given them, whatever others ask for. */

import type { Comfort } from './surface-frame.ts';

/** As gentle as either of two asks for. */
export const gentler = (one: Comfort, other: Comfort): Comfort => ({
  reducedMotion: one.reducedMotion || other.reducedMotion,
  highContrast: one.highContrast || other.highContrast,
});
