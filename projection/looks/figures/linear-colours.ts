/** The two colours of everybody in linear light. What a colour came to is kept: it is the same in nearly every frame. */

import type { FigureLight } from '#installation/frame/likeness.ts';
import { linearChannel } from '../drawing/palette.ts';

/** Creates the memory for so many people. */
export function createLinearColours(people: number) {
  // Of each: red, green and blue of both colours as they were asked for, then what they came to. Nothing is asked for as -1.
  const asked = new Float64Array(6 * people).fill(-1);
  const linear = new Float64Array(6 * people);

  const channel = (at: number, srgb: number): number => {
    if (asked[at] !== srgb) {
      asked[at] = srgb;
      linear[at] = linearChannel(srgb);
    }
    return linear[at] ?? 0;
  };

  return {
    /** Writes the colours of the person in `place` to `out`: three numbers at `baseAt`, three at `accentAt`. */
    write(place: number, { base, accent }: FigureLight, out: Float32Array, baseAt: number, accentAt: number): void {
      const from = 6 * place;
      out[baseAt] = channel(from, base[0]);
      out[baseAt + 1] = channel(from + 1, base[1]);
      out[baseAt + 2] = channel(from + 2, base[2]);
      out[accentAt] = channel(from + 3, accent[0]);
      out[accentAt + 1] = channel(from + 4, accent[1]);
      out[accentAt + 2] = channel(from + 5, accent[2]);
    },
  };
}
