/** Glyphs without an atlas: every letter half an em wide, Japanese an em; and the atlas of the project itself. */

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { type GlyphSet, glyphSet, parseStripHead, type StripHead } from '#projection/text/glyph-set.ts';
import { isWide } from '#projection/text/line-breaking.ts';
import { bakeGlyphs } from '../../../../config/tooling/glyphs/bake-glyphs.ts';

const SIZE = 40;
const RANGE = 6;

/** A set whose faces have these characters. Letters are half an em wide and 0.7 em high. */
export function sampleGlyphs(faces: { gothic?: string; system?: string; mincho?: string }): GlyphSet {
  const listed = (characters: string): StripHead['faces']['gothic'] => ({
    size: SIZE,
    glyphs: [...characters].map((one, at) => {
      const width = isWide(one) ? 1 : 0.5;
      const isSpace = one === ' ';
      return [one, width, -0.05, -0.05, width + 0.05, 0.75, (at % 20) * 50, 0, isSpace ? 0 : 24, isSpace ? 0 : 32];
    }),
  });
  const { gothic = '', system = '', mincho = '' } = faces;
  return glyphSet([
    {
      width: 4096,
      height: 64,
      range: RANGE,
      faces: { gothic: listed(gothic), system: listed(system), mincho: listed(mincho) },
    },
  ]);
}

/** The glyphs that the project's walls have; drawn now if they never were. */
export async function glyphsOfWalls(): Promise<GlyphSet> {
  const files = await bakeGlyphs({ say: () => undefined });
  const heads = await Promise.all(
    files.map(async (file) => {
      const bytes = gunzipSync(await readFile(file));
      const length = bytes.readUInt32LE(0);
      return parseStripHead(bytes.subarray(4, 4 + length).toString('utf8'));
    }),
  );
  return glyphSet(heads);
}
