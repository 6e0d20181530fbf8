/** How skin takes the light: a lamp above at the left, a second one of the person's other colour from behind at the right. */

import { dot, float, max, mix, normalize, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { CYAN, EMBER, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing, when } from './figure-nodes.ts';

const KEY = [-0.5, 0.66, 0.56] as const;
const KICK = [0.86, -0.06, -0.12] as const;

/** Light of a place of skin with this normal: the lamp's and the second one's, and how much of it is contour. */
export function bodyLight(normal: Node<'vec3'>) {
  const rim = float(1).sub(normal.z.abs()).toVar();
  const key = dot(normal, normalize(vec3(...KEY)))
    .mul(0.5)
    .add(0.5)
    .toVar();
  const kick = max(dot(normal, normalize(vec3(...KICK))), 0).toVar();
  // What faces away from who looks is seen through the body, hardly.
  const front = smoothstep(-0.25, 0.25, normal.z).mul(0.75).add(0.25).toVar();
  const lamp = rim
    .pow(1.5)
    .mul(0.92)
    .add(key.pow(4).mul(0.2))
    .add(0.03)
    .mul(key.mul(key).mul(1.25).add(0.16))
    .mul(front);
  const second = rim.pow(1.7).mul(kick.mul(kick)).mul(0.82).mul(front);
  return { rim, lamp, second };
}

/** What is left of a body in the blackout: its outline, as embers. Every fifth point has gone out. */
export const emberGlow = (
  view: WallView,
  rim: Node<'float'>,
  weight: Node<'float'>,
  seed: Node<'float'>,
  isAura: Node<'bool'>,
): Node<'vec3'> =>
  vec3(...EMBER)
    .mul(rim.pow(3))
    .mul(weight)
    .mul(isAura.select(float(0.75), float(2)))
    .mul(swing(view, seed.mul(120).floor().add(90), seed).mul(0.35).add(0.5))
    .mul(when(seed.lessThan(0.8)));

/** The second skin of a shielded body: cool, brightest at its contour, two waves passing over it. */
export function shieldGlow(
  view: WallView,
  rim: Node<'float'>,
  high: Node<'float'>,
  drawn: Node<'float'>,
): Node<'vec3'> {
  const waves = swing(view, 54, high.mul(3.2).add(drawn))
    .mul(swing(view, 36, high.mul(-4.1)))
    .mul(0.5)
    .add(0.62);
  return mix(vec3(...CYAN), vec3(...PAPER), 0.2)
    .mul(rim.mul(0.9).add(0.08))
    .mul(waves)
    .mul(1.25);
}
