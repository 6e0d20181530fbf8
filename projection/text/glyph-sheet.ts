/** Sheets of text as light: one draw each, glyphs as quads whose numbers come from one texture. */

import {
  attribute,
  Fn,
  float,
  fwidth,
  int,
  max,
  min,
  mix,
  smoothstep,
  texture,
  varyingProperty,
  vec2,
  vec4,
} from 'three/tsl';
import { BufferAttribute, BufferGeometry, Mesh, type Node, Object3D } from 'three/webgpu';
import { lightMaterial } from '../looks/drawing/light-material.ts';
import { createRowTexture, type RowTexture } from '../looks/drawing/row-texture.ts';
import type { WallView } from '../looks/drawing/wall-view.ts';
import type { GlyphAtlas } from './glyph-atlas.ts';
import { createGlyphRows, TEXELS } from './glyph-rows.ts';
import type { SetText } from './set-text.ts';
import { boxOf, createSetTexts } from './set-texts.ts';
import type { TextMaker, TextSheet } from './text-sheet.ts';

/** Glyphs in one row of the texture. */
const PER_ROW = 48;
/** Light about the letters, as a share of their own. */
const GLOW = 0.06;

/** Makes sheets that write with the glyphs of `atlas`, seen as `view` sees the scene. */
export function createTextMaker(atlas: GlyphAtlas, view: WallView): TextMaker {
  const setText = createSetTexts(atlas.glyphs);
  return (name, glyphs): TextSheet => {
    const height = Math.max(1, Math.ceil(glyphs / PER_ROW));
    const written = createRowTexture(PER_ROW * TEXELS, height);
    const rows = createGlyphRows(written.numbers.subarray(0, glyphs * TEXELS * 4));
    const geometry = sheetGeometry(glyphs);
    const material = sheetMaterial(name, atlas, written, view);
    const mesh = new Mesh(geometry, material);
    mesh.frustumCulled = false;
    mesh.visible = false;
    return {
      object: mesh,
      begin: rows.begin,
      put(writing) {
        const text = setText(writing);
        rows.put(text, writing);
        return boxOf(text, writing);
      },
      measure: (writing) => boxOf(setText(writing), writing),
      set: setText,
      glyph: rows.glyph,
      end() {
        const { count, isChanged } = rows.end();
        geometry.setDrawRange(0, count * 6);
        mesh.visible = count > 0;
        const used = Math.ceil(count / PER_ROW);
        if (isChanged) written.change(0, used);
        written.send(used);
      },
      dispose() {
        geometry.dispose();
        material.dispose();
        written.dispose();
      },
    };
  };
}

const NOTHING: SetText = {
  quads: new Float32Array(0),
  count: 0,
  phrases: 0,
  lines: 0,
  baselines: [],
  left: 0,
  low: 0,
  right: 0,
  high: 0,
};

/** Sheets on which nothing is written, for a stage that has no glyphs: looks go on without words. */
export const noText: TextMaker = () => {
  const box = { left: 0, low: 0, right: 0, high: 0, lines: 0 };
  return {
    object: new Object3D(),
    begin() {},
    put: () => box,
    measure: () => box,
    set: () => NOTHING,
    glyph() {},
    end() {},
    dispose() {},
  };
};

/** Quads that know nothing but their number and their corners. */
function sheetGeometry(glyphs: number): BufferGeometry {
  const corners = new Float32Array(glyphs * 12);
  const index = new Uint32Array(glyphs * 6);
  for (let glyph = 0; glyph < glyphs; glyph += 1) {
    corners.set([glyph, 0, 0, glyph, 1, 0, glyph, 0, 1, glyph, 1, 1], glyph * 12);
    const from = glyph * 4;
    index.set([from, from + 1, from + 2, from + 2, from + 1, from + 3], glyph * 6);
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('glyph', new BufferAttribute(corners, 3));
  geometry.setIndex(new BufferAttribute(index, 1));
  return geometry;
}

function sheetMaterial(name: string, atlas: GlyphAtlas, written: RowTexture, view: WallView) {
  const { width, height, range } = atlas.glyphs;
  const vPlace = varyingProperty('vec2', `${name}Place`);
  const vColour = varyingProperty('vec4', `${name}Colour`);

  const clip = Fn(() => {
    const corner = attribute<'vec3'>('glyph', 'vec3');
    const number = int(corner.x.add(0.5)).toVar();
    const load = (part: number): Node<'vec4'> =>
      written.texel(number.mod(PER_ROW).mul(TEXELS).add(part), number.div(PER_ROW));
    const from = load(0).toVar();
    const place = load(3).toVar();
    vPlace.assign(mix(place.xy, place.zw, corner.yz));
    vColour.assign(vec4(load(4).rgb, from.w));
    const at = from.xyz.add(load(1).xyz.mul(corner.y)).add(load(2).xyz.mul(corner.z));
    return view.clipOf(at as Node<'vec3'>);
  });

  const paint = Fn(() => {
    const field = texture(atlas.texture, vPlace).rgb.toVar();
    // The median of three fields has corners that a single one has not (Chlumsky 2015).
    const signed = max(min(field.r, field.g), min(max(field.r, field.g), field.b)).toVar();
    const perPixel = fwidth(vPlace).mul(vec2(width, height)).toVar();
    const sharpness = max(float(range * 2).div(perPixel.x.add(perPixel.y).max(1e-4)), 1).toVar();
    const ink = signed.sub(0.5).mul(sharpness).add(0.5).clamp(0, 1).toVar();
    const about = smoothstep(0, 0.5, signed).toVar();
    const light = vColour.rgb.mul(ink.add(about.mul(about).mul(about).mul(GLOW)));
    return vec4(light, about.mul(vColour.a)) as Node<'vec4'>;
  });

  return lightMaterial(name, clip(), paint());
}
