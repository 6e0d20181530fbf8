/** What participants and the director may ask of the world. To be spread into the list of all requests. */

import { z } from 'zod';
import { author, card, consent, identityOwner, proof, signature, story, textHash } from '../log/world-event.ts';
import { identityStatus } from '../score/world-declaration.ts';

/**
 * Where a proof may be left out, the director asks on somebody's behalf: at a desk, for a lost phone. What only the
 * person can say has to be signed.
 */
export const WORLD_REQUESTS = [
  z.strictObject({ type: z.literal('publish-card'), card, signature }),
  z.strictObject({ type: z.literal('give-consent'), author, consent, proof }),
  z.strictObject({ type: z.literal('withdraw-consent'), author, consent, proof: proof.optional() }),
  z.strictObject({
    type: z.literal('change-identity'),
    who: identityOwner,
    status: identityStatus,
    proof: proof.optional(),
  }),
  /** The director lets a story in. The signature is its author's, over the story's id and hash. */
  z.strictObject({ type: z.literal('accept-story'), story, textHash, author, signature }),
  z.strictObject({ type: z.literal('withdraw-story'), story, author, proof: proof.optional() }),
  z.strictObject({ type: z.literal('erase-participant'), author, proof: proof.optional() }),
  /** Everything is given back to its owners and erased here. */
  z.strictObject({ type: z.literal('hand-back') }),
] as const;

export type WorldRequest = z.infer<(typeof WORLD_REQUESTS)[number]>;
