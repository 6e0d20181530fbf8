/** Passages as pure functions of a place: each darkens the picture in its own way, and carries its own light. */

import { abs, exp, float, fract, max, mix, smoothstep, vec2, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, CYAN, PAPER, VIOLET } from '../drawing/palette.ts';
import { cellHash, planeNoise } from '../drawing/seeded.ts';
import type { WallView } from '../drawing/wall-view.ts';

/** Where a place lies: along the room and above the wall's lower edge, m; `mid` from the middle of the room, `up` from the horizon. */
export interface PassagePlace {
  readonly along: Node<'float'>;
  readonly y: Node<'float'>;
  readonly mid: Node<'float'>;
  readonly up: Node<'float'>;
  readonly horizonM: Node<'float'>;
}

/** What a passage does there. */
export interface Passed {
  readonly cover: Node<'float'>;
  readonly light: Node<'vec3'>;
}

/** How much of the picture a closed passage takes. */
const FULL = 0.997;

/** Width of a lane of shards behind a sweep, and of one that a drop falls in, m. */
const SHARD_M = 0.031;
const DROP_M = 0.0155;

/** How well lanes of `laneM` are told apart: along the wall, through a window, many of them fall on one pixel. */
const fineness = (laneM: number, view: WallView): Node<'float'> => {
  const enough = laneM * 0.6;
  return float(enough).div(view.paintM.x.max(enough));
};

/** A blade of light crosses the room at `frontM`; the dark it leaves lifts again behind `tailM`, over `softM`. */
export function sweepAt(
  { along, up }: PassagePlace,
  frontM: Node<'float'>,
  tailM: Node<'float'>,
  softM: Node<'float'>,
  view: WallView,
): Passed {
  const x = along.add(up.mul(0.2)).toVar();
  const off = x.sub(frontM).toVar();
  const dark = smoothstep(softM.mul(0.12), 0, off).mul(
    smoothstep(tailM.sub(softM.mul(0.5)), tailM.add(softM.mul(0.5)), x),
  );
  const blade = exp(off.mul(off).mul(-1 / (0.011 * 0.011)));
  const before = exp(off.max(0).mul(-7))
    .mul(0.1)
    .mul(smoothstep(-0.02, 0.02, off));
  // Where it has just been, edges of light stay for a moment.
  const lane = x.div(SHARD_M).toVar();
  const own = cellHash(lane.floor().toInt(), lane.floor().toInt().mul(0), view.seed.add(1501));
  const shard = smoothstep(0.5, 0.12, abs(fract(lane).sub(0.5)))
    .mul(own.greaterThan(0.84).select(own.mul(own), float(0)))
    .mul(exp(off.min(0).mul(2.6)))
    .mul(smoothstep(0.01, -0.04, off))
    .mul(fineness(SHARD_M, view))
    .mul(0.2);
  const rim = exp(abs(x.sub(tailM)).mul(-16)).mul(0.05);
  return {
    cover: dark.mul(FULL),
    light: vec3(...PAPER)
      .mul(blade.mul(0.95))
      .add(vec3(...CYAN).mul(before.add(shard).add(rim))),
  };
}

/** Dark lids meet at the horizon, curved as an eye is over the whole room; `shut` 0..1. `tone` is the line between them. */
export function lidAt(
  { y, mid, up, horizonM }: PassagePlace,
  shut: Node<'float'>,
  tone: Node<'vec3'>,
  view: WallView,
): Passed {
  const curve = float(1)
    .sub(float(1).div(mid.div(3.6).pow(2).add(1)))
    .mul(shut.oneMinus())
    .mul(shut.mul(4).min(1))
    .mul(0.7);
  const open = shut.oneMinus();
  const high = horizonM.add(view.wallM.y.sub(horizonM).add(0.12).mul(open)).sub(curve.mul(open));
  const low = horizonM.sub(horizonM.add(0.12).mul(open)).add(curve.mul(open).mul(0.5));
  const above = y.sub(high).toVar();
  const below = low.sub(y).toVar();
  const soft = open.mul(0.14).add(0.012).toVar();
  const inside = max(above, below).toVar();
  const dark = smoothstep(soft.negate(), soft, inside);
  const lash = exp(abs(inside).div(soft.mul(0.35).add(0.004)).negate())
    .mul(0.07)
    .mul(shut);
  const line = exp(abs(up).div(-0.006))
    .mul(0.6)
    .add(exp(abs(up).div(-0.05)).mul(0.06));
  const wide = exp(mid.div(shut.mul(2.4).add(1.2)).pow(2).negate());
  const met = smoothstep(0.72, 1, shut).mul(wide);
  const alive = smoothstep(0, 0.06, shut);
  return { cover: dark.mul(FULL).mul(alive), light: tone.mul(lash.add(line.mul(met))).mul(alive) };
}

/** The picture inhales: its light sinks into the horizon, and is given back. `held` 0..1. */
export function breathAt({ up, mid }: PassagePlace, held: Node<'float'>): Passed {
  const reach = held.oneMinus().mul(held.oneMinus()).mul(1.9).add(0.05).toVar();
  const far = up.div(reach).toVar();
  const dark = float(1)
    .sub(exp(far.mul(far).negate()))
    .mul(smoothstep(0, 0.25, held));
  const point = exp(mid.div(held.oneMinus().mul(7).add(0.9)).pow(2).negate());
  const core = exp(abs(up).div(-0.008))
    .mul(0.75)
    .add(exp(abs(up).div(-0.075)).mul(0.14));
  const gathered = held.mul(held).mul(held).toVar();
  // All of it is dark but the point it was drawn to.
  const hollow = smoothstep(0.75, 1, held).mul(point.mul(0.7).oneMinus());
  const tone = mix(vec3(...AMBER), vec3(...PAPER), gathered);
  return { cover: max(dark, hollow).mul(FULL), light: tone.mul(core).mul(gathered).mul(point.mul(0.85).add(0.15)) };
}

/** Rain falls like a curtain from `frontM` up to `tailM`, heights above the wall's lower edge; behind it the picture stands again. */
export function curtainAt(
  { along, y }: PassagePlace,
  frontM: Node<'float'>,
  tailM: Node<'float'>,
  view: WallView,
): Passed {
  const lane = along.div(DROP_M).toVar();
  const cell = lane.floor().toInt().toVar();
  const own = cellHash(cell, cell.mul(0), view.seed.add(1601)).toVar();
  const fold = planeNoise(vec2(along.mul(0.9), 0), view.seed.add(1607)).toVar();
  const ahead = own.mul(own).mul(0.5).add(fold.mul(0.4)).toVar();
  const over = y.sub(frontM).add(ahead).toVar();
  const under = tailM.sub(ahead).sub(y).toVar();
  const thin = smoothstep(0.34, 0.05, abs(fract(lane).sub(0.5)));
  const long = fract(own.mul(77)).mul(0.4).add(0.06).toVar();
  const falls = exp(over.div(long).negate()).mul(smoothstep(-0.004, 0.004, over));
  const leaves = exp(under.div(long).negate()).mul(smoothstep(-0.004, 0.004, under));
  const bright = fract(own.mul(191)).toVar();
  const strokes = falls.add(leaves.mul(0.7)).mul(thin).mul(bright.pow(5)).mul(fineness(DROP_M, view)).mul(0.85);
  const dark = smoothstep(-0.02, 0.22, over).mul(smoothstep(-0.02, 0.3, under));
  const tone = mix(vec3(0.3, 0.55, 0.8), vec3(...CYAN), bright);
  return { cover: dark.mul(FULL), light: tone.mul(strokes) };
}

/** Dark water stands up to `levelM` above the wall's lower edge: what is deep in it is gone. */
export function tideAt({ along, y }: PassagePlace, levelM: Node<'float'>, view: WallView): Passed {
  const slow = planeNoise(vec2(along.mul(0.7).add(view.phase(8).mul(24)), view.phase(20).mul(24)), view.seed.add(1701));
  const quick = planeNoise(vec2(along.mul(3.3).sub(view.phase(20).mul(24)), 7), view.seed.add(1703));
  const surface = levelM.add(slow.sub(0.5).mul(0.16)).add(quick.sub(0.5).mul(0.03)).toVar();
  const depth = surface.sub(y).toVar();
  const dark = smoothstep(-0.003, 0.02, depth)
    .mul(0.55)
    .add(smoothstep(0, 0.36, depth).mul(0.45));
  const line = exp(abs(depth).div(-0.005)).mul(0.4).mul(quick.mul(0.8).add(0.3));
  const glow = exp(depth.max(0).div(-0.09))
    .mul(smoothstep(-0.01, 0.01, depth))
    .mul(0.03);
  // From above light still reaches down into it, in shafts that lean and drift.
  const shafts = planeNoise(
    vec2(along.mul(2.3).add(y.mul(0.6)).add(view.phase(10).mul(24)), view.phase(5).mul(24)),
    view.seed.add(1709),
  );
  const reaches = exp(depth.max(0).div(-0.6))
    .mul(smoothstep(0, 0.2, depth))
    .mul(smoothstep(0.45, 0.95, shafts))
    .mul(0.075);
  const tone = mix(vec3(...VIOLET), vec3(...CYAN), slow);
  return { cover: dark.mul(FULL), light: tone.mul(line.add(glow).add(reaches)) };
}
