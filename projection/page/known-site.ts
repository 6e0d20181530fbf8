/** The site as the server last sent it, parsed once per text. */

import type { Session } from '#installation/protocol/session.ts';
import { parseSite, type Site } from '#installation/site/site.ts';

/** Answers the site of `session`; null before its welcome, and for one this page cannot read. */
export function createKnownSite(session: Session): () => Site | null {
  let known: { readonly text: string; readonly site: Site | null } | null = null;
  return () => {
    const text = session.site();
    if (text === null) return null;
    if (known?.text !== text) {
      const parsed = parseSite(text, 'site');
      known = { text, site: parsed.ok ? parsed.value : null };
    }
    return known.site;
  };
}
