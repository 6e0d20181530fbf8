/**
 * Carries out an edit on the text of a score. Whatever the edit does not mean stays as it is to the byte: comments,
 * order, blank lines, quotes and brackets. Whether the result is a score that can be played is another question.
 */

import { inOrder, type Problem } from '../../document/problem.ts';
import { applySplices, splicesBack } from '../../document/splice.ts';
import { type Change, isRefused, type Objection, refuse } from './change.ts';
import { addCue, armCue, duplicateCue, removeCue } from './cue-edits.ts';
import type { Edit, EditOf } from './edit.ts';
import { moveCue } from './move-cue.ts';
import { addName, removeName, renameName, renumberCue } from './name-edits.ts';
import { type OpenScore, openScore } from './open-score.ts';
import { clearField, setField } from './set-field.ts';

export type Applied =
  | {
      readonly ok: true;
      readonly text: string;
      /** What puts the text back exactly as it was. */
      readonly inverse: Edit;
      /** What was done, such as `Renumber cue 12 to 12.5 in Attack`. */
      readonly label: string;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Applies `edit` to `text`. `file` names the score in problems, which say why it cannot be done and where. */
export function applyEdit(text: string, edit: Edit, file = 'score'): Applied {
  const change = changeOf(openScore(text), edit);
  if (isRefused(change)) return { ok: false, problems: problemsOf(text, file, change.objections) };
  const { text: after, patches } = applySplices(text, change.splices);
  const { label } = change;
  return { ok: true, text: after, inverse: { edit: 'restore', label, patches: [...patches] }, label };
}

function changeOf(score: OpenScore, edit: Edit): Change {
  if (score.root.kind !== 'map' && edit.edit !== 'restore')
    return refuse('this text cannot be read as a score: mend it in a text editor first', score.root.start);
  switch (edit.edit) {
    case 'set':
      return setField(score, edit);
    case 'clear':
      return clearField(score, edit);
    case 'add-cue':
      return addCue(score, edit);
    case 'remove-cue':
      return removeCue(score, edit);
    case 'move-cue':
      return moveCue(score, edit);
    case 'renumber-cue':
      return renumberCue(score, edit);
    case 'duplicate-cue':
      return duplicateCue(score, edit);
    case 'arm-cue':
      return armCue(score, edit);
    case 'add':
      return addName(score, edit);
    case 'remove':
      return removeName(score, edit);
    case 'rename':
      return renameName(score, edit);
    case 'restore':
      return restored(score.text, edit);
  }
}

function restored(text: string, { label, patches }: EditOf<'restore'>): Change {
  const splices = splicesBack(text, patches);
  return splices
    ? { splices, label }
    : refuse('the score is not what it was when this was done, so it cannot be taken back');
}

function problemsOf(text: string, file: string, objections: readonly Objection[]): readonly Problem[] {
  const lineStarts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return inOrder(
    objections.map(({ offset, path, message }) => {
      const line = lineStarts.findLastIndex((start) => start <= offset);
      return { file, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1, path, message };
    }),
  );
}
