/** How the attack displaces the picture, as functions of a place on the wall, m. All of it creeps or slides; none flickers. */

import { abs, exp, float, fract, mix, select, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { CYAN, MAGENTA } from '../drawing/palette.ts';
import { cellHash } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';

/** Faults, from the first on: where they creep about, as shares of the wall's height, and where the next one begins. */
const FAULTS = [
  { at: 0.56, from: 0, turns: 5 },
  { at: 0.8, from: 0.45, turns: 7 },
  { at: 0.27, from: 0.7, turns: 4 },
] as const;
/** How far the two sides of a fault are shifted against each other, m. */
const SHIFT_M = 0.05;
/** Steps of a fault along the wall, m. */
const STEP_M = 0.27;

/** Rows that slide, by their height, m, and how far, m: what slides over a seam must lie in the margin of a picture. */
const ROWS = [
  { highM: 0.26, reachM: 0.08, share: 0.7, turns: 38 },
  { highM: 0.041, reachM: 0.045, share: 0.16, turns: 61 },
] as const;

/** Beats of a block in ten minutes: one change in two seconds, and the part of it that it takes to slide there. */
const BEATS = 300;
const SLIDES = 0.24;

/** Block sizes on the wall, m, the share of blocks that are misread at most, and how far away they are read. */
const GRIDS = [
  { wideM: 0.8, highM: 0.45, share: 0.8, reachM: 1.7, upM: 0.5 },
  { wideM: 0.4, highM: 0.113, share: 0.24, reachM: 0.7, upM: 0.3 },
  { wideM: 1.6, highM: 0.03, share: 0.12, reachM: 0.24, upM: 0.2 },
] as const;

/** Height of a fault above the wall's lower edge at `xM`, m. */
function faultM(index: number, xM: Node<'float'>, view: WallView): Node<'float'> {
  const fault = FAULTS[index] ?? FAULTS[0];
  const step = xM
    .div(STEP_M)
    .add(index * 0.4)
    .floor()
    .toInt()
    .toVar();
  const own = cellHash(step, step.mul(0).add(index), view.seed.add(951));
  const creeps = swing(view, fault.turns, index * 0.31).mul(0.09);
  return creeps.add(own.sub(0.5).mul(0.05)).add(fault.at).mul(view.wallM.y);
}

/** How far one fault has opened, 0..1. */
const openAt = (index: number, fault: Node<'float'>, tearing: Node<'float'>): Node<'float'> => {
  const from = FAULTS[index]?.from ?? 0;
  return index === 0 ? fault : smoothstep(from, from + 0.3, tearing);
};

/** What the faults and the sliding rows shift the picture by at a place, along the wall, m. */
export function slipAt(
  placeM: Node<'vec2'>,
  fault: Node<'float'>,
  tearing: Node<'float'>,
  view: WallView,
): Node<'float'> {
  const slip = float(0).toVar();
  for (const index of FAULTS.keys()) {
    const off = placeM.y.sub(faultM(index, placeM.x, view)).toVar();
    const side = select(off.greaterThan(0), float(1), float(-1));
    const pull = swing(view, 9 + index * 4, index * 0.2)
      .mul(0.35)
      .add(0.65);
    slip.addAssign(
      side
        .mul(exp(abs(off).mul(-2.6)))
        .mul(pull)
        .mul(openAt(index, fault, tearing))
        .mul(SHIFT_M / 2),
    );
  }
  for (const [index, row] of ROWS.entries()) {
    const line = placeM.y
      .div(row.highM)
      .add(index * 0.3)
      .floor()
      .toInt()
      .toVar();
    const own = cellHash(line, line.mul(0), view.seed.add(961 + index)).toVar();
    const slides = smoothstep(0, 0.1, tearing.mul(row.share).sub(own));
    slip.addAssign(swing(view, row.turns, own.mul(13)).mul(row.reachM).mul(slides));
  }
  return slip;
}

/** The light of the faults: two thin lines of other colours, and something that runs along them. */
export function faultLight(
  placeM: Node<'vec2'>,
  fault: Node<'float'>,
  tearing: Node<'float'>,
  view: WallView,
): Node<'vec3'> {
  const light = vec3(0).toVar();
  for (const index of FAULTS.keys()) {
    const off = placeM.y.sub(faultM(index, placeM.x, view)).toVar();
    const line = exp(abs(off).mul(-420));
    const halo = exp(abs(off).mul(-34)).mul(0.045);
    const runs = fract(
      placeM.x
        .mul(0.16)
        .sub(view.phase(44 + index * 9))
        .add(index * 0.37),
    );
    const head = smoothstep(0.6, 1, runs).pow(3).mul(0.85).add(0.13);
    const tone = select(off.greaterThan(0), vec3(...CYAN), vec3(...MAGENTA));
    light.addAssign(
      tone
        .mul(line.add(halo))
        .mul(head)
        .mul(openAt(index, fault, tearing))
        .mul(0.42),
    );
  }
  return light;
}

/** Where the light of a place is read once blocks are misread, m. */
export function misreadAt(placeM: Node<'vec2'>, misread: Node<'float'>, view: WallView): Node<'vec2'> {
  const read = placeM.toVar();
  for (const [index, grid] of GRIDS.entries()) {
    const size = vec2(grid.wideM, grid.highM);
    // Every other course of blocks is laid half a block aside, as in a wall.
    const course = placeM.y.div(grid.highM).floor().toVar();
    const aside = fract(course.mul(0.5)).mul(index === 0 ? 1 : 0.6);
    const cell = vec2(placeM.x.div(grid.wideM).add(aside).floor(), course).toVar();
    const middle = cell.add(0.5).sub(vec2(aside, 0)).mul(size).toVar();
    const [x, y] = [cell.x.toInt().toVar(), cell.y.toInt().toVar()];
    const salt = view.seed.add(900 + index * 31);
    const own = cellHash(x, y, salt).toVar();
    const beat = view.beat(BEATS, own).mod(BEATS).toVar();
    const isWhole = view.shows(middle, size.mul(0.5)).toVar();

    /** Where the block is read on one beat, from where it is; m. */
    const off = (on: Node<'float'>): Node<'vec2'> => {
      const when = on.toInt().mul(131).toVar();
      const chance = cellHash(x.add(when), y, salt.add(1));
      const far = smoothstep(0, 0.08, misread.mul(grid.share).sub(chance));
      const along = cellHash(x.add(when), y, salt.add(2))
        .sub(0.5)
        .mul(2 * grid.reachM);
      // No higher than the wall and no lower than the floor: there is nothing to read.
      const up = cellHash(x.add(when), y, salt.add(3))
        .sub(0.5)
        .mul(2 * grid.upM)
        .toVar();
      const held = middle.y.add(up).clamp(0.1, view.wallM.y.sub(0.1)).sub(middle.y);
      // What a seam cuts, what two slices show, or whose source lies on a neighbour's slice, is read from above or below
      // instead: both neighbours can do that alike.
      const isSeen = isWhole.and(view.shows(middle.add(vec2(along, 0)) as Node<'vec2'>, size.mul(0.5)));
      return select(isSeen, vec2(along, held.mul(0.25)), vec2(0, held)).mul(far) as Node<'vec2'>;
    };
    const share = smoothstep(0, SLIDES, fract(view.phase(BEATS).add(own)));
    const before = off(beat.add(BEATS - 1).mod(BEATS)).toVar();
    read.addAssign(mix(before, off(beat), share));
  }
  return read;
}

/** How far the colour planes part at a place, as a share of the widest: more in some rows than in others, slowly. */
export function partingAt(placeM: Node<'vec2'>, parting: Node<'float'>, view: WallView): Node<'float'> {
  const band = placeM.y.mul(2.3).floor().toInt().toVar();
  const own = cellHash(band, band.mul(0), view.seed.add(977)).toVar();
  const slow = swing(view, 50, own).mul(0.5).add(0.5);
  const torn = smoothstep(0.35, 0.75, fract(own.mul(7.7)));
  return parting.mul(mix(float(0.4), slow.mul(0.8).add(0.2), torn.mul(parting)));
}
