/** Finds the places in a text of faults that were found in its value. */

import { LineCounter, parseDocument } from 'yaml';
import { createDamage } from './damage.ts';
import type { Fault } from './form-faults.ts';
import { inOrder, type Problem } from './problem.ts';
import { offsetOf } from './yaml-place.ts';
import { makePlain } from './yaml-prepare.ts';

/** `faults` of the value read from `text`, a good document, in the order of its lines. `file` names it. */
export function locateFaults(text: string, file: string, faults: readonly Fault[]): readonly Problem[] {
  if (faults.length === 0) return [];
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  makePlain(document, new Set(), createDamage());
  return inOrder(
    faults.map(({ path, message, suggestion }) => {
      const { line, col } = lines.linePos(offsetOf(document, path));
      const place = { file, line, column: col, path: path.join(' > '), message };
      return suggestion === undefined ? place : { ...place, suggestion };
    }),
  );
}
