/** The ways of a body's points: out of the floor and back into it, and down into what a wet floor shows of them. */

import { exp, float, mix, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { swing } from './figure-nodes.ts';

/** How far from the heart the last points are, m. */
const REACH_M = 1.15;
/** How long one point is under way, as a share of the whole coming. */
const FLIGHT = 0.27;

/**
 * Entering, the points rise from the floor, those of the heart first; leaving runs the same way back, so that the warmest go
 * last. `groundM` is the height of the floor they stand on.
 */
export function arrival(
  groundM: Node<'float'>,
  presence: Node<'float'>,
  seed: Node<'float'>,
  at: Node<'vec3'>,
  heartAt: Node<'vec3'>,
) {
  const away = at.sub(heartAt).length().div(REACH_M).clamp(0, 1);
  const order = mix(seed, away, 0.62).mul(1 - FLIGHT);
  const arrived = presence.sub(order).div(FLIGHT).clamp(0, 1).toVar();
  const eased = arrived
    .mul(arrived)
    .mul(float(3).sub(arrived.mul(2)))
    .toVar();
  return {
    /** How far the point has come, 0..1, and the same without haste at either end. */
    arrived,
    eased,
    /** 1 in the middle of its way. */
    flying: arrived.mul(float(1).sub(arrived)).mul(4).toVar(),
    /** Where on the floor it comes from. */
    ground: vec3(mix(at.x, heartAt.x, 0.25).add(seed.sub(0.5).mul(0.3)), groundM.sub(0.05), at.z).toVar(),
  };
}

/** Share of a body's light that a floor gives back at the feet, and the height over which that fades, m. */
const GIVEN_BACK = 0.45;
const GIVEN_BACK_M = 0.85;

/** Where a wet floor shows the place `at`, and which share of its light. Flat ripples move what is high more than what is near. */
export function inTheFloor(view: WallView, at: Node<'vec3'>) {
  const above = at.y.sub(view.floorM).toVar();
  const ripple = swing(view, 96, above.mul(2.3)).add(swing(view, 150, above.mul(5.1)));
  return {
    share: exp(above.max(0).div(-GIVEN_BACK_M)).mul(GIVEN_BACK).toVar(),
    at: vec3(at.x.add(ripple.mul(above.max(0)).mul(0.012)), view.floorM.sub(above), at.z).toVar(),
  };
}
