/** What a core read back from JSON must look like. Says what may stand there, not whether it makes sense together. */

import { z } from 'zod';
import { armingSchema, outcomeSchema, worthSchema } from '../log/fact.ts';
import { quorumEvidenceSchema } from '../log/quorum-evidence.ts';
import { type ServerMs, type ShowMs, showMs } from '../time/axes.ts';
import { EASING_NAMES } from '../time/easing.ts';
import type { Core } from './core.ts';

const moment = z.number() as unknown as z.ZodType<ShowMs>;
const serverMoment = z.number() as unknown as z.ZodType<ServerMs>;
/** Infinite while nobody can know. */
const someMoment = z.union([moment, z.literal(Number.POSITIVE_INFINITY).transform(showMs)]);
const lasting = z.number().nonnegative();
const count = z.number().int().nonnegative();
const key = z.string().min(1).max(200);
const name = z.string().min(1).max(150);
const ease = z.enum(EASING_NAMES);

const tween = z.strictObject({ from: z.number(), to: z.number(), startMs: z.number(), overMs: lasting, ease });

const change = z.strictObject({
  value: name,
  from: z.number().exactOptional(),
  to: z.number(),
  afterMs: lasting,
  overMs: lasting,
  ease,
});
const motion = z.strictObject({ member: name, motion: name, afterMs: lasting, overMs: lasting });

const due = { dueMs: moment, by: key };

const pending = z.array(
  z.discriminatedUnion('kind', [
    z.strictObject({ ...due, kind: z.enum(['action', 'round-part', 'child-over', 'round', 'next']) }),
    z.strictObject({ ...due, kind: z.literal('child'), child: key }),
    z.strictObject({ ...due, kind: z.literal('change'), change }),
    z.strictObject({ ...due, kind: z.literal('motion'), motion }),
  ]),
);

const quorum = z.strictObject({
  isDecided: z.boolean(),
  askedAtMs: moment,
  suspendedSinceMs: moment.nullable(),
  suspendedMs: z.number(),
});

const round = z.strictObject({
  count,
  startedAtMs: moment,
  queue: z.array(key),
  waiting: z.number().int(),
  isLast: z.boolean(),
});

const run = z.strictObject({
  key,
  parent: key.nullable(),
  firedAtMs: moment,
  actionAtMs: moment,
  endsAtMs: someMoment,
  nextAtMs: someMoment.nullable(),
  mute: z.enum(['disarmed', 'broken']).nullable(),
  quorum: quorum.nullable(),
  round: round.nullable(),
  heldSinceMs: moment.nullable(),
  held: pending,
});

const heads = z.strictObject({ option: count, present: count, active: count, atMs: serverMoment });

const decided = z.strictObject({
  cue: key,
  outcome: outcomeSchema,
  option: count,
  how: z.enum(['crowd', 'timeout', 'taken', 'forced']),
  evidence: quorumEvidenceSchema,
  atMs: serverMoment,
});

/** A core without its plan and its world, which are read by themselves. */
export const coreSchema: z.ZodType<Omit<Core, 'plan' | 'world'>> = z.strictObject({
  upToMs: serverMoment,
  seed: count,
  clock: z.strictObject({ paused: z.boolean(), anchorServerMs: serverMoment, anchorShowMs: moment }),
  standby: key.nullable(),
  standbyOffsetMs: lasting,
  sequence: z.strictObject({ id: name, startedAtMs: moment }).nullable(),
  runs: z.array(run),
  pending,
  values: z.map(name, z.strictObject({ tween, by: key.nullable(), heldAtMs: moment.nullable() })),
  motions: z.map(name, z.strictObject({ motion: name, previous: name, sinceMs: moment, overMs: lasting })),
  blend: z.strictObject({ from: z.map(name, z.number()), sinceMs: moment, overMs: lasting }).nullable(),
  variables: z.map(name, worthSchema),
  text: z.strictObject({ name: name.nullable(), previous: name.nullable(), sinceMs: moment }),
  arming: z.map(key, armingSchema),
  doors: z.strictObject({ isOpen: z.boolean(), sinceMs: serverMoment }).nullable(),
  triggered: z.map(name, serverMoment),
  decided: decided.nullable(),
  counted: z.strictObject({ cue: key, counts: z.array(heads) }).nullable(),
  recording: z.strictObject({ name, sinceMs: serverMoment, lastsMs: lasting }).nullable(),
  master: tween,
  dark: z.enum(['panic', 'fade']).nullable(),
  lastGoAtMs: serverMoment.nullable(),
  chained: z.map(key, moment),
});
