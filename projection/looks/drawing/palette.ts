/** The colours of the art direction, as linear light. */

import { Color } from 'three/webgpu';

/** Linear RGB 0..1 of an sRGB `#rrggbb`. */
const linear = (hex: string): readonly [number, number, number] => {
  const colour = new Color(hex);
  return [colour.r, colour.g, colour.b];
};

export const NIGHT = linear('#070a14');
export const HAZE = linear('#101a33');
export const CYAN = linear('#5ff2ff');
export const AMBER = linear('#ffb454');
export const MAGENTA = linear('#ff3d81');
export const VIOLET = linear('#c9b8ff');
export const PAPER = linear('#f4efe6');
export const EMBER = linear('#ff6a3d');
export const ACID = linear('#d8ff3e');
export const MARKET_RED = linear('#ff4b2b');

/** Linear value of one sRGB channel 0..1 (IEC 61966-2-1). */
export const linearChannel = (srgb: number): number =>
  srgb <= 0.04045 ? srgb / 12.92 : ((srgb + 0.055) / 1.055) ** 2.4;
