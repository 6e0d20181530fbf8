/**
 * What happened, for good. The closed list of facts a show is made of; everything else is worked out from them.
 * Each type stands beside its parser, because a log is read back from disk and over the wire.
 */

import { z } from 'zod';
import type { ServerMs } from '../time/axes.ts';

const time = z.number().nonnegative();
const key = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What one source had counted when a quorum was decided. */
const sourceCount = z.strictObject({
  source: z.string(),
  present: z.number().int().nonnegative(),
  active: z.number().int().nonnegative(),
});

/** Why a quorum was decided as it was. */
const evidence = z.strictObject({
  gesture: z.string(),
  /** Share of the people present who did the gesture, 0..1, and the share that was asked for. */
  share: z.number().min(0).max(1),
  threshold: z.number().min(0).max(1),
  present: z.number().int().nonnegative(),
  active: z.number().int().nonnegative(),
  minPeople: z.number().int().nonnegative(),
  /** How long the crowd had held it, and how long it had to, ms. */
  dwellMs: time,
  requiredDwellMs: time,
  sources: z.array(sourceCount),
});

export type QuorumEvidence = z.infer<typeof evidence>;

export const outcomeSchema = z.enum(['met', 'unmet']);

/** How a quorum ended: the crowd reached it, or it did not. */
export type Outcome = z.infer<typeof outcomeSchema>;

const event = z.discriminatedUnion('type', [
  /** The first fact of every log. */
  z.strictObject({ type: z.literal('run-opened'), show: z.string(), seed: z.number().int().nonnegative() }),
  /** From here on the score with this hash is played. */
  z.strictObject({ type: z.literal('score-adopted'), scoreHash: hash }),
  z.strictObject({ type: z.literal('cue-fired'), cue: key }),
  /** The show went to `cue` as if it had been played up to there. */
  z.strictObject({ type: z.literal('jumped'), cue: key }),
  z.strictObject({ type: z.literal('standby-set'), cue: key }),
  z.strictObject({ type: z.literal('paused') }),
  z.strictObject({ type: z.literal('resumed') }),
  z.strictObject({ type: z.literal('stopped') }),
  z.strictObject({ type: z.literal('panicked') }),
  z.strictObject({ type: z.literal('quorum-suspended'), cue: key }),
  z.strictObject({ type: z.literal('quorum-released'), cue: key }),
  z.strictObject({
    type: z.literal('quorum-decided'),
    cue: key,
    outcome: outcomeSchema,
    how: z.enum(['crowd', 'timeout', 'taken', 'forced']),
    evidence,
  }),
]);

export type FactEvent = z.infer<typeof event>;

const cause = z.strictObject({
  by: z.enum(['director', 'crowd', 'clock', 'server']),
  /** The command that asked for it, where one did. */
  command: z.string().max(100).optional(),
});

/** Who or what brought a fact about. */
export type Cause = z.infer<typeof cause>;

export const factSchema = z
  .strictObject({
    /** Place in the log, from 1, without gaps. */
    seq: z.number().int().positive(),
    /** When it takes effect, on the server's clock, ms. Never before the fact before it. */
    atMs: time,
    /** When it was written down, on the server's clock, ms. */
    recordedAtMs: time,
    cause,
    event,
    /** SHA-256 over the hash of the fact before and this one: the log is a chain. */
    hash,
  })
  .transform((fact) => fact as Fact);

/** One numbered, dated, chained fact. */
export interface Fact {
  readonly seq: number;
  readonly atMs: ServerMs;
  readonly recordedAtMs: ServerMs;
  readonly cause: Cause;
  readonly event: FactEvent;
  readonly hash: string;
}
