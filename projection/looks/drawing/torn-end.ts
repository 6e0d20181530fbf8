/** How a thread of light that tears is painted: the gap where it gave way, its two ends that glow and cool, its warm seam. */

import { abs, exp, float, mix, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { AMBER, MAGENTA } from './palette.ts';

/** How quickly the glow of an end dies away along the thread. */
const GLOW = 8;

/** What a thread is where it is torn, all shares 0..1. */
export interface Tear {
  /** Place along the thread, and the place where it gives way. */
  readonly along: Node<'float'>;
  readonly cut: Node<'float'>;
  /** How far it is torn, 0 whole, 1 fallen; how warm its seam is while it heals. */
  readonly torn: Node<'float'>;
  readonly seam: Node<'float'>;
  /** Light of the thread itself. */
  readonly bright: Node<'float'>;
}

/**
 * What a tear makes of a thread of `steps` pieces: `open` is what of it is there at all, `fade` what is left of its own
 * light, and `glow` (linear RGB) comes on top: magenta where it broke, cooling as it falls, amber where the ends meet again.
 */
export function tornEnd({ along, cut, torn, seam, bright }: Tear, steps: number) {
  const off = abs(along.sub(cut)).toVar();
  const isTorn = smoothstep(0, 0.02, torn).toVar();
  const end = exp(off.mul(-GLOW)).toVar();
  const open = mix(float(1), smoothstep(0.5 / steps, 0.62 / steps, off), isTorn);
  const fade = mix(float(1), end.mul(-0.66).add(0.86), torn);
  const hot = end.mul(isTorn).mul(torn.oneMinus().mul(2.4).add(0.2));
  const warm = mix(vec3(...MAGENTA), vec3(...AMBER), smoothstep(0, 0.2, seam));
  const met = vec3(...AMBER).mul(end.mul(seam).mul(torn.oneMinus()).mul(2.2));
  return { open, fade, glow: warm.mul(hot).add(met).mul(bright) as Node<'vec3'> };
}
