/** How skin takes the light: a lamp above at the left, a second one of the person's other colour from behind at the right. */

import { dot, float, max, normalize, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';

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
