/**
 * Every change to a projector's fit, as whoever stands on the ladder or at the panel makes it: a new fit, and words for
 * taking it back. Held to what the site's file may say, so that every result can be kept. Places of the throw are as
 * viewers see it on the wall, whichever way the projector stands. Pure; shares throughout.
 */

import type { Point } from '../site/homography.ts';
import { type Output, PLAIN_OUTPUT } from '../site/output.ts';
import { movedCorner, movedRing } from './corner-moves.ts';
import type { CornerName } from './corner-pin.ts';
import type { Edit } from './edit.ts';
import { moveMaskPoint } from './mask-edits.ts';
import { moveMeshPoint, resetMeshPoint } from './mesh-edits.ts';
import { cornerWords, type Handle, handlesOf, isSameHandle, type ThrowSize } from './output-handles.ts';
import { held } from './written-number.ts';

export type Edge = 'left' | 'right' | 'top' | 'bottom';
const EDGE_WORDS: Readonly<Record<Edge, string>> = {
  left: 'on the left',
  right: 'on the right',
  top: 'at the top',
  bottom: 'at the bottom',
};
const ACROSS: Readonly<Record<Edge, Edge>> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

/** Moves a corner to a place of the throw, as far as the corners still span a picture. */
export const moveCorner = (output: Output, corner: CornerName, to: Point): Edit => ({
  output: { ...output, corners: movedCorner(output.corners, corner, to) },
  does: cornerWords(corner),
});

/** Moves all corners alike, by shares of the throw, as far as the one that goes furthest can. */
export const moveAllCorners = (output: Output, by: Point): Edit => ({
  output: { ...output, corners: movedRing(output.corners, by) },
  does: 'All corners',
});

export const resetAllCorners = (output: Output): Edit => ({
  output: { ...output, corners: PLAIN_OUTPUT.corners },
  does: 'All corners back',
});

/** Moves any handle to a place of the throw; null where there is no such handle. */
export function moveHandle(output: Output, handle: Handle, to: Point): Edit | null {
  if (handle.kind === 'corner') return moveCorner(output, handle.corner, to);
  if (handle.kind === 'mesh') return moveMeshPoint(output, handle.column, handle.row, to);
  return moveMaskPoint(output, handle.mask, handle.point, to);
}

/** Moves any handle by so many pixels of the throw; null where there is no such handle. */
export function nudgeHandle(output: Output, handle: Handle, [x, y]: Point, size: ThrowSize): Edit | null {
  const from = handlesOf(output, [handle.kind]).find((placed) => isSameHandle(placed.handle, handle));
  return from ? moveHandle(output, handle, [from.at[0] + x / size.widthPx, from.at[1] + y / size.heightPx]) : null;
}

/** Puts a handle back: a corner into the throw's, a mesh point to where an even mesh has it. Null: it has no such place. */
export function resetHandle(output: Output, handle: Handle): Edit | null {
  if (handle.kind === 'mask') return null;
  if (handle.kind === 'mesh') return resetMeshPoint(output, handle.column, handle.row);
  const does = `${cornerWords(handle.corner)} back`;
  return { output: moveCorner(output, handle.corner, PLAIN_OUTPUT.corners[handle.corner]).output, does };
}

/** Turns the picture clockwise by a quarter of a turn more. */
export function turnFurther(output: Output): Edit {
  const next = { 0: 90, 90: 180, 180: 270, 270: 0 } as const;
  return setTurn(output, next[output.turn]);
}

export const setTurn = (output: Output, turn: Output['turn']): Edit => ({
  output: { ...output, turn },
  does: turn === 0 ? 'Not turned' : `Turned by ${turn} degrees`,
});

export const setMirror = (output: Output, mirror: boolean): Edit => ({
  output: { ...output, mirror },
  does: mirror ? 'Mirrored' : 'Not mirrored',
});

/** How far the picture fades towards an edge; null: as the slices of the wall overlap. */
export function setBlend(output: Output, edge: Edge, share: number | null): Edit {
  const { [edge]: _, ...others } = output.blend;
  const blend = share === null ? others : { ...others, [edge]: held(share, 0, 0.9) };
  return { output: { ...output, blend }, does: `Blend ${EDGE_WORDS[edge]}` };
}

export const setBlendCurve = (output: Output, curve: number): Edit => ({
  output: { ...output, blend: { ...output.blend, curve: held(curve, 1, 4) } },
  does: 'Curve of the blends',
});

/** Least of the picture that a crop leaves. */
const LEFT_OVER = 0.05;

/** What is cut off at an edge: never all that the opposite edge's crop leaves. */
export function setCrop(output: Output, edge: Edge, share: number): Edit {
  const most = Math.max(0, 1 - LEFT_OVER - output.crop[ACROSS[edge]]);
  const crop = { ...output.crop, [edge]: held(share, 0, Math.min(0.95, most)) };
  return { output: { ...output, crop }, does: `Crop ${EDGE_WORDS[edge]}` };
}

export const setGamma = (output: Output, gamma: Output['gamma']): Edit => ({
  output: { ...output, gamma: gamma === 'srgb' ? gamma : held(gamma, 1, 4) },
  does: 'Gamma',
});

type Rgb = Output['colour'];
const rgb = (light: Rgb, most: number): Rgb => ({
  red: held(light.red, 0, most),
  green: held(light.green, 0, most),
  blue: held(light.blue, 0, most),
});

/** What is left of each colour, shares of linear light. */
export const setColour = (output: Output, colour: Partial<Rgb>): Edit => ({
  output: { ...output, colour: rgb({ ...output.colour, ...colour }, 1) },
  does: 'Colour',
});

/** Light added where nothing overlaps, shares of linear light. */
export const setBlackLift = (output: Output, lift: Partial<Rgb>): Edit => ({
  output: { ...output, blackLift: rgb({ ...output.blackLift, ...lift }, 0.2) },
  does: 'Black lift',
});

/** How much later than the others this projector shows what it is given, ms. */
export const setLatency = (output: Output, latencyMs: number): Edit => ({
  output: { ...output, latencyMs: held(latencyMs, -100, 500) },
  does: 'Latency',
});
