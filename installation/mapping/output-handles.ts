/**
 * What can be taken hold of in a projector's fit: corners, points of the mesh and of masks, with their places in the
 * throw as viewers see it on the wall, whichever way the projector stands. Pure.
 */

import type { Point } from '../site/homography.ts';
import type { Output } from '../site/output.ts';
import { CORNER_NAMES, CORNER_WORDS, type CornerName } from './corner-pin.ts';
import { placeOfCorners, thrownPlace } from './picture-place.ts';

/** Columns, rows, masks and points count from 0. */
export type Handle =
  | { readonly kind: 'corner'; readonly corner: CornerName }
  | { readonly kind: 'mesh'; readonly column: number; readonly row: number }
  | { readonly kind: 'mask'; readonly mask: number; readonly point: number };

export interface PlacedHandle {
  readonly handle: Handle;
  /** Shares of the throw as viewers see it. */
  readonly at: Point;
  /** `Upper left corner`, `Mesh point 3/2`, `Mask 1, point 4`. */
  readonly name: string;
}

/** What a projector throws as viewers see it, pixels: as wide as the projector's picture is high where it lies on its side. */
export interface ThrowSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** `Upper left corner`. */
export function cornerWords(corner: CornerName): string {
  const words = CORNER_WORDS[corner];
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)} corner`;
}

export function handleWords(handle: Handle): string {
  if (handle.kind === 'corner') return cornerWords(handle.corner);
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
    at && kinds.includes(handle.kind) ? [{ handle, at, name: handleWords(handle) }] : [];
  const { corners, mesh, masks } = output;
  return [
    ...CORNER_NAMES.flatMap((corner) => placed({ kind: 'corner', corner }, corners[corner])),
    ...(mesh?.points ?? []).flatMap((point, at) => {
      const columns = mesh?.columns ?? 1;
      return placed(
        { kind: 'mesh', column: at % columns, row: Math.floor(at / columns) },
        placeOfCorners(output, point),
      );
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
