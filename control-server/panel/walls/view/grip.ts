/** What is held in the drawing of a throw: one of its handles, or the whole picture. As it is seen, in pixels of the throw. */

import type { Edit } from '#installation/mapping/edit.ts';
import { moveAllCorners, moveHandle, resetAllCorners, resetHandle } from '#installation/mapping/output-edits.ts';
import type { Handle, ThrowSize } from '#installation/mapping/output-handles.ts';
import { handlesOf, isSameHandle } from '#installation/mapping/output-handles.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';

export type Grip = Handle | { readonly kind: 'all' };

export interface PlacedGrip {
  readonly grip: Grip;
  readonly at: Point;
  readonly name: string;
}

/** Which handles a tool works on. */
export type GripKind = Handle['kind'];

export const isSameGrip = (a: Grip, b: Grip): boolean =>
  a.kind === 'all' || b.kind === 'all' ? a.kind === b.kind : isSameHandle(a, b);

/** The grips of one kind; corners have the whole picture as a further one, in its middle. */
export function gripsOf(output: Output, kind: GripKind, size: ThrowSize): PlacedGrip[] {
  const handles = handlesOf(output, [kind]).map(
    ({ handle, at, name }): PlacedGrip => ({ grip: handle, at: [at[0] * size.widthPx, at[1] * size.heightPx], name }),
  );
  if (kind !== 'corner' || handles.length === 0) return handles;
  const mean = (axis: 0 | 1): number => handles.reduce((sum, { at }) => sum + at[axis], 0) / handles.length;
  return [...handles, { grip: { kind: 'all' }, at: [mean(0), mean(1)], name: 'All corners' }];
}

/** Moves a grip of `output` from where it is to a place as it is seen; null where it cannot be. */
export function moveGrip(output: Output, grip: Grip, from: Point, to: Point, size: ThrowSize): Edit | null {
  const share = (x: number, y: number): Point => [x / size.widthPx, y / size.heightPx];
  return grip.kind === 'all'
    ? moveAllCorners(output, share(to[0] - from[0], to[1] - from[1]))
    : moveHandle(output, grip, share(to[0], to[1]));
}

/** Puts a grip back to where it began; null: it has no such place. */
export const resetGrip = (output: Output, grip: Grip): Edit | null =>
  grip.kind === 'all' ? resetAllCorners(output) : resetHandle(output, grip);

/** The nearest grip within `withinPx`; null: none. */
export function nearestGrip(grips: readonly PlacedGrip[], at: Point, withinPx: number): PlacedGrip | null {
  const far = (grip: PlacedGrip): number => Math.hypot(grip.at[0] - at[0], grip.at[1] - at[1]);
  const nearest = grips.toSorted((a, b) => far(a) - far(b))[0];
  return nearest && far(nearest) <= withinPx ? nearest : null;
}

/** How far one press moves: pixels, or a thousandth of the throw as it is seen. */
export const STEPS = ['1 px', '10 px', '0.1 %'] as const;
export type Step = (typeof STEPS)[number];

/** One press towards `toward` (-1, 0 or 1 to the right and down), pixels. `size`: as it is seen. */
export function stepPx(step: Step, [x, y]: Point, size: ThrowSize): Point {
  if (step === '0.1 %') return [(x * size.widthPx) / 1000, (y * size.heightPx) / 1000];
  const px = step === '10 px' ? 10 : 1;
  return [x * px, y * px];
}
