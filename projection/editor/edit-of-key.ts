/** The change of a fit that a key stands for, with what is in hand. Pure. */

import type { Edit } from '#installation/mapping/edit.ts';
import {
  addMask,
  addMaskPoint,
  deleteMask,
  deleteMaskPoint,
  setMaskSoftness,
} from '#installation/mapping/mask-edits.ts';
import { resetMesh, setMesh, toggleMesh } from '#installation/mapping/mesh-edits.ts';
import {
  moveAllCorners,
  nudgeHandle,
  resetAllCorners,
  resetHandle,
  setMirror,
  turnFurther,
} from '#installation/mapping/output-edits.ts';
import type { ThrowSize } from '#installation/mapping/output-handles.ts';
import type { Output } from '#installation/site/output.ts';
import type { KeyAction } from './editor-keys.ts';
import { type EditorState, placedInHand } from './editor-state.ts';

const SOFTER = 0.01;

/** Null: the key changes nothing of the fit, or there is nothing it could change. */
export function editOfKey(action: KeyAction, state: EditorState, output: Output, size: ThrowSize): Edit | null {
  const handle = placedInHand(state, output)?.handle ?? null;
  switch (action.do) {
    case 'nudge': {
      const [x, y] = [action.steps[0] * state.stepPx, action.steps[1] * state.stepPx];
      if (handle) return nudgeHandle(output, handle, [x, y], size);
      return state.mode === 'corners' ? moveAllCorners(output, [x / size.widthPx, y / size.heightPx]) : null;
    }
    case 'reset':
      return handle ? resetHandle(output, handle) : state.mode === 'corners' ? resetAllCorners(output) : null;
    case 'reset all':
      return state.mode === 'mesh' ? resetMesh(output) : state.mode === 'corners' ? resetAllCorners(output) : null;
    case 'mirror':
      return setMirror(output, !output.mirror);
    case 'turn':
      return turnFurther(output);
    case 'mesh':
      return toggleMesh(output);
    case 'curves':
      return withOtherLines(output);
    case 'new mask':
      return addMask(output);
    case 'delete mask':
      return handle?.kind === 'mask' ? deleteMask(output, handle.mask) : null;
    case 'columns':
      return state.mode === 'masks' ? withMaskPoints(output, state, action.by) : withLines(output, action.by, 0);
    case 'rows':
      return state.mode === 'masks' ? withSoftness(output, state, action.by) : withLines(output, 0, action.by);
    default:
      return null;
  }
}

function withLines(output: Output, columns: number, rows: number): Edit | null {
  return output.mesh ? setMesh(output, output.mesh.columns + columns, output.mesh.rows + rows) : null;
}

function withOtherLines(output: Output): Edit | null {
  const { mesh } = output;
  if (!mesh) return null;
  const isSmooth = mesh.lines === 'smooth';
  const { output: next } = setMesh(output, mesh.columns, mesh.rows, isSmooth ? 'straight' : 'smooth');
  return { output: next, does: isSmooth ? 'Mesh of straight lines' : 'Mesh of curves' };
}

function withMaskPoints(output: Output, { inHand }: EditorState, by: 1 | -1): Edit | null {
  if (inHand?.kind !== 'mask') return null;
  return by > 0 ? addMaskPoint(output, inHand.mask, inHand.point) : deleteMaskPoint(output, inHand.mask, inHand.point);
}

function withSoftness(output: Output, { inHand }: EditorState, by: 1 | -1): Edit | null {
  const mask = inHand?.kind === 'mask' ? output.masks[inHand.mask] : undefined;
  return inHand?.kind === 'mask' && mask ? setMaskSoftness(output, inHand.mask, mask.softness + by * SOFTER) : null;
}
