/** What boards are drawn of, as pure functions of a place on them: heads out of the atlas, a chart, a bar code, a stamp. */

import { abs, float, floor, fract, int, max, mix, smoothstep, texture, vec2 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { cellHash } from '../drawing/seeded.ts';
import { LAYOUT } from './board-layout.ts';
import { BOARD } from './places.ts';
import { PORTRAIT } from './portrait.ts';
import { ATLAS, type PortraitAtlas } from './portrait-atlas.ts';

/** A line `halfM` to each side of where `away` is nothing, m at scale 1: never thinner than what a pixel can carry. */
export type LineAt = (away: Node<'float'>, halfM: number) => Node<'float'>;

/** Lines on boards whose pixels are `px` wide, m at scale 1. */
export const linesFor =
  (px: Node<'float'>): LineAt =>
  (away, halfM) => {
    const half = max(float(halfM), px.mul(0.5));
    return smoothstep(half.add(px), half, abs(away)).mul(float(halfM).div(half).min(1));
  };

/** A tile of the atlas at a share of it, from its lower left: tone, outline, stroke, hair. */
export function portraitAt(tile: Node<'float'>, share: Node<'vec2'>, atlas: PortraitAtlas): Node<'vec4'> {
  const whole = tile.add(0.5).toInt();
  const column = whole.mod(int(ATLAS.across)).toFloat();
  const row = whole.div(int(ATLAS.across)).toFloat();
  const inset = vec2(0.5 / PORTRAIT.widthPx, 0.5 / PORTRAIT.heightPx);
  const held = share.clamp(inset, vec2(1, 1).sub(inset));
  const place = vec2(column.add(held.x).div(ATLAS.across), row.add(held.y).div(ATLAS.up));
  return texture(atlas.texture, place).level(float(0)).toVar() as Node<'vec4'>;
}

/** SOLD's frame: two rules about a word, a little askew, and the ring of its fall: its light, and what it covers. */
export function stampAt(at: Node<'vec2'>, stamp: Node<'vec4'>, lineAt: LineAt): Node<'vec2'> {
  const { x, y, halfWideM, halfHighM, turn } = LAYOUT.sold;
  const off = at.sub(vec2(x, y)).div(max(stamp.x, 0.2)).toVar();
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const flat = vec2(off.x.mul(cos).sub(off.y.mul(sin)), off.x.mul(sin).add(off.y.mul(cos))).abs();
  const box = max(flat.x.sub(halfWideM), flat.y.sub(halfHighM)).toVar();
  const rules = lineAt(box, 0.0045).add(lineAt(box.add(0.017), 0.0014).mul(0.6));
  const wash = smoothstep(0.004, 0, box).mul(0.05);
  const ring = smoothstep(0.02, 0, abs(box.sub(stamp.z.oneMinus().mul(0.16))))
    .mul(stamp.z)
    .mul(0.16);
  const light = rules.mul(0.85).add(wash).add(ring).mul(stamp.y);
  return vec2(light, smoothstep(0.004, 0, box).mul(stamp.y)).toVar() as Node<'vec2'>;
}

/** How many stretches a chart runs through in its round, for every whole number that is drawn for it. */
const STRETCHES = 120;

/**
 * The price of the last while as a thin line that runs; `run` 0..1 is how far in its round, after which it begins anew.
 * It falls by `fall` when all prices do.
 */
export function chartAt(
  at: Node<'vec2'>,
  own: Node<'float'>,
  salt: Node<'uint'>,
  lineAt: LineAt,
  run: Node<'float'>,
  fall: Node<'float'>,
): Node<'float'> {
  const box = LAYOUT.chart;
  const stretches = own.mul(3).floor().add(3).mul(STRETCHES).toVar();
  const along = at.x.div(0.034).add(run.mul(stretches)).toVar();
  const cell = floor(along).toInt().toVar();
  const worthOf = (which: Node<'int'>): Node<'float'> => cellHash(which.mod(int(stretches)), which.mul(0).add(7), salt);
  const worth = mix(worthOf(cell), worthOf(cell.add(1)), smoothstep(0, 1, fract(along)));
  const sunk = mix(worth, at.x.div(BOARD.wideM).oneMinus().pow(2).mul(0.9).add(worth.mul(0.1)), fall);
  const y = at.y.sub(box.y).sub(sunk.oneMinus().mul(box.highM)).toVar();
  const inBox = smoothstep(0.02, 0.03, at.x).mul(smoothstep(0.49, 0.47, at.x));
  const below = smoothstep(0.05, 0, y)
    .mul(smoothstep(-0.001, 0.001, y))
    .mul(0.045);
  return lineAt(y.mul(0.6), 0.0012).mul(0.5).add(below).mul(inBox);
}

/** Micro print: bars of chance. */
export function codeAt(at: Node<'vec2'>, salt: Node<'uint'>): Node<'float'> {
  const box = LAYOUT.code;
  const cell = floor(at.x.sub(box.x).div(0.0062)).toInt();
  const bar = smoothstep(0.42, 0.44, cellHash(cell, cell.mul(0).add(11), salt));
  const inBox = smoothstep(box.x, box.x + 0.002, at.x)
    .mul(smoothstep(box.x + box.wideM, box.x + box.wideM - 0.002, at.x))
    .mul(smoothstep(box.y, box.y + 0.003, at.y))
    .mul(smoothstep(box.y + box.highM, box.y + box.highM - 0.003, at.y));
  return bar.mul(inBox);
}
