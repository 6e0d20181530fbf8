/** Why the server would not let this page in. */

import { z } from 'zod';
import { refuse } from '#installation/rules/refusal.ts';

export interface Barred {
  readonly says: string;
  readonly advice: string;
}

const reasonSchema = z.object({ says: z.string(), advice: z.string() });

/** The server's own reason where the error carries one; otherwise the usual: no director session. */
export function barredBy(error: Error & { readonly data?: unknown }): Barred {
  const reason = reasonSchema.safeParse(error.data);
  if (reason.success) return reason.data;
  return { says: refuse('forbidden').says, advice: 'Open the director link the server prints in its terminal.' };
}
