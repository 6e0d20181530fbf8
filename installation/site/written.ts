/** What became of a change of a site's text. */

import { parseSite, type Site } from './site.ts';

/** `says` is a sentence without its full stop. */
export type Written =
  | { readonly ok: true; readonly text: string; readonly site: Site }
  | { readonly ok: false; readonly says: string };

/** The changed text, if it is a site that can be used; else the first thing that is wrong with it, and its line. */
export function written(text: string): Written {
  const parsed = parseSite(text, 'site');
  if (parsed.ok) return { ok: true, text, site: parsed.value };
  const [problem] = parsed.problems;
  if (!problem) return { ok: false, says: 'the site could not be read with it' };
  const meant = problem.suggestion === undefined ? '' : ` (did you mean "${problem.suggestion}"?)`;
  return { ok: false, says: `line ${problem.line} of the site: ${problem.message}${meant}` };
}
