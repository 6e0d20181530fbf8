/** Asks the server which takes there are, and to delete one. Always resolves, with a sentence where it could not be done. */

import { z } from 'zod';
import { type TakesReport, takesReportSchema } from '#installation/protocol/takes-report.ts';

export type TakesAnswer =
  | { readonly ok: true; readonly report: TakesReport }
  | { readonly ok: false; readonly says: string };

const UNREACHABLE = 'The takes could not be asked for: there is no connection to the server.';
const said = z.object({ says: z.string() });

type Fetch = (url: string, options?: RequestInit) => Promise<Response>;

/** The takes there are. */
export async function fetchTakes(ask: Fetch): Promise<TakesAnswer> {
  try {
    const response = await ask('/api/takes');
    const body: unknown = await response.json();
    const report = takesReportSchema.safeParse(body);
    if (response.ok && report.success) return { ok: true, report: report.data };
    return { ok: false, says: saidBy(body) ?? 'The server answered in a way this panel cannot read: reload the page.' };
  } catch (error) {
    return { ok: false, says: wordsOf(error) };
  }
}

/** Deletes a take for good. Null: it is gone; else why it is not. */
export async function deleteTake(ask: Fetch, file: string): Promise<string | null> {
  try {
    const response = await ask(`/api/takes/${encodeURIComponent(file)}`, { method: 'DELETE' });
    if (response.ok) return null;
    return saidBy(await response.json()) ?? 'The take could not be deleted.';
  } catch (error) {
    return wordsOf(error);
  }
}

function saidBy(body: unknown): string | null {
  const parsed = said.safeParse(body);
  return parsed.success ? parsed.data.says : null;
}

/** A `TypeError` is what fetch throws without a network, a `SyntaxError` an answer that is none; the rest are faults. */
function wordsOf(error: unknown): string {
  if (error instanceof TypeError || error instanceof SyntaxError) return UNREACHABLE;
  throw error;
}
