/** The light of a thrown picture, place by place, as an eye is given it. */

import { type FlashLight, flashLight } from '#installation/frame/flash-light.ts';
import type { FlashGrid } from '#installation/frame/flashes-of.ts';

const LINEAR = Float64Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

/** Channels of a picture, RGBA, row by row, whichever row is the first. */
export interface Channels {
  readonly data: ArrayLike<number>;
  /** Where the picture begins in `data`. */
  readonly from: number;
  readonly widthPx: number;
  readonly heightPx: number;
}

/**
 * Mean light of every place of each of `parts` pictures that lie side by side in one. Width and height must hold the
 * places of `grid` a whole number of times.
 */
export function placesOf({ data, from, widthPx, heightPx }: Channels, grid: FlashGrid, parts: number): FlashLight[][] {
  const [wide, high] = [widthPx / parts / grid.wide, heightPx / grid.high];
  if (!Number.isInteger(wide) || !Number.isInteger(high)) throw new RangeError('a place has whole pixels');
  const meanAt = (left: number, top: number): FlashLight => {
    let [luminance, red] = [0, 0];
    for (let row = top; row < top + high; row += 1) {
      for (let column = left; column < left + wide; column += 1) {
        const at = from + 4 * (row * widthPx + column);
        const light = flashLight(
          LINEAR[data[at] ?? 0] ?? 0,
          LINEAR[data[at + 1] ?? 0] ?? 0,
          LINEAR[data[at + 2] ?? 0] ?? 0,
        );
        luminance += light.luminance;
        red += light.red;
      }
    }
    return { luminance: luminance / (wide * high), red: red / (wide * high) };
  };
  return Array.from({ length: parts }, (_, part) =>
    Array.from({ length: grid.wide * grid.high }, (_, place) =>
      meanAt((part * grid.wide + (place % grid.wide)) * wide, Math.floor(place / grid.wide) * high),
    ),
  );
}
