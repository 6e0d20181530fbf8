/** A look that throws as it is built or drawn. In a file of its own: pages that ask for it go on when the stage is edited. */

import type { Look } from '../looks/look.ts';

/** Names the look; the cause is what it threw. */
export class LookFault extends Error {
  constructor({ name }: Pick<Look, 'name'>, cause: unknown) {
    super(`the look "${name}" fails: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'LookFault';
  }
}
