/** Vertical neon signs: columns of strokes that look like writing and are none, with their glow in the wet air. */

import { abs, exp, float, fract, If, max, mix, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, MAGENTA } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { ACID, type CityLight } from './city-light.ts';
import type { Plot } from './towers.ts';

/** The signs of a row of towers. */
export interface SignRow {
  /** Share of its towers that bear one. */
  readonly share: number;
  /** Width of the narrowest, m. */
  readonly widthM: number;
  readonly glow: number;
}

/** What a sign puts on its tower, and its glow in the air. */
export interface PaintedSign {
  readonly light: Node<'vec3'>;
  readonly cover: Node<'float'>;
  readonly halo: Node<'vec3'>;
}

/** Where strokes lie in a glyph, -1..1, and what tells whether they are there. */
const LEVELS = [
  { at: -0.62, key: 3.7 },
  { at: -0.08, key: 11.3 },
  { at: 0.52, key: 29.9 },
] as const;
const POSTS = [
  { at: -0.5, key: 47.1 },
  { at: 0.06, key: 83.3 },
  { at: 0.56, key: 131.7 },
] as const;
/** Half width of a stroke, in half glyphs. */
const STROKE = 0.085;

/** The sign of the tower of `plot`. */
export function signAt(
  row: SignRow,
  plot: Plot,
  light: CityLight,
  pixelM: Node<'vec2'>,
  salt: Node<'uint'>,
  view: WallView,
): PaintedSign {
  const { cell, own, x, y, halfM, heightM } = plot;
  const [, r2, r3] = own;
  const chance = cellHash(cell, cell.mul(0).add(7), salt.add(51)).toVar();
  const shown = chance
    .lessThan(row.share)
    .select(float(1), float(0))
    .mul(light.neon)
    .mul(light.ruin.mul(1.4).oneMinus().max(0))
    .toVar();
  const painted = vec3(0).toVar();
  const cover = float(0).toVar();
  const halo = vec3(0).toVar();
  If(shown.greaterThan(0.001), () => {
    const width = r2.mul(0.75).add(1).mul(row.widthM).toVar();
    const half = width.mul(0.5).toVar();
    const glyphs = r3.mul(4.99).floor().add(3).toVar();
    const long = glyphs.mul(width).mul(1.12).toVar();
    // At one edge of its tower, hung out a little; its lower end within reach of an eye.
    const side = fract(chance.mul(37)).greaterThan(0.5).select(float(1), float(-1));
    const low = max(heightM.mul(0.82).sub(long), 0.16)
      .min(fract(chance.mul(53)).mul(0.6).add(0.2))
      .toVar();
    const u = x
      .sub(side.mul(halfM.sub(half.mul(0.2))))
      .div(half)
      .toVar();
    const v = y.sub(low).div(long).toVar();
    const off = vec2(max(abs(u).sub(1), 0).mul(half), max(abs(v.sub(0.5)).sub(0.5), 0).mul(long)).length();

    const hue = fract(chance.mul(101)).toVar();
    const tone = mix(
      mix(vec3(...MAGENTA), vec3(...CYAN), smoothstep(0.38, 0.4, hue)),
      mix(vec3(...AMBER), vec3(...ACID).mul(0.7), smoothstep(0.86, 0.88, hue)),
      smoothstep(0.68, 0.7, hue),
    ).toVar();
    // A tube in four is tired: it sinks and comes back, slowly.
    const tired = fract(chance.mul(211)).greaterThan(0.75).select(float(0.55), float(0.12));
    const swell = fract(view.phase(chance.mul(60).floor().add(60)).add(chance.mul(9)))
      .mul(2)
      .sub(1)
      .abs();
    const strength = shown.mul(swell.mul(tired).add(tired.oneMinus())).mul(row.glow).toVar();

    halo.assign(
      tone
        .mul(exp(off.negate().div(half.mul(2))).mul(0.05))
        .mul(strength)
        .mul(light.haze.mul(0.8).add(0.2)),
    );
    If(off.lessThanEqual(0), () => {
      const along = v.mul(glyphs).toVar();
      const glyph = along.floor().toInt();
      const inside = vec2(u.mul(1.28), fract(along).sub(0.5).mul(2.5)).toVar();
      const mark = cellHash(glyph.add(cell.mul(13)), cell, salt.add(57)).toVar();
      const soft = pixelM.x.div(half).mul(0.75).clamp(0.03, 0.5).toVar();
      const bar = (value: Node<'float'>): Node<'float'> =>
        smoothstep(float(STROKE).add(soft), float(STROKE).sub(soft).max(0), abs(value));
      const within = (value: Node<'float'>): Node<'float'> =>
        smoothstep(float(1).add(soft), float(1).sub(soft), abs(value));
      const ink = float(0).toVar();
      for (const { at, key } of LEVELS) {
        const bit = fract(mark.mul(key)).toVar();
        const reach = within(inside.x.div(bit.mul(0.6).add(0.42)));
        ink.assign(
          max(
            ink,
            bar(inside.y.sub(at))
              .mul(reach)
              .mul(smoothstep(0.2, 0.24, bit)),
          ),
        );
      }
      for (const { at, key } of POSTS) {
        const bit = fract(mark.mul(key)).toVar();
        const reach = within(inside.y.sub(bit.sub(0.5).mul(0.5)).div(bit.mul(0.45).add(0.5)));
        ink.assign(
          max(
            ink,
            bar(inside.x.sub(at))
              .mul(reach)
              .mul(smoothstep(0.42, 0.46, bit)),
          ),
        );
      }
      const rim = smoothstep(float(0.1).add(soft), float(0.02), abs(u).oneMinus()).mul(
        fract(chance.mul(17)).greaterThan(0.55).select(float(0.5), float(0)),
      );
      painted.assign(
        tone
          .mul(0.035)
          .add(tone.mul(ink.add(rim)))
          .mul(strength)
          .mul(0.8),
      );
      cover.assign(shown.mul(0.92));
    });
  });
  return { light: painted, cover, halo };
}
