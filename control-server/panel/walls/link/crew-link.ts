/** Asks the server for what lets further devices in. Always resolves, with a sentence where it could not be done. */

import { type CrewReport, crewReportSchema } from '#installation/protocol/setup.ts';

export type CrewAnswer =
  | { readonly ok: true; readonly report: CrewReport }
  | { readonly ok: false; readonly says: string };

const UNREACHABLE = 'The crew’s link could not be asked for: there is no connection to the server.';
const UNREADABLE = 'The server answered in a way this page cannot read: reload the page.';

export async function fetchCrew(ask: (url: string) => Promise<Response>): Promise<CrewAnswer> {
  try {
    const response = await ask('/api/crew');
    const report = crewReportSchema.safeParse(await response.json());
    return response.ok && report.success ? { ok: true, report: report.data } : { ok: false, says: UNREADABLE };
  } catch (error) {
    // What fetch throws without a network, and an answer that is no JSON; the rest are faults.
    if (error instanceof TypeError || error instanceof SyntaxError) return { ok: false, says: UNREACHABLE };
    throw error;
  }
}
