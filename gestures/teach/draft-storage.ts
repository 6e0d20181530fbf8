/** Keeps unsaved work across a reload, in this browser only. Landmarks and words; a picture was never there. */

import type { ChoiceStorage } from '../camera/device-choice.ts';
import { type Draft, draftSchema } from './draft.ts';

const KEY = 'reclaim.teach.draft';

/** The work that was left, or null. What another version of the page left is not guessed at. */
export function keptDraft(storage: ChoiceStorage): Draft | null {
  const text = storage.getItem(KEY);
  if (text === null) return null;
  try {
    return draftSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Keeps the work. False where the browser gives no room: then a reload loses it, and the page should say so. */
export function keepDraft(storage: ChoiceStorage, draft: Draft): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(draft));
    return true;
  } catch (error) {
    if (error instanceof DOMException) return false;
    throw error;
  }
}
