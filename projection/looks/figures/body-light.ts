/**
 * How skin takes the light: a lamp from above at one side that makes volumes round, and from behind at the other side a soft
 * second one in the person's other colour. Between the two the body is nearly dark.
 */

import { dot, float, max, mix, normalize, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { CYAN, EMBER, PAPER } from '../drawing/palette.ts';
import type { WallView } from '../drawing/wall-view.ts';
import { swing, when } from './figure-nodes.ts';

/**
 * Light of a place of skin with this normal: the lamp's, the second one's, and how much of it is contour. `lightFrom` is the
 * side from which the lamp shines, -1 left to 1 right.
 */
export function bodyLight(normal: Node<'vec3'>, lightFrom: Node<'float'>) {
  const rim = float(1).sub(normal.z.abs()).toVar();
  // What faces away from who looks is seen through the body, hardly.
  const front = smoothstep(-0.3, 0.12, normal.z).mul(0.9).add(0.1).toVar();
  const towards = dot(normal, normalize(vec3(lightFrom.mul(1.05), 0.62, 0.5))).toVar();
  const lit = smoothstep(-0.12, 1, towards).toVar();
  const away = dot(normal, normalize(vec3(lightFrom.mul(-0.95), 0.16, -0.18)))
    .max(0)
    .toVar();
  return {
    rim,
    front,
    /** From dark to wholly lit, 0..1. */
    lit,
    lamp: lit.pow(2.5).mul(1.55).add(0.02).mul(front),
    second: away.mul(away).mul(rim).mul(0.8).mul(front),
  };
}

/** What is left of a body in the blackout: its outline, as embers. Every fifth point has gone out. */
export const emberGlow = (
  view: WallView,
  rim: Node<'float'>,
  weight: Node<'float'>,
  seed: Node<'float'>,
  isFlesh: Node<'bool'>,
): Node<'vec3'> =>
  vec3(...EMBER)
    .mul(rim.pow(3))
    .mul(weight)
    .mul(isFlesh.select(float(0.75), float(2)))
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
    .mul(max(rim, 0).mul(0.9).add(0.08))
    .mul(waves)
    .mul(1.25);
}
