/** What became of a change of a site's text. */

import { describeProblem } from '../document/problem.ts';
import { parseSite, type Site } from './site.ts';

/** `says` is a sentence without its full stop. */
export type Written =
  | { readonly ok: true; readonly text: string; readonly site: Site }
  | { readonly ok: false; readonly says: string };

/** The changed text, if it is a site that can be used. */
export function written(text: string): Written {
  const parsed = parseSite(text, 'site');
  if (parsed.ok) return { ok: true, text, site: parsed.value };
  const [problem] = parsed.problems;
  return { ok: false, says: problem ? describeProblem(problem) : 'the site could not be read with it' };
}
