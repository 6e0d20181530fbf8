/** Which run somebody means: `last`, or the beginning of its name. */

import { suggest } from '#installation/document/suggest.ts';

export type FoundRun = { readonly ok: true; readonly id: string } | { readonly ok: false; readonly says: string };

/** The run among `ids` (newest first) that `asked` means, or why that cannot be told, in a sentence. */
export function findRun(ids: readonly string[], asked: string): FoundRun {
  const [newest] = ids;
  if (newest === undefined) return { ok: false, says: 'There are no runs yet. npm start begins one.' };
  if (asked === 'last') return { ok: true, id: newest };
  if (ids.includes(asked)) return { ok: true, id: asked };
  const beginning = ids.filter((id) => asked !== '' && id.startsWith(asked));
  if (beginning[0] !== undefined && beginning.length === 1) return { ok: true, id: beginning[0] };
  if (beginning.length > 1) return { ok: false, says: `“${asked}” may be any of these runs:${listed(beginning)}` };
  const near = suggest(asked, ['last', ...ids]);
  const guess = near === undefined ? `The newest is ${newest}` : `Did you mean ${near}`;
  return {
    ok: false,
    says: `No run is called “${asked}”. ${guess}${near === undefined ? '.' : '?'} npm run runs lists them all.`,
  };
}

const MOST_LISTED = 8;

function listed(ids: readonly string[]): string {
  const more = ids.length - MOST_LISTED;
  return [...ids.slice(0, MOST_LISTED), ...(more > 0 ? [`and ${more} more`] : [])].map((id) => `\n  ${id}`).join('');
}
