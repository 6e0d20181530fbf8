/**
 * The veil of whoever hides: a sheer cloth that hangs over the body in folds and stirs, woven of a part of its own points. The
 * person stands behind it in their own light.
 */

import { float, fract, mix, smoothstep, vec3 } from 'three/tsl';
import type { Node } from 'three/webgpu';
import type { WallView } from '../drawing/wall-view.ts';
import { swing, when } from './figure-nodes.ts';

/** Points from this seed on are thread of the veil. */
const THREADS_FROM = 0.6;
const FOLDS = 15;
/** How far above the middle of the head it begins, and how far below it it ends, m. */
const ABOVE_M = 0.2;
const DROP_M = 1.52;

/** Where a point hangs in the veil about a head at `headAt`, how far it is on the way there, and what light it has there. */
export function veilThread(
  view: WallView,
  headAt: Node<'vec3'>,
  scale: Node<'float'>,
  seed: Node<'float'>,
  drawn: Node<'float'>,
  veil: Node<'float'>,
) {
  const own = seed
    .sub(THREADS_FROM)
    .div(1 - THREADS_FROM)
    .toVar();
  const round = fract(own.mul(61.3)).toVar();
  const fold = round.mul(FOLDS).floor().toVar();
  const inFold = fract(round.mul(FOLDS)).sub(0.5).toVar();
  const low = fract(own.mul(907.7)).pow(0.9).toVar();
  const turns = fold.mul(7).mod(11).add(28);
  // Folds lie closer at the sides, where the cloth turns away.
  const about = fold.add(0.5).add(inFold.mul(0.2)).div(FOLDS).mul(2).sub(1).toVar();
  const wide = mix(float(0.15), float(0.31), smoothstep(0.02, 0.26, low))
    .add(low.mul(0.1))
    .mul(smoothstep(-0.02, 0.07, low).mul(0.55).add(0.45));
  const stir = swing(view, turns, fold.mul(0.21).add(drawn).sub(low.mul(0.35)))
    .mul(low)
    .mul(0.028);
  const crown = float(1)
    .sub(about.mul(about))
    .mul(0.055)
    .mul(float(1).sub(smoothstep(0, 0.2, low)));
  const hem = swing(view, 24, about.mul(0.9).add(drawn)).mul(0.02).mul(low);
  const place = headAt.add(
    vec3(
      about.mul(1.5).sin().mul(wide).add(stir),
      float(ABOVE_M - 0.05)
        .add(crown)
        .sub(low.mul(DROP_M))
        .add(hem),
      0.12,
    ).mul(scale),
  );
  const sheen = swing(view, 30, fold.mul(0.37).add(low.mul(0.55)).add(drawn))
    .mul(0.5)
    .add(0.5);
  const ridge = float(1).sub(inFold.abs().mul(1.5));
  const thread = when(seed.greaterThan(THREADS_FROM)).toVar();
  return {
    place,
    /** 1 for a point that hangs in the veil. */
    hangs: thread.mul(smoothstep(own.mul(0.5), own.mul(0.5).add(0.5), veil)).toVar(),
    light: ridge.mul(sheen.mul(sheen).mul(0.75).add(0.16)).mul(smoothstep(1, 0.86, low).mul(0.7).add(0.3)),
  };
}

/** What is seen of a body through the veil: folds of cloth, drifting slowly, take and give light. */
export function throughVeil(
  view: WallView,
  at: Node<'vec3'>,
  drawn: Node<'float'>,
  veil: Node<'float'>,
): Node<'float'> {
  const folds = swing(view, 18, at.x.mul(6.1).add(at.y.mul(0.35)).add(drawn))
    .mul(swing(view, 12, at.x.mul(-3.7).add(at.y.mul(0.8))))
    .mul(0.5)
    .add(0.5);
  return mix(float(1), folds.mul(0.55).add(0.34), veil);
}
