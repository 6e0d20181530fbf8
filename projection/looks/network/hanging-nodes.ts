/** How a line of light hangs between two places, and how it hangs from one of them once it is torn. */

import { float, mix, select, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from '../figures/figure-nodes.ts';

/** Shape of the hanging line: cosh(k (2s-1)), scaled to the wanted sag. */
const CATENARY = 1.7;

/** A place 0..1 along a line that hangs between two places, sagging by `sagM` in its middle. */
export function hung(
  view: WallView,
  from: Node<'vec3'>,
  to: Node<'vec3'>,
  along: Node<'float'>,
  sagM: Node<'float'>,
  chance: Node<'float'>,
  unrest: Node<'float'>,
): Node<'vec3'> {
  const arch = along.mul(2).sub(1).mul(CATENARY);
  const drop = float(Math.cosh(CATENARY))
    .sub(arch.exp().add(arch.negate().exp()).mul(0.5))
    .div(Math.cosh(CATENARY) - 1)
    .toVar();
  const stir = swing(view, 78, chance)
    .mul(0.02)
    .add(swing(view, 132, along.mul(-0.7).add(chance)).mul(0.008))
    .mul(unrest);
  const bow = vec3(stir.mul(drop), drop.mul(sagM).negate().add(stir.mul(drop).mul(0.6)), 0);
  return mix(from, to, along).add(bow) as Node<'vec3'>;
}

/** How far towards its free end, 0..1, a place along a line is that is cut at `cut`. */
export const ends = (along: Node<'float'>, isLeft: Node<'bool'>, cut: Node<'float'>): Node<'float'> =>
  select(isLeft, along.div(cut), float(1).sub(along).div(float(1).sub(cut))).clamp(0, 1);

/** The same place once the line is cut: it hangs from the end it is still held by, swinging. */
export function loose(
  view: WallView,
  from: Node<'vec3'>,
  to: Node<'vec3'>,
  along: Node<'float'>,
  isLeft: Node<'bool'>,
  cut: Node<'float'>,
  chance: Node<'float'>,
  unrest: Node<'float'>,
): Node<'vec3'> {
  const u = ends(along, isLeft, cut).toVar();
  const held = select(isLeft, from, to) as Node<'vec3'>;
  const side = select(isLeft, float(1), float(-1));
  const share = select(isLeft, cut, float(1).sub(cut));
  const longM = to.sub(from).length().mul(share).mul(1.15).add(0.12).min(0.72).toVar();
  const sway = swing(view, 150, chance.add(u.mul(-0.16)))
    .mul(0.14)
    .add(swing(view, 212, chance.mul(5)))
    .mul(0.04);
  const x = side
    .mul(0.22)
    .mul(u.mul(float(1.6).sub(u)))
    .add(sway.mul(unrest).mul(u).mul(u))
    .mul(longM);
  return held.add(vec3(x, longM.mul(u).mul(u.mul(0.25).add(0.7)).negate(), 0)) as Node<'vec3'>;
}
