/** Counting in a circle, for what comes round again. */

import type { Node } from 'three/webgpu';

/** `value` brought into 0..`turns`, for things that come round again after so many of them; for whole numbers. */
export const everyTurn = (value: Node<'float'>, turns: number): Node<'float'> =>
  value.sub(value.div(turns).floor().mul(turns));
