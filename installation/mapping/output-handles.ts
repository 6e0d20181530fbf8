/**
 * What can be taken hold of in a projector's fit: corners, points of the mesh and of masks, with their places in what it
 * throws. Names are as people see them on the wall, whichever way the projector lies. Pure.
 */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { ringOf, thrownPlace, throwToSeen } from './picture-place.ts';

/** Clockwise from the throw's upper left: as in the site's file. */
export const CORNERS = ['topLeft', 'topRight', 'bottomRight', 'bottomLeft'] as const;
export type CornerName = (typeof CORNERS)[number];

/** Columns, rows, masks and points count from 0. */
export type Handle =
  | { readonly kind: 'corner'; readonly corner: CornerName }
  | { readonly kind: 'mesh'; readonly column: number; readonly row: number }
  | { readonly kind: 'mask'; readonly mask: number; readonly point: number };

export interface PlacedHandle {
  readonly handle: Handle;
  /** Shares of the throw. */
  readonly at: Point;
  /** `Upper left corner`, `Mesh point 3/2`, `Mask 1, point 4`. */
  readonly name: string;
}

/** What a projector throws, pixels. */
export interface ThrowSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** A corner's name as it is seen on the wall. */
export function cornerWords(output: Pick<Output, 'turn' | 'mirror'>, corner: CornerName): string {
  const place: Point = [
    corner === 'topRight' || corner === 'bottomRight' ? 1 : 0,
    corner === 'bottomLeft' || corner === 'bottomRight' ? 1 : 0,
  ];
  const [x, y] = through(throwToSeen(output), place) ?? place;
  return `${y < 0.5 ? 'Upper' : 'Lower'} ${x < 0.5 ? 'left' : 'right'} corner`;
}

export function handleWords(output: Output, handle: Handle): string {
  if (handle.kind === 'corner') return cornerWords(output, handle.corner);
  if (handle.kind === 'mesh') return `Mesh point ${handle.column + 1}/${handle.row + 1}`;
  return `Mask ${handle.mask + 1}, point ${handle.point + 1}`;
}

export const isSameHandle = (a: Handle, b: Handle): boolean =>
  (a.kind === 'corner' && b.kind === 'corner' && a.corner === b.corner) ||
  (a.kind === 'mesh' && b.kind === 'mesh' && a.column === b.column && a.row === b.row) ||
  (a.kind === 'mask' && b.kind === 'mask' && a.mask === b.mask && a.point === b.point);

/**
 * All handles of a fit, or those of some kinds: corners first, then the mesh row by row, then mask by mask. One whose
 * place is beyond the picture's horizon has none and is left out.
 */
export function handlesOf(
  output: Output,
  kinds: readonly Handle['kind'][] = ['corner', 'mesh', 'mask'],
): PlacedHandle[] {
  const placed = (handle: Handle, at: Point | null): PlacedHandle[] =>
    at && kinds.includes(handle.kind) ? [{ handle, at, name: handleWords(output, handle) }] : [];
  const ring = ringOf(output);
  const { mesh, masks } = output;
  const flat: Output = { ...output, mesh: undefined };
  return [
    ...CORNERS.flatMap((corner, at) => placed({ kind: 'corner', corner }, ring[at] ?? null)),
    ...(mesh?.points ?? []).flatMap((point, at) => {
      const columns = mesh?.columns ?? 1;
      return placed({ kind: 'mesh', column: at % columns, row: Math.floor(at / columns) }, thrownPlace(flat, point));
    }),
    ...masks.flatMap((mask, m) =>
      mask.points.flatMap((at, point) => placed({ kind: 'mask', mask: m, point }, thrownPlace(output, at))),
    ),
  ];
}

/** The handle nearest to `at` in a throw of that size, no further than `withinPx`; null: none is so near. */
export function nearestHandle(
  handles: readonly PlacedHandle[],
  at: Point,
  { widthPx, heightPx }: ThrowSize,
  withinPx: number,
): PlacedHandle | null {
  const far = handles.map((placed) => Math.hypot((placed.at[0] - at[0]) * widthPx, (placed.at[1] - at[1]) * heightPx));
  const least = Math.min(...far);
  return least <= withinPx ? (handles[far.indexOf(least)] ?? null) : null;
}
