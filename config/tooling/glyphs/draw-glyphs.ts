/** Multi-channel distance fields of glyphs, by msdfgen (V. Chlumský) as WebAssembly. */

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** How far the fields reach beyond an outline, half to each side; texels. */
export const RANGE = 6;

/** What of msdfgen-wasm is used; its own declarations cannot be found from its entry. */
interface Msdfgen {
  loadFont(font: Uint8Array): void;
  loadGlyphs(codePoints: readonly number[]): void;
  readonly glyphs: readonly Outline[];
  computeGlpyhMsdfData(glyph: Outline, options: { size: number; range: number }): Field;
  generateBitmap(glyph: Outline, field: Field): { readonly buffer: ArrayBuffer };
}

interface Outline {
  readonly unicode: number;
  readonly advance: number;
}

interface Field {
  readonly width: number;
  readonly height: number;
  readonly xTranslate: number;
  readonly yTranslate: number;
}

/** What is to be drawn. */
export interface GlyphOrder {
  /** The files of one face. */
  readonly fonts: readonly string[];
  readonly characters: readonly string[];
  /** Texels to the em. */
  readonly size: number;
}

/** A glyph as drawn. Lengths are in em, from the pen on the baseline; y up. */
export interface DrawnGlyph {
  readonly character: string;
  readonly advance: number;
  /** The rectangle of its field, its reach included: left, lower, right and upper edge. */
  readonly box: readonly [left: number, low: number, right: number, high: number];
  /** Of the field, in texels; 0 for what has no outline, as a space. */
  readonly width: number;
  readonly height: number;
  /** RGB of each texel, rows from the top; 128 lies on the outline, more inside. */
  readonly texels: Uint8Array;
}

/** Glyphs are loaded so many at a time: the loader compares each with each. */
const AT_ONCE = 100;

/**
 * Draws of `characters` those that one of a face's font files has, the first that has it, `size` texels to the em.
 * Throws if a font cannot be read.
 */
export async function drawGlyphs({ fonts, characters, size }: GlyphOrder): Promise<DrawnGlyph[]> {
  // Its module for import names files without their endings, which Node does not find.
  const require = createRequire(import.meta.url);
  const { Msdfgen }: { Msdfgen: { create(wasm: ArrayBuffer): Promise<Msdfgen> } } = require('msdfgen-wasm');
  const wasm = await readFile(require.resolve('msdfgen-wasm/wasm'));
  const generator = await Msdfgen.create(new Uint8Array(wasm).buffer);
  const drawn = new Map<string, DrawnGlyph>();
  for (const font of fonts) {
    generator.loadFont(await readFile(font));
    const wanted = characters.filter((one) => !drawn.has(one));
    for (let at = 0; at < wanted.length; at += AT_ONCE) {
      generator.loadGlyphs(wanted.slice(at, at + AT_ONCE).map((one) => one.codePointAt(0) ?? 0));
      for (const glyph of generator.glyphs) {
        const one = drawGlyph(generator, glyph, size);
        drawn.set(one.character, one);
      }
    }
  }
  return [...drawn.values()];
}

function drawGlyph(generator: Msdfgen, glyph: Outline, size: number): DrawnGlyph {
  const field = generator.computeGlpyhMsdfData(glyph, { size, range: RANGE });
  const { width, height, xTranslate, yTranslate } = field;
  const isDrawn = width > 0 && height > 0;
  return {
    character: String.fromCodePoint(glyph.unicode),
    advance: glyph.advance,
    box: [-xTranslate, -yTranslate, width / size - xTranslate, height / size - yTranslate],
    width: isDrawn ? width : 0,
    height: isDrawn ? height : 0,
    texels: isDrawn ? withoutAlpha(new Uint8Array(generator.generateBitmap(glyph, field).buffer)) : new Uint8Array(0),
  };
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let texel = 0; texel < rgba.length / 4; texel += 1) {
    rgb.set(rgba.subarray(texel * 4, texel * 4 + 3), texel * 3);
  }
  return rgb;
}
