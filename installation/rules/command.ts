/** What a person may ask of the show. A request, not a fact: `decide` turns it into facts or a refusal. */

import { z } from 'zod';
import { outcomeSchema } from '../log/fact.ts';

const cue = z.string().min(1).max(200);

const request = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('go') }),
  z.strictObject({ type: z.literal('standby'), cue }),
  z.strictObject({ type: z.literal('jump'), cue }),
  z.strictObject({ type: z.literal('pause') }),
  z.strictObject({ type: z.literal('resume') }),
  z.strictObject({ type: z.literal('stop') }),
  z.strictObject({ type: z.literal('panic') }),
  /**
   * Decide the open quorum now, as the crowd stands at this moment. Every quorum command names the cue it means: one that
   * crosses the crowd's own decision must not decide the next question.
   */
  z.strictObject({ type: z.literal('quorum-take'), cue }),
  /** Hold the decision back: neither the crowd nor the timeout ends the quorum until it is released. */
  z.strictObject({ type: z.literal('quorum-hold'), cue }),
  z.strictObject({ type: z.literal('quorum-release'), cue }),
  /** Decide the open quorum whatever the crowd does. */
  z.strictObject({ type: z.literal('quorum-force'), cue, outcome: outcomeSchema }),
]);

export type Request = z.infer<typeof request>;

export const commandSchema = z.strictObject({
  /** Drawn by who asks. The same id asked twice is answered twice and done once. */
  id: z.string().min(8).max(100),
  /** On the server's clock, ms: asked later than this, it is refused, so that nothing fires out of a stalled network. */
  expiresAtMs: z.number().nonnegative(),
  request,
});

/** A request with its name and its last moment. */
export type Command = z.infer<typeof commandSchema>;
