/** The line of text as something a look spares: how much of what it does to the picture a place takes. */

import { smoothstep, uniform } from 'three/tsl';
import { type Node, Vector4 } from 'three/webgpu';
import type { SurfaceFrame } from '#installation/frame/surface-frame.ts';
import { type SparedBox, spareCaption } from './spared-box.ts';

/** Over so much of its edge what is spared goes over into what is not, m. */
const SOFT_M = 0.012;

/** For looks that bend or break the picture; `update` is told every frame. */
export function createSparedCaption() {
  const spared: SparedBox = { left: 0, low: 0, right: 0, high: 0, share: 0 };
  const box = uniform(new Vector4());
  const share = uniform(0);
  return {
    /** 1 all of it, 0 none, where there is something to be read. */
    takes: (placeM: Node<'vec2'>): Node<'float'> => {
      const inside = placeM.sub(box.xy).min(box.zw.sub(placeM)).toVar();
      return smoothstep(0, SOFT_M, inside.x.min(inside.y)).mul(share).oneMinus();
    },
    update(frame: SurfaceFrame): void {
      spareCaption(spared, frame);
      box.value.set(spared.left, spared.low, spared.right, spared.high);
      share.value = spared.share;
    },
  };
}
