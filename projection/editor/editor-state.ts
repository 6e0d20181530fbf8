/** What whoever stands on the ladder has in hand: corners, mesh or masks, and which of them. Pure. */

import { CORNER_NAMES } from '#installation/mapping/corner-pin.ts';
import { type Handle, handlesOf, isSameHandle, type PlacedHandle } from '#installation/mapping/output-handles.ts';
import type { Point } from '#installation/site/homography.ts';
import type { Output } from '#installation/site/output.ts';

export const MODES = ['corners', 'mesh', 'masks'] as const;
export type Mode = (typeof MODES)[number];

export interface EditorState {
  readonly mode: Mode;
  /** Null: all corners together, or none where the mode has no handles. */
  readonly inHand: Handle | null;
  /** Pixels of the throw that an arrow key moves by. */
  readonly stepPx: number;
  /** Whether the keys are written out. */
  readonly isHelping: boolean;
}

export const FIRST_STATE: EditorState = {
  mode: 'corners',
  inHand: { kind: 'corner', corner: 'topLeft' },
  stepPx: 1,
  isHelping: true,
};

const KINDS: Readonly<Record<Mode, Handle['kind']>> = { corners: 'corner', mesh: 'mesh', masks: 'mask' };

/** What can be taken in hand in this mode. */
export const handlesIn = (mode: Mode, output: Output): PlacedHandle[] => handlesOf(output, [KINDS[mode]]);

/** What is in hand, with its place in the throw as viewers see it; null: all corners, or nothing. */
export const placedInHand = ({ mode, inHand }: EditorState, output: Output): PlacedHandle | null =>
  handlesIn(mode, output).find(({ handle }) => inHand !== null && isSameHandle(handle, inHand)) ?? null;

/** The middle of what is in hand: the handle, or of all corners; null where there is nothing. */
export function middleInHand(state: EditorState, output: Output): Point | null {
  if (state.mode !== 'corners' || state.inHand !== null) return placedInHand(state, output)?.at ?? null;
  const ring = CORNER_NAMES.map((corner) => output.corners[corner]);
  return [ring.reduce((sum, [x]) => sum + x / 4, 0), ring.reduce((sum, [, y]) => sum + y / 4, 0)];
}

/** Takes the next handle of the mode in hand, or the one before; after all corners comes the first. */
export function stepped(state: EditorState, output: Output, by: 1 | -1): EditorState {
  const all = handlesIn(state.mode, output);
  const now = all.findIndex(({ handle }) => state.inHand !== null && isSameHandle(handle, state.inHand));
  const next = now < 0 ? (by > 0 ? 0 : all.length - 1) : (now + by + all.length) % all.length;
  return { ...state, inHand: all[next]?.handle ?? null };
}

/** Takes the nth handle of the mode in hand, from 0; as it was where there is none. */
export function chosen(state: EditorState, output: Output, at: number): EditorState {
  const placed = handlesIn(state.mode, output)[at];
  return placed ? { ...state, inHand: placed.handle } : state;
}

export const withAllCorners = (state: EditorState): EditorState => ({ ...state, mode: 'corners', inHand: null });

export const inMode = (state: EditorState, output: Output, mode: Mode): EditorState =>
  mended({ ...state, mode, inHand: handlesIn(mode, output)[0]?.handle ?? null }, output);

export const nextMode = (state: EditorState, output: Output): EditorState =>
  inMode(state, output, MODES[(MODES.indexOf(state.mode) + 1) % MODES.length] ?? 'corners');

/** After a change of the fit, here or elsewhere: what is gone is not in hand, and something is where there was nothing. */
export function mended(state: EditorState, output: Output): EditorState {
  if (state.mode === 'corners' || placedInHand(state, output)) return state;
  const last = handlesIn(state.mode, output).at(-1)?.handle ?? null;
  return last === state.inHand ? state : { ...state, inHand: last };
}
