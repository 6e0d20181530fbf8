/** The edge blend: how much of its light a projector leaves to its neighbour. Always in linear light. */

import type { EdgeBlend } from './output-mapping.ts';

/** A projector without neighbours. */
export const NO_BLEND: EdgeBlend = { left: 0, right: 0, top: 0, bottom: 0, curve: 2 };

/**
 * Light left `t` of the way in from a fading edge, 0..1. An S that is steeper the larger `curve` is and a straight line for
 * 1; turned round it is its own complement, so that two projectors add up to one. Bourke, Edge blending using commodity
 * projectors (2004).
 */
export function fade(t: number, curve: number): number {
  const at = Math.min(1, Math.max(0, t));
  return at < 0.5 ? 0.5 * (2 * at) ** curve : 1 - 0.5 * (2 * (1 - at)) ** curve;
}

/** Light left at a place of the surface, 0..1. The projector's last pass does the same. */
export function blendLight(blend: EdgeBlend, u: number, v: number): number {
  const from = (share: number, width: number): number => (width > 0 ? fade(share / width, blend.curve) : 1);
  return from(u, blend.left) * from(1 - u, blend.right) * from(v, blend.top) * from(1 - v, blend.bottom);
}
