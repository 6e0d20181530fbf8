/** Dragging a handle with a mouse: it is taken where the pointer is near, and does not jump into the hand. */

import type { Edit } from '#installation/mapping/edit.ts';
import { moveHandle } from '#installation/mapping/output-edits.ts';
import { type Handle, nearestHandle, type PlacedHandle } from '#installation/mapping/output-handles.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';
import type { Layers } from '../page/layers.ts';

export interface HandleDrag {
  /** The pointer is pressed: the handle it takes of these, or null. */
  press(event: PointerEvent, handles: readonly PlacedHandle[]): Handle | null;
  /** It moves: the change that makes of `output`, or null. */
  move(event: PointerEvent, output: Output): Edit | null;
  /** Lets go; answers whether anything was held. */
  release(): boolean;
}

/** A handle so near to the pointer is meant, CSS pixels. */
const REACH_PX = 40;

export function createHandleDrag(layers: Layers): HandleDrag {
  let held: { readonly handle: Handle; readonly offset: Point } | null = null;
  return {
    press: (event, handles) => {
      const [x, y] = layers.seenPlace(event);
      const { width, height } = layers.seenSize();
      const placed = nearestHandle(handles, [x, y], { widthPx: width, heightPx: height }, REACH_PX);
      held = placed && { handle: placed.handle, offset: [placed.at[0] - x, placed.at[1] - y] };
      return held?.handle ?? null;
    },
    move: (event, output) => {
      if (!held) return null;
      const [x, y] = layers.seenPlace(event);
      return moveHandle(output, held.handle, [x + held.offset[0], y + held.offset[1]]);
    },
    release: () => {
      const wasHeld = held !== null;
      held = null;
      return wasHeld;
    },
  };
}
