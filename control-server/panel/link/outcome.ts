/** What became of a command, as the director is told: done, or a sentence why not and what to do. */

import type { z } from 'zod';
import type { CommandAnswer } from '#installation/protocol/messages.ts';
import type { RefusalCode } from '#installation/rules/refusal.ts';

/** Codes for what goes wrong on the way, and for what the room cannot be set up to; the rest are the show's refusals. */
export type OutcomeCode = RefusalCode | 'no-connection' | 'no-answer' | 'unreadable-answer' | 'not-set-up';

export type Outcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: OutcomeCode; readonly says: string; readonly advice: string };

export const unconnected: Outcome = {
  ok: false,
  code: 'no-connection',
  says: 'There is no connection to the server, so nothing was asked of it.',
  advice: 'The walls play on. Wait until the panel is connected again, then press again.',
};

export const unanswered: Outcome = {
  ok: false,
  code: 'no-answer',
  says: 'The server did not answer in time.',
  advice: 'Look at the cue list before you press again: it may have been carried out.',
};

const unreadable: Outcome = {
  ok: false,
  code: 'unreadable-answer',
  says: 'The server answered in a way this panel cannot read.',
  advice: 'Look at the cue list, then reload the page: it may be older than the server.',
};

/** The outcome an answer of the server means. */
export function outcomeOf(parsed: z.ZodSafeParseResult<CommandAnswer>): Outcome {
  if (!parsed.success) return unreadable;
  return parsed.data.ok ? { ok: true } : { ok: false, ...parsed.data.refusal };
}
