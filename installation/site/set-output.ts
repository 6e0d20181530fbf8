/** Writes the fit of a projector into the text of a site. All else stays as it is to the byte, comments too. */

import { isSame, reconcile, writtenAt } from '../document/reconcile.ts';
import { outputFault } from './check-output.ts';
import { meshInRows } from './mesh-rows.ts';
import type { Output } from './output.ts';
import { shortOutput } from './short-output.ts';
import { type Written, written } from './written.ts';

/**
 * The text with `output` as the fit of `surface`: only what is not the default is written, and only what changed is
 * written anew. Refused where the fit can hold no picture, or the text is written in a way that is not followed.
 */
export function setOutput(text: string, surface: string, output: Output): Written {
  const fault = outputFault(output);
  if (fault) return { ok: false, says: `the picture of "${surface}" cannot be fitted so: ${fault.message}` };
  if (writtenAt(text, ['surfaces'], surface) === undefined) {
    return { ok: false, says: `the site has no surface called "${surface}"` };
  }
  const path = ['surfaces', surface];
  const before = writtenAt(text, path, 'output');
  const wanted = shortOutput(output, before);
  if (isSame(before, wanted)) return written(text);
  const changed = reconcile(text, path, 'output', wanted);
  if (!changed.ok) return changed;
  // One that was there keeps the way somebody wrote it.
  const { mesh } = output;
  const old = writtenAt(text, [...path, 'output', 'mesh'], 'points');
  const isNew = mesh && !(Array.isArray(old) && old.length === mesh.points.length);
  return written(isNew ? meshInRows(changed.text, [...path, 'output', 'mesh'], mesh) : changed.text);
}
