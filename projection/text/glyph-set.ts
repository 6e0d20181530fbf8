/** Which glyphs there are, how large they are and where in the atlas they lie: strips of glyphs, one below the other. */

import { z } from 'zod';
import { FACES, type Face } from './face.ts';

/** A glyph. Lengths are in em, from the pen on the baseline; y up. */
export interface Glyph {
  readonly advance: number;
  /** The rectangle of its field, reach included; without width where there is nothing to draw, as in a space. */
  readonly left: number;
  readonly low: number;
  readonly right: number;
  readonly high: number;
  /** How far the field reaches beyond the outline, em. */
  readonly reach: number;
  /** Where the field lies in the atlas, texels from its upper left corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The glyphs of all faces, and the size of their atlas. */
export interface GlyphSet {
  readonly faces: Readonly<Record<Face, ReadonlyMap<string, Glyph>>>;
  readonly width: number;
  readonly height: number;
  /** How far fields reach beyond both sides of an outline together, texels. */
  readonly range: number;
}

const length = z.number().finite();
const texel = z.number().int().min(0).max(16384);
const listed = z.tuple([z.string(), length, length, length, length, length, texel, texel, texel, texel]);
const head = z.object({
  width: texel.min(1),
  height: texel.min(1),
  range: z.number().positive(),
  faces: z.partialRecord(z.enum(FACES), z.object({ size: z.number().positive(), glyphs: z.array(listed) })),
});

/** The head of a strip, as it is written when the atlas is drawn. */
export type StripHead = z.infer<typeof head>;

/** Reads a strip's head. Throws, naming what is wrong, if it is none. */
export const parseStripHead = (text: string): StripHead => head.parse(JSON.parse(text));

/** The glyphs of `strips` in an atlas of them all, the first uppermost. Throws if they are not of one kind. */
export function glyphSet(strips: readonly StripHead[]): GlyphSet {
  const faces: Record<Face, Map<string, Glyph>> = { gothic: new Map(), system: new Map(), mincho: new Map() };
  const [first] = strips;
  if (!first) throw new Error('an atlas has at least one strip');
  let above = 0;
  for (const strip of strips) {
    if (strip.width !== first.width || strip.range !== first.range) throw new Error('strips of two kinds');
    for (const face of FACES) {
      const part = strip.faces[face];
      if (!part) continue;
      const reach = strip.range / 2 / part.size;
      for (const [character, advance, left, low, right, high, x, y, width, height] of part.glyphs) {
        faces[face].set(character, { advance, left, low, right, high, reach, x, y: y + above, width, height });
      }
    }
    above += strip.height;
  }
  return { faces, width: first.width, height: above, range: first.range };
}
