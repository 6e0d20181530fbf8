/// <reference path="./glyph-strips.d.ts" />
/** The atlas of all glyphs as a texture, loaded strip after strip. */

import { strips } from 'virtual:glyph-strips';
import { DataTexture, LinearFilter, RGBAFormat, UnsignedByteType } from 'three/webgpu';
import { type GlyphSet, glyphSet, parseStripHead, type StripHead } from './glyph-set.ts';

/** The glyphs and the texture they lie in: RGB distance fields, rows from the top. */
export interface GlyphAtlas {
  readonly glyphs: GlyphSet;
  readonly texture: DataTexture;
  dispose(): void;
}

interface Strip {
  readonly head: StripHead;
  readonly texels: Uint8Array;
}

/** Loads the atlas. Rejects if a strip cannot be had or is none. */
export async function loadGlyphAtlas(addresses: readonly string[] = strips): Promise<GlyphAtlas> {
  const loaded = await Promise.all(addresses.map(loadStrip));
  const glyphs = glyphSet(loaded.map(({ head }) => head));
  const rgba = new Uint8Array(glyphs.width * glyphs.height * 4);
  let above = 0;
  for (const { head, texels } of loaded) {
    widen(texels, rgba, above * head.width);
    above += head.height;
  }
  const texture = new DataTexture(rgba, glyphs.width, glyphs.height, RGBAFormat, UnsignedByteType);
  texture.magFilter = LinearFilter;
  texture.minFilter = LinearFilter;
  texture.needsUpdate = true;
  return { glyphs, texture, dispose: () => texture.dispose() };
}

async function loadStrip(address: string): Promise<Strip> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`${address.slice(0, 80)} answers ${answer.status}`);
  const plain = new Response(answer.body.pipeThrough(new DecompressionStream('gzip')));
  const bytes = await plain.arrayBuffer();
  const length = new DataView(bytes).getUint32(0, true);
  const head = parseStripHead(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
  const texels = new Uint8Array(bytes, 4 + length);
  if (texels.length !== head.width * head.height * 3) throw new Error(`${address.slice(0, 80)} is cut short`);
  return { head, texels };
}

/** Copies RGB texels to RGBA ones, from the texel `at` on. */
function widen(rgb: Uint8Array, rgba: Uint8Array, at: number): void {
  for (let from = 0, to = at * 4; from < rgb.length; from += 3, to += 4) {
    rgba[to] = rgb[from] ?? 0;
    rgba[to + 1] = rgb[from + 1] ?? 0;
    rgba[to + 2] = rgb[from + 2] ?? 0;
    rgba[to + 3] = 255;
  }
}
