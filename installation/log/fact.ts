/**
 * What happened, for good. The closed list of facts a show is made of; everything else is worked out from them.
 * Each type stands beside its parser, because a log is read back from disk and over the wire.
 */

import { z } from 'zod';
import type { ServerMs } from '../time/axes.ts';
import { MAX_OPTIONS, quorumEvidenceSchema } from './quorum-evidence.ts';
import { WORLD_EVENTS } from './world-event.ts';

const time = z.number().nonnegative();
const key = z.string().min(1).max(200);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const label = z.string().min(1).max(100);
const option = z
  .number()
  .int()
  .nonnegative()
  .max(MAX_OPTIONS - 1);
const people = z.number().int().nonnegative().max(1_000_000);

export const outcomeSchema = z.enum(['met', 'unmet']);

/** How a quorum ended: the crowd reached it, or it did not. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** What a variable of the score may be worth. */
export const worthSchema = z.union([z.boolean(), z.number(), z.string().max(1000)]);

/** How a cue is armed: as written, without effect but with its time, or as if it were not there. */
export const armingSchema = z.enum(['armed', 'disarmed', 'skipped']);

const ofCue = <T extends string>(type: T) => z.strictObject({ type: z.literal(type), cue: key });
const plain = <T extends string>(type: T) => z.strictObject({ type: z.literal(type) });

const event = z.discriminatedUnion('type', [
  /** The first fact of every log. */
  z.strictObject({ type: z.literal('run-opened'), show: z.string(), seed: z.number().int().nonnegative() }),
  /** From here on the score with this hash is played. */
  z.strictObject({ type: z.literal('score-adopted'), scoreHash: hash }),
  /** `offsetMs`: it began as if it had been fired so long ago. */
  z.strictObject({ type: z.literal('cue-fired'), cue: key, offsetMs: time.optional() }),
  /** The show went to `cue` as if it had been played up to there, and on for `offsetMs`. */
  z.strictObject({ type: z.literal('jumped'), cue: key, offsetMs: time.optional() }),
  /** The next GO fires `cue`, from `offsetMs` on. */
  z.strictObject({ type: z.literal('standby-set'), cue: key, offsetMs: time.optional() }),
  z.strictObject({ type: z.literal('cue-armed'), cue: key, arming: armingSchema }),
  ofCue('cue-paused'),
  ofCue('cue-resumed'),
  ofCue('cue-stopped'),
  /** The loop plays its round to the end and goes on. */
  ofCue('loop-left'),
  plain('paused'),
  plain('resumed'),
  plain('stopped'),
  plain('panicked'),
  /** Everything fades out in its own time, and nothing new begins. */
  plain('faded-out'),
  /** The light comes back on what stands there. */
  plain('relit'),
  z.strictObject({ type: z.literal('variable-set'), variable: key, value: worthSchema }),
  /** The director moved a value by hand; the next cue that sets it takes it back. */
  z.strictObject({ type: z.literal('value-set'), value: key, to: z.number(), overMs: time }),
  plain('doors-opened'),
  plain('doors-closed'),
  z.strictObject({ type: z.literal('trigger-fired'), trigger: label, evidence: quorumEvidenceSchema.optional() }),
  ofCue('quorum-suspended'),
  ofCue('quorum-released'),
  /** The question is put again from its beginning. */
  ofCue('quorum-rearmed'),
  /** What the director counts with their own eyes, while the question is open. */
  z.strictObject({ type: z.literal('operator-counted'), cue: key, option, active: people, present: people }),
  z.strictObject({
    type: z.literal('quorum-decided'),
    cue: key,
    outcome: outcomeSchema,
    /** Which option was met, counted from 0. */
    option,
    how: z.enum(['crowd', 'timeout', 'taken', 'forced']),
    evidence: quorumEvidenceSchema,
  }),
  /** The crowd's movements are kept as a take called `name`, for at most `lastsMs` after the audience was told. */
  z.strictObject({ type: z.literal('take-started'), name: z.string().min(1).max(64), lastsMs: time }),
  /** Nothing is kept any more: it was asked, its time was up, it could not be written, or the server was stopped. */
  z.strictObject({ type: z.literal('take-ended'), how: z.enum(['asked', 'limit', 'failed', 'restarted']) }),
  ...WORLD_EVENTS,
]);

export type FactEvent = z.infer<typeof event>;

const cause = z.strictObject({
  by: z.enum(['director', 'crowd', 'clock', 'server', 'outside', 'participant']),
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
