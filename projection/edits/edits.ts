/**
 * Edits in development, as a page hears of them: a fault in an edited file, or in what it draws, is told on the page with
 * its place, until the next edit. Elsewhere nothing of this does anything.
 */

import type { UpdatePayload } from 'vite/types/hmrPayload.d.ts';
import { z } from 'zod';
import { faultText, placeOf, reasonOf, type SourcePlace, thrownAt } from './edit-fault.ts';
import { openEditNote } from './edit-note.ts';

/** Where the server of development answers which line of a source a line that it served was made of. */
const SOURCE_PLACE = '/@source-place';
const answered = z.object({ file: z.string(), line: z.number() });

/** Counts edits: what is still being found out about an earlier one is too late. */
let edit = 0;
let told = -1;
let tell: (fault: string) => void = () => {};
let newest: UpdatePayload | null = null;

/** Tells on the page what was thrown while a picture was made or drawn; the first thing after an edit stays. */
export function tellThrown(error: unknown): void {
  if (!import.meta.hot || told === edit) return;
  told = edit;
  const mine = edit;
  const reason = error instanceof Error ? error.message : String(error);
  void sourceOf(error).then((place) => {
    if (mine === edit) tell(faultText(reason, place));
  });
}

/** The place in the sources where `error` was thrown; null where it cannot be found. */
async function sourceOf(error: unknown): Promise<SourcePlace | null> {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const served = thrownAt(cause instanceof Error ? (cause.stack ?? '') : '');
  if (!served) return null;
  const query = new URLSearchParams({ path: served.path, line: `${served.line}`, column: `${served.column}` });
  const response = await fetch(`${SOURCE_PLACE}?${query}`).catch(() => null); // Without a server there are no lines either.
  if (!response?.ok) return { file: served.path.slice(1).replace(/\?.*$/, ''), line: served.line };
  return answered.parse(await response.json());
}

/** Tells on the page why nothing came of the newest edit. */
export function tellUnread(): void {
  if (newest) void lookAgain(newest);
}

/** What was updated is asked for once more: where it threw as it was read, it throws the same again. */
async function lookAgain({ updates }: UpdatePayload): Promise<void> {
  const mine = edit;
  for (const { type, acceptedPath, timestamp } of updates) {
    if (type !== 'js-update' || told === edit) continue;
    await import(/* @vite-ignore */ `${acceptedPath}?t=${timestamp}`).catch((error: unknown) => {
      if (mine === edit) tellThrown(error);
    });
  }
}

if (import.meta.hot) {
  const note = openEditNote(document);
  tell = note.show;
  import.meta.hot.on('vite:beforeUpdate', (payload) => {
    edit += 1;
    newest = payload;
    note.show(null);
  });
  import.meta.hot.on('vite:error', ({ err }) => {
    told = edit;
    note.show(faultText(reasonOf(err), placeOf(err)));
  });
}
