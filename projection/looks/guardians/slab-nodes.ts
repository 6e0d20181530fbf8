/** The face of a slab as functions of a place on it: stone, the engraved sentence, cracks of light. Metres about its foot. */

import { abs, exp, float, fract, int, max, min, mix, select, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { cellHash, planeNoise } from '../drawing/seeded.ts';
import { LETTER } from './pixel-letters.ts';
import { SLAB, type SlabRows } from './slab-rows.ts';

/** One dot of the engraved letters, m, and dots from one line to the next. */
const DOT_M = 0.0052;
const LINE_DOTS = 8;
/** Clear stone about the text: at its sides, below, and above where the name and its sentence stand; m. */
const MARGIN_M = 0.075;
export const HEAD_M = 0.56;

/** Cells of the cracks, m. */
const CRACK_M = 0.2;

/** The sentence, engraved over and over: how much of it is at `place`, and a number of the letter's own. */
export function engravingAt(
  rows: SlabRows,
  row: Node<'int'>,
  letters: Node<'float'>,
  place: Node<'vec2'>,
  wide: Node<'float'>,
  high: Node<'float'>,
  pixelM: Node<'float'>,
): { readonly ink: Node<'float'>; readonly own: Node<'float'> } {
  const left = place.x.add(wide.mul(0.5)).sub(MARGIN_M);
  const down = high.sub(HEAD_M).sub(place.y);
  const dots = vec2(left, down).div(DOT_M).toVar();
  const perLine = wide
    .sub(2 * MARGIN_M)
    .div(DOT_M * LETTER.pitch)
    .floor()
    .max(1)
    .toVar();
  const column = dots.x.div(LETTER.pitch).floor().toVar();
  const line = dots.y.div(LINE_DOTS).floor().toVar();
  const count = line.mul(perLine).add(column).toVar();
  const letter = count.sub(count.div(letters).floor().mul(letters)).toInt().toVar();
  const texel = rows.rows.texel(letter.shiftRight(2).add(int(SLAB.letters)), row).toVar();
  const part = letter.bitAnd(3).toVar();
  const bits = select(
    part.lessThan(2),
    select(part.equal(0), texel.x, texel.y),
    select(part.equal(2), texel.z, texel.w),
  )
    .add(0.5)
    .toInt()
    .toVar();
  const within = vec2(dots.x.sub(column.mul(LETTER.pitch)), dots.y.sub(line.mul(LINE_DOTS))).toVar();
  const spot = within.floor().toVar();
  const isDot = spot.x.lessThan(LETTER.wide).and(spot.y.lessThan(LETTER.high));
  const bit = bitAt(spot as Node<'vec2'>);
  const lit = bits.shiftRight(bit).bitAnd(1).equal(1);
  const off = fract(within).sub(0.5).abs();
  const round = smoothstep(0.62, 0.34, max(off.x, off.y));
  // Too small to be dots, it is a grey of the same light.
  const fine = smoothstep(0.9, 1.9, float(DOT_M).div(pixelM));
  const inside = column
    .greaterThanEqual(0)
    .and(column.lessThan(perLine))
    .and(line.greaterThanEqual(0))
    .and(place.y.greaterThan(MARGIN_M));
  const isInk = isDot.and(lit);
  const mean = isDot.and(bits.greaterThan(0)).select(float(0.42), float(0));
  return {
    ink: select(inside, mix(mean, isInk.select(round, float(0)), fine), float(0)) as Node<'float'>,
    own: cellHash(column.toInt(), line.toInt(), row.toUint().mul(31).add(5)),
  };
}

/** Which of a letter's bits a dot is, counted from the right of its lowest row. */
export const bitAt = (dot: Node<'vec2'>): Node<'int'> =>
  float(LETTER.wide * LETTER.high - 1)
    .sub(dot.y.mul(LETTER.wide))
    .sub(dot.x)
    .clamp(0, LETTER.wide * LETTER.high - 1)
    .toInt();

/** Share of the borders between cells that never crack. */
const SOUND = 0.34;

/** The nearest crack that may open: its distance, m, and a number 0..1 of its own. Borders of scattered cells, some left out. */
function crackAt(
  place: Node<'vec2'>,
  salt: Node<'uint'>,
): { readonly off: Node<'float'>; readonly own: Node<'float'> } {
  const rough = vec2(planeNoise(place.mul(31), salt.add(71)), planeNoise(place.mul(31), salt.add(72)));
  const bent = place.add(rough.sub(0.5).mul(0.011));
  const at = vec2(bent.x.add(bent.y.mul(0.22)), bent.y.mul(0.7))
    .div(CRACK_M)
    .toVar();
  const cell = at.floor().toVar();
  const first = vec3(9, 9, 0).toVar();
  const second = vec3(9, 9, 0).toVar();
  for (let y = -1; y <= 1; y += 1) {
    for (let x = -1; x <= 1; x += 1) {
      const here = cell.add(vec2(x, y)).toVar();
      const [ix, iy] = [here.x.toInt(), here.y.toInt()];
      const seed = vec2(cellHash(ix, iy, salt), cellHash(ix, iy, salt.add(9))).toVar();
      const away = vec3(here.add(seed).sub(at), seed.x.add(seed.y)).toVar();
      const far = away.xy.dot(away.xy).toVar();
      const isFirst = far.lessThan(first.xy.dot(first.xy));
      second.assign(select(isFirst, first, select(far.lessThan(second.xy.dot(second.xy)), away, second)));
      first.assign(select(isFirst, away, first));
    }
  }
  const apart = second.xy.sub(first.xy);
  const off = second.xy.dot(second.xy).sub(first.xy.dot(first.xy)).div(apart.length().max(0.05).mul(2));
  return { off: off.mul(CRACK_M), own: fract(first.z.add(second.z).mul(17.31)) };
}

/**
 * Cracks of light: `open` 0..1 those that everybody sees, `hair` 0..1 those that were made covertly. Answers the light in
 * them and the light they throw on the stone.
 */
export function cracksAt(
  place: Node<'vec2'>,
  wide: Node<'float'>,
  high: Node<'float'>,
  open: Node<'float'>,
  hair: Node<'float'>,
  own: Node<'float'>,
  salt: Node<'uint'>,
  pixelM: Node<'float'>,
): { readonly core: Node<'float'>; readonly thrown: Node<'float'> } {
  const mine = salt.add(own.mul(4096).toUint()).toVar();
  const crack = crackAt(place, mine);
  const off = crack.off.toVar();
  const isWeak = smoothstep(SOUND, SOUND + 0.02, crack.own).toVar();
  // They begin at two places of its edge and grow from there; which way is the stone's.
  const top = vec2(wide.mul(own.sub(0.5)), high);
  const side = vec2(wide.mul(own.greaterThan(0.5).select(float(-0.5), float(0.5))), high.mul(own.mul(0.4).add(0.22)));
  const rough = planeNoise(place.mul(2.6), mine.add(33)).mul(0.55).toVar();
  const reach = min(place.sub(top).length(), place.sub(side).length()).div(high).add(rough).toVar();
  const front = open.mul(1.5).add(open.sqrt().mul(0.16)).toVar();
  const opened = smoothstep(front, front.sub(0.22), reach)
    .mul(smoothstep(0, 0.04, open))
    .mul(isWeak)
    .toVar();
  const hairFront = hair.add(open).mul(1.35).add(hair.sqrt().mul(0.35));
  const haired = smoothstep(hairFront, hairFront.sub(0.1), reach)
    .mul(smoothstep(0, 0.05, hair))
    .mul(isWeak);
  // Wide where they began, a hair where they end; the newest are the hottest.
  const grown = front.sub(reach).clamp(0, 1).toVar();
  const width = opened.mul(grown.mul(0.0042).add(0.0004)).mul(crack.own.add(0.3)).max(pixelM.mul(0.55)).toVar();
  const isLine = smoothstep(width.add(pixelM.mul(0.7)), width.sub(pixelM.mul(0.7)), off);
  const thin = smoothstep(pixelM.mul(1.4), pixelM.mul(0.3), off);
  const heat = exp(grown.mul(-3.2)).mul(0.75).add(0.2);
  const core = isLine.mul(opened).mul(heat).add(thin.mul(haired).mul(0.19));
  const thrown = exp(off.mul(-38)).mul(opened).mul(heat).mul(open.mul(0.3).add(0.25));
  return { core, thrown };
}

/** The bare stone: faint light along its edges, a grain that is hardly there. */
export function stoneAt(
  place: Node<'vec2'>,
  wide: Node<'float'>,
  high: Node<'float'>,
  own: Node<'float'>,
  pixelM: Node<'float'>,
): { readonly edge: Node<'float'>; readonly grain: Node<'float'> } {
  const toSide = wide.mul(0.5).sub(abs(place.x)).toVar();
  const toTop = high.sub(place.y).toVar();
  const near = min(toSide, toTop).toVar();
  const line = smoothstep(pixelM.mul(1.6).add(0.0016), float(0.0008), near);
  const bevel = smoothstep(pixelM.add(0.0008), float(0), abs(near.sub(0.02)))
    .mul(0.3)
    .add(smoothstep(0.02, 0.018, near).mul(0.05));
  const lit = select(toSide.lessThan(toTop), select(place.x.lessThan(0), float(1), float(0.45)), float(0.8));
  const fade = smoothstep(0, 0.9, place.y.div(high)).mul(0.85).add(0.15);
  const salt = own.mul(4096).toUint().add(3);
  const grain = planeNoise(vec2(place.x.mul(3), place.y.mul(1.1)), salt).mul(
    planeNoise(place.mul(vec2(46, 7)), salt.add(1))
      .mul(0.6)
      .add(0.4),
  );
  return { edge: line.add(bevel).mul(lit).mul(fade), grain };
}
