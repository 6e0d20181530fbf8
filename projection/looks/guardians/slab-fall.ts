/** How the blocks and the letters of a slab move while it falls, in its vertex shader. Places are metres about its foot. */

import { float, fract, max, min, mix, select, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';

/** A slab as its vertices know it. */
export interface FallingSlab {
  readonly wide: Node<'float'>;
  readonly high: Node<'float'>;
  /** 0 standing, 1 on the ground. */
  readonly fall: Node<'float'>;
  /** Index into `FALLS`. */
  readonly kind: Node<'float'>;
  /** 0..1, shapes the way it falls. */
  readonly way: Node<'float'>;
}

/** A block of it: its middle, m; its column and row from the lower left; a number 0..1 of its own. */
export interface SlabBlock {
  readonly middle: Node<'vec2'>;
  readonly column: Node<'float'>;
  readonly row: Node<'float'>;
  readonly own: Node<'float'>;
}

/** Columns and rows of the blocks a slab breaks into. */
export const BLOCKS = { columns: 6, rows: 12 } as const;

/** `place` turned about `pivot` by `angle`. */
function turned(place: Node<'vec2'>, pivot: Node<'vec2'>, angle: Node<'float'>): Node<'vec2'> {
  const off = place.sub(pivot).toVar();
  const [c, s] = [angle.cos(), angle.sin()];
  return pivot.add(vec2(off.x.mul(c).sub(off.y.mul(s)), off.x.mul(s).add(off.y.mul(c)))) as Node<'vec2'>;
}

const clamped = (from: Node<'float'> | number, fall: Node<'float'>): Node<'float'> =>
  fall.sub(from).div(float(1).sub(from)).clamp(0, 1);

/** Over onto its face, towards the people. */
function toppled(place: Node<'vec2'>, { fall }: FallingSlab): Node<'vec3'> {
  const t = min(fall.div(0.86), 1);
  const angle = t.pow(2.4).mul(1.53).toVar();
  return vec3(place.x, place.y.mul(angle.cos()), place.y.mul(angle.sin()));
}

/** In blocks, from a corner on, each by its own weight. */
function broken(place: Node<'vec2'>, slab: FallingSlab, { middle, own }: SlabBlock): Node<'vec3'> {
  const side = select(slab.way.mul(10).fract().greaterThan(0.5), float(1), float(-1));
  const near = middle.x.div(slab.wide).mul(side).add(0.5).mul(0.4).add(middle.y.div(slab.high).oneMinus().mul(0.22));
  const t = clamped(own.mul(0.1).add(near.mul(0.62)), slab.fall).toVar();
  const down = min(t.mul(t).mul(slab.high).mul(2.4), middle.y.sub(own.mul(0.14)).max(0));
  const spin = turned(place, middle, own.sub(0.5).mul(5).mul(t));
  const apart = fract(own.mul(37.7)).sub(0.5).mul(0.7).mul(t);
  return vec3(spin.x.add(apart), spin.y.sub(down), t.mul(own).mul(0.6));
}

/** Into the ground, column after column, as pistons go. */
function sunk(place: Node<'vec2'>, slab: FallingSlab, { column }: SlabBlock): Node<'vec3'> {
  const delay = fract(column.mul(0.618).add(slab.way)).mul(0.45);
  const t = clamped(delay, slab.fall).toVar();
  return vec3(place.x, place.y.sub(t.pow(1.7).mul(slab.high).mul(1.02)), 0);
}

/** In two along a jagged line; the halves lean away from each other and slide down. */
function split(place: Node<'vec2'>, slab: FallingSlab, { column, row }: SlabBlock): Node<'vec3'> {
  const jag = fract(row.mul(0.618).add(slab.way)).mul(1.8).sub(0.9);
  const isRight = column.add(0.5).greaterThan(jag.add(BLOCKS.columns / 2));
  const side = select(isRight, float(1), float(-1)).toVar();
  const t = slab.fall.toVar();
  const pivot = vec2(side.mul(slab.wide).mul(0.5), 0);
  const leant = turned(place, pivot, side.mul(t.pow(2).mul(-0.55))).toVar();
  const opened = min(t.mul(5), 1).mul(0.045).add(t.mul(t).mul(0.3));
  return vec3(leant.x.add(side.mul(opened)), leant.y.sub(t.pow(2.6).mul(slab.high)), 0);
}

/** Place of a corner of a block, m about the slab's foot, z towards the people. */
export function fallen(place: Node<'vec2'>, slab: FallingSlab, block: SlabBlock): Node<'vec3'> {
  const still = vec3(place, 0);
  const kind = slab.kind;
  return select(
    kind.lessThan(0.5),
    toppled(place, slab),
    select(
      kind.lessThan(1.5),
      broken(place, slab, block),
      select(
        kind.lessThan(2.5),
        sunk(place, slab, block),
        select(kind.lessThan(3.5), split(place, slab, block), still),
      ),
    ),
  ) as Node<'vec3'>;
}

/** How much of a block is still there, 0..1. */
export function lastingOf(slab: FallingSlab, { own, middle }: SlabBlock): Node<'float'> {
  const late = float(1).sub(slab.fall.sub(0.72).div(0.28).clamp(0, 1));
  const high = middle.y.div(slab.high);
  const emptied = float(1).sub(
    slab.fall.mul(1.7).sub(0.62).sub(high.oneMinus().mul(0.2)).sub(own.mul(0.2)).div(0.4).clamp(0, 1),
  );
  return select(slab.kind.lessThan(3.5), late, emptied) as Node<'float'>;
}

/**
 * A letter that has let go: its place, m about the slab's foot, and in w its light. `from` is where it stood, `own` and
 * `other` numbers 0..1 of its own; `trickle` 0..1 is its way down while the slab only cracks, `cracks` how many do.
 */
export function looseLetterAt(
  from: Node<'vec2'>,
  slab: FallingSlab,
  own: Node<'float'>,
  other: Node<'float'>,
  trickle: Node<'float'>,
  cracks: Node<'float'>,
): { readonly place: Node<'vec2'>; readonly light: Node<'float'>; readonly turn: Node<'float'> } {
  const isFirst = slab.kind.greaterThan(3.5);
  const goes = mix(own.mul(0.55), own.mul(0.42), select(isFirst, float(1), float(0)));
  const t = clamped(goes, slab.fall).toVar();
  const down = max(t.mul(t).mul(2.1).sub(t.mul(other).mul(0.5)), -1);
  const falling = t
    .greaterThan(0)
    .select(min(t.mul(20), 1).mul(t.oneMinus().pow(1.4)), float(0))
    .toVar();
  const isTrickling = other.lessThan(cracks.mul(0.22)).and(slab.fall.lessThanEqual(0));
  const slow = select(isTrickling, min(trickle.mul(8), 1).mul(trickle.oneMinus()).mul(0.55), float(0)).toVar();
  const aside = own.sub(0.5).mul(t.mul(0.7).add(trickle.mul(0.1).mul(min(slow.mul(9), 1))));
  const low = select(isTrickling, trickle.mul(trickle).mul(0.7), down);
  return {
    place: vec2(from.x.add(aside), max(from.y.sub(low), 0.01)) as Node<'vec2'>,
    light: max(falling, slow),
    turn: other.sub(0.5).mul(t.mul(9).add(trickle.mul(2).mul(min(slow.mul(9), 1)))),
  };
}
