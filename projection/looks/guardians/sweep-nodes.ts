/** The beam of a sweep, and the brackets it leaves about those it has counted. Places in metres on the wall. */

import { abs, exp, float, fract, max, mix, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import { MAGENTA, VIOLET } from '../drawing/palette.ts';

/** How far behind the beam its light lingers, m. */
export const TRAIL_M = 1.5;

/** A sweep as the shader knows it. */
export interface SweepNodes {
  readonly xM: Node<'float'>;
  /** 1 to the right, -1 to the left. */
  readonly direction: Node<'float'>;
  /** 0..1. */
  readonly strength: Node<'float'>;
  /** 0..1. */
  readonly severity: Node<'float'>;
}

/** How far `xM` lies behind the beam, m; below zero it is still before it. */
const behind = ({ xM, direction }: SweepNodes, atM: Node<'float'>): Node<'float'> => xM.sub(atM).mul(direction);

/** How much the beam lights a thing at `xM`: all as it passes, less and less behind it. */
export const litBy = (sweep: SweepNodes, atM: Node<'float'>): Node<'float'> => {
  const past = behind(sweep, atM).toVar();
  return smoothstep(-0.16, 0, past)
    .mul(exp(past.max(0).mul(-3.4)))
    .mul(sweep.strength);
};

export const beamTone = (severity: Node<'float'>): Node<'vec3'> =>
  mix(vec3(...VIOLET), mix(vec3(...VIOLET), vec3(...MAGENTA), 0.62), smoothstep(0.25, 1, severity)) as Node<'vec3'>;

/** Light of the beam at a place: a blade that widens to the floor, what it has read behind it, its foot on the ground. */
export function beamLight(
  placeM: Node<'vec2'>,
  highM: Node<'float'>,
  floorM: Node<'float'>,
  pixelM: Node<'float'>,
  sweep: SweepNodes,
): Node<'vec3'> {
  const past = behind(sweep, placeM.x).toVar();
  const fromTop = highM.sub(placeM.y).div(highM.sub(floorM)).clamp(0, 1).toVar();
  const half = fromTop.mul(0.1).add(0.006).toVar();
  const fan = smoothstep(half, half.mul(0.2), abs(past)).mul(0.11);
  const core = exp(
    past
      .mul(past)
      .div(max(pixelM.mul(1.2), 0.0035).pow(2))
      .negate(),
  );
  const edges = exp(abs(abs(past).sub(half)).mul(-150)).mul(0.3);
  // Harder orders read more than once: lines that follow the first.
  const lines = float(0).toVar();
  for (let line = 1; line <= 3; line += 1) {
    const at = past.sub(line * 0.085);
    const isOrdered = smoothstep(line * 0.27 - 0.2, line * 0.27, sweep.severity);
    lines.addAssign(
      exp(at.mul(at).div(max(pixelM, 0.0025).pow(2)).negate())
        .mul(isOrdered)
        .mul(0.5 - line * 0.1),
    );
  }
  const trail = smoothstep(0, 0.02, past)
    .mul(exp(past.max(0).mul(-4.2)))
    .toVar();
  const rules = smoothstep(0.9, 1, fract(placeM.y.div(0.09)))
    .mul(trail)
    .mul(0.11);
  const grid = smoothstep(0.93, 1, fract(placeM.x.div(0.125)))
    .mul(trail)
    .mul(0.09);
  const veil = trail.mul(0.02);
  const isAbove = smoothstep(floorM.sub(0.02), floorM.add(0.01), placeM.y);
  const down = placeM.y.sub(floorM).div(0.032);
  const foot = exp(past.div(0.22).pow(2).add(down.mul(down)).negate()).mul(0.3);
  const above = core.add(edges).add(fan).add(lines).add(rules).add(grid).add(veil).mul(isAbove);
  return beamTone(sweep.severity)
    .mul(above.add(foot))
    .mul(sweep.severity.mul(0.5).add(0.5))
    .mul(sweep.strength) as Node<'vec3'>;
}

/** Light of the brackets about somebody: `off` from the box's middle, `half` its half size, m; `share` 0..1 shuts them. */
export function bracketLight(off: Node<'vec2'>, half: Node<'vec2'>, pixelM: Node<'float'>): Node<'float'> {
  const edge = half.sub(abs(off)).toVar();
  const wide = max(pixelM.mul(0.8), 0.0028).toVar();
  const line = (distance: Node<'float'>): Node<'float'> => smoothstep(wide.add(pixelM), wide.mul(0.4), abs(distance));
  const onSide = line(edge.x)
    .mul(smoothstep(0.1, 0.09, edge.y))
    .mul(smoothstep(-0.004, 0, edge.y));
  const onEnd = line(edge.y)
    .mul(smoothstep(0.1, 0.09, edge.x))
    .mul(smoothstep(-0.004, 0, edge.x));
  return max(onSide, onEnd);
}
