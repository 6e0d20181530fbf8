/**
 * Edits on a draft while the show plays the score as it was. The draft becomes the score only as a whole, only without
 * mistakes, and only while the score it began with is still the one that plays.
 */

import type { Problem } from '../../document/problem.ts';
import { applyEdit } from './apply-edit.ts';
import type { Edit } from './edit.ts';
import { type EditHistory, NO_HISTORY, redo, remembered, type Stepped, undo } from './edit-history.ts';
import { fieldText } from './field-text.ts';

export interface Draft {
  /** The score it began with, and the hash that says which one that is. */
  readonly base: { readonly text: string; readonly hash: string };
  readonly text: string;
  readonly history: EditHistory;
}

export const openDraft = (text: string, hash: string): Draft => ({ base: { text, hash }, text, history: NO_HISTORY });

/** The draft with nothing done. */
export const discarded = ({ base }: Draft): Draft => openDraft(base.text, base.hash);

export type Drafted =
  | { readonly ok: true; readonly draft: Draft; readonly label: string }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The draft after `edit`. It may have mistakes then, which only keep it from being applied. */
export function editDraft(draft: Draft, edit: Edit): Drafted {
  const applied = applyEdit(draft.text, edit);
  if (!applied.ok) return applied;
  const { text, label, inverse } = applied;
  const history = remembered(draft.history, { edit, label, reverse: inverse });
  return { ok: true, draft: { ...draft, text, history }, label };
}

/** The draft without its latest edit; null where there is none. */
export const undoDraft = (draft: Draft): Drafted | null => stepped(draft, undo(draft.history, draft.text));

/** The draft with what was taken back latest; null where there is nothing. */
export const redoDraft = (draft: Draft): Drafted | null => stepped(draft, redo(draft.history, draft.text));

const stepped = (draft: Draft, step: Stepped | null): Drafted | null =>
  step?.ok ? { ok: true, draft: { ...draft, text: step.text, history: step.history }, label: step.label } : step;

export type ToApply =
  | { readonly ok: true; readonly text: string }
  /** Nothing was changed. */
  | { readonly ok: false; readonly why: 'unchanged' }
  /** Another score plays by now: the draft has to be put on that one first. */
  | { readonly ok: false; readonly why: 'overtaken' }
  | { readonly ok: false; readonly why: 'mistakes'; readonly problems: readonly Problem[] };

/** The text to play from now on, or why not. `playing` is the hash of the score that plays; `check` finds mistakes. */
export function toApply(draft: Draft, playing: string, check: (text: string) => readonly Problem[]): ToApply {
  if (draft.base.hash !== playing) return { ok: false, why: 'overtaken' };
  if (draft.text === draft.base.text) return { ok: false, why: 'unchanged' };
  const problems = check(draft.text);
  return problems.length === 0 ? { ok: true, text: draft.text } : { ok: false, why: 'mistakes', problems };
}

export interface Rebased {
  readonly draft: Draft;
  /** Edits that cannot be done any more, and why. */
  readonly dropped: readonly { readonly edit: Edit; readonly label: string; readonly problems: readonly Problem[] }[];
  /** Edits that were done over something that others had changed meanwhile, by name. */
  readonly over: readonly string[];
}

/** Puts the draft on another score: does its edits again one by one. Those that no longer fit are left out and told. */
export function rebased(draft: Draft, text: string, hash: string): Rebased {
  const dropped: Rebased['dropped'][number][] = [];
  const over: string[] = [];
  let now = openDraft(text, hash);
  for (const { edit, label } of draft.history.done) {
    const next = editDraft(now, edit);
    if (!next.ok) {
      dropped.push({ edit, label, problems: next.problems });
      continue;
    }
    if (isOver(edit, draft.base.text, text)) over.push(next.label);
    now = next.draft;
  }
  return { draft: now, dropped, over };
}

/** Whether others changed the very field meanwhile. */
const isOver = (edit: Edit, before: string, now: string): boolean =>
  (edit.edit === 'set' || edit.edit === 'clear') && fieldText(before, edit.at) !== fieldText(now, edit.at);
