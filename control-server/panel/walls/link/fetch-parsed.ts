/** Asks the server for something that is no message of the wire. Always resolves, with a sentence where it cannot be had. */

import { type ZodType, z } from 'zod';

export type Fetched<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly says: string };

export type Fetch = (url: string) => Promise<Response>;

const said = z.object({ says: z.string() });

/** `what` begins the sentence that says it could not be had: `The earlier texts`. */
export async function fetchParsed<T>(ask: Fetch, url: string, schema: ZodType<T>, what: string): Promise<Fetched<T>> {
  try {
    const response = await ask(url);
    const body: unknown = await response.json();
    const parsed = schema.safeParse(body);
    if (response.ok && parsed.success) return { ok: true, value: parsed.data };
    const refused = said.safeParse(body);
    const unreadable = 'The server answered in a way this page cannot read: reload the page.';
    return { ok: false, says: refused.success ? refused.data.says : unreadable };
  } catch (error) {
    // What fetch throws without a network, and an answer that is no JSON; the rest are faults.
    const isAway = error instanceof TypeError || error instanceof SyntaxError;
    if (isAway) return { ok: false, says: `${what} could not be asked for: there is no connection to the server.` };
    throw error;
  }
}
