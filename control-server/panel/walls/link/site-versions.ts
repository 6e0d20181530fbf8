/** Asks the server for the kept texts of the site's file. Always resolves, with a sentence where it could not be done. */

import { z } from 'zod';
import { type SiteVersions, siteVersionsSchema } from '#installation/protocol/setup.ts';

export type SiteVersionsAnswer =
  | { readonly ok: true; readonly versions: SiteVersions }
  | { readonly ok: false; readonly says: string };

const UNREACHABLE = 'The earlier texts could not be asked for: there is no connection to the server.';
const UNREADABLE = 'The server answered in a way this page cannot read: reload the page.';
const said = z.object({ says: z.string() });

export async function fetchSiteVersions(ask: (url: string) => Promise<Response>): Promise<SiteVersionsAnswer> {
  try {
    const response = await ask('/api/site/versions');
    const body: unknown = await response.json();
    const versions = siteVersionsSchema.safeParse(body);
    if (response.ok && versions.success) return { ok: true, versions: versions.data };
    const refused = said.safeParse(body);
    return { ok: false, says: refused.success ? refused.data.says : UNREADABLE };
  } catch (error) {
    // What fetch throws without a network, and an answer that is no JSON; the rest are faults.
    if (error instanceof TypeError || error instanceof SyntaxError) return { ok: false, says: UNREACHABLE };
    throw error;
  }
}
