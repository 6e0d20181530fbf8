/** Dragging in the drawing of a throw: what is tried while the finger is down, and kept when it is let go. */

import { type PointerEvent, useRef } from 'react';
import type { Edit } from '#installation/mapping/edit.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';
import { moveGrip, nearestGrip, type PlacedGrip } from '../view/grip.ts';
import type { Fit } from './use-fit.ts';

export interface FitDragOptions {
  readonly fit: Fit;
  /** Pixels of the throw for one of the page. */
  readonly unit: number;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** A finger is this thick, pixels of the page. */
const FINGER_PX = 34;
/** A drag from elsewhere moves what is held by this part of the way. */
const FINE = 0.2;

interface Drag {
  readonly pointer: number;
  readonly grip: PlacedGrip;
  readonly from: Point;
  readonly ratio: number;
  readonly output: Output;
  last: Edit | null;
}

/** What the drawing listens to. */
export function useFitDrag({ fit, unit, onBegin, onEnd }: FitDragOptions) {
  const drag = useRef<Drag | null>(null);
  const { desk } = fit;

  const onPointerDown = (event: PointerEvent<SVGSVGElement>): void => {
    if (!desk.canEdit || drag.current || event.button !== 0) return;
    const at = placeOf(event);
    const near = at && nearestGrip(fit.grips, at, FINGER_PX * unit);
    const grip = near ?? fit.grip;
    if (!grip) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    fit.hold(grip.grip);
    drag.current = {
      pointer: event.pointerId,
      grip,
      from: [event.clientX, event.clientY],
      ratio: near ? 1 : FINE,
      output: desk.output,
      last: null,
    };
    onBegin();
  };

  const onPointerMove = (event: PointerEvent<SVGSVGElement>): void => {
    const now = drag.current;
    if (!now || event.pointerId !== now.pointer) return;
    const { grip, from, ratio, output } = now;
    const scale = unit * ratio;
    const by: Point = [(event.clientX - from[0]) * scale, (event.clientY - from[1]) * scale];
    if (!now.last && Math.hypot(event.clientX - from[0], event.clientY - from[1]) < 3) return;
    const edit = moveGrip(output, grip.grip, grip.at, [grip.at[0] + by[0], grip.at[1] + by[1]], desk.size);
    if (!edit) return;
    now.last = edit;
    fit.tryOut(edit);
  };

  const end = (isKept: boolean) => (event: PointerEvent<SVGSVGElement>) => {
    const now = drag.current;
    if (!now || event.pointerId !== now.pointer) return;
    drag.current = null;
    onEnd();
    if (!now.last) return;
    if (isKept) fit.keep(now.last);
    else fit.drop();
  };

  return { onPointerDown, onPointerMove, onPointerUp: end(true), onPointerCancel: end(false) };
}

/** Where the finger is, in pixels of the throw. */
function placeOf(event: PointerEvent<SVGSVGElement>): Point | null {
  const inverse = event.currentTarget.getScreenCTM()?.inverse();
  if (!inverse) return null;
  const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(inverse);
  return [x, y];
}
