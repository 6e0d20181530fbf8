/** What was done to a score, by name, and can be taken back step by step; what was taken back, until something new is done. */

import type { Problem } from '../../document/problem.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';

/** One edit that was carried out. */
export interface Step {
  readonly edit: Edit;
  readonly label: string;
  /** Takes it back, or, where it was taken back, does it again: exactly, to the byte. */
  readonly reverse: Edit;
}

export interface EditHistory {
  /** The latest last. */
  readonly done: readonly Step[];
  /** The one taken back latest last. */
  readonly undone: readonly Step[];
}

export const NO_HISTORY: EditHistory = { done: [], undone: [] };

/** More steps than this are not remembered. */
const MAX_STEPS = 1000;

/** The history after an edit: what was taken back before can not be done again. */
export const remembered = ({ done }: EditHistory, step: Step): EditHistory => ({
  done: [...done, step].slice(-MAX_STEPS),
  undone: [],
});

/** What undo would take back and redo do again, by name; null where there is nothing. */
export const undoLabel = ({ done }: EditHistory): string | null => done.at(-1)?.label ?? null;
export const redoLabel = ({ undone }: EditHistory): string | null => undone.at(-1)?.label ?? null;

export type Stepped =
  | { readonly ok: true; readonly text: string; readonly history: EditHistory; readonly label: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Takes the latest edit back. Null where there is none. */
export function undo(history: EditHistory, text: string): Stepped | null {
  const step = history.done.at(-1);
  if (!step) return null;
  const { done, undone } = history;
  return reversed(step, text, (other) => ({ done: done.slice(0, -1), undone: [...undone, other] }));
}

/** Does again what was taken back latest. Null where there is nothing. */
export function redo(history: EditHistory, text: string): Stepped | null {
  const step = history.undone.at(-1);
  if (!step) return null;
  const { done, undone } = history;
  return reversed(step, text, (other) => ({ done: [...done, other], undone: undone.slice(0, -1) }));
}

function reversed(step: Step, text: string, history: (step: Step) => EditHistory): Stepped {
  const applied = applyEdit(text, step.reverse);
  if (!applied.ok) return applied;
  return {
    ok: true,
    text: applied.text,
    history: history({ ...step, reverse: applied.inverse }),
    label: step.label,
  };
}
