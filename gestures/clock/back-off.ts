/** How long to wait before trying again: soon at first, then ever longer, never for ever. */

const FIRST_MS = 500;
const LONGEST_MS = 10_000;

/** Pause before attempt number `attempt` (from 1) after as many failures, ms. */
export function backOffMs(attempt: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, attempt - 1));
}
