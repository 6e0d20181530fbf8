/**
 * What passes between a command that reads pictures and videos and the page that looks at them for it: the job, and what
 * the page tells, message by message. Landmarks, never a picture.
 */

import { z } from 'zod';
import { LANDMARK_STRIDE, LANDMARKS, type Person } from '../crowd/body.ts';

const name = z.string().max(300);
const count = z.int().nonnegative();
const ms = z.number().nonnegative();

const input = z.strictObject({
  name,
  /** Where the page finds it. */
  url: z.string(),
  kind: z.enum(['picture', 'video']),
  /** What is performed in it and by whom, where it becomes a sample. */
  label: z.string().nullable(),
  subject: z.string().nullable(),
});
export type ReaderInput = z.infer<typeof input>;

/** What the body or one hand of a sample is made of, as in `gestures/samples/sample.ts`. */
export const layoutSchema = z.enum(['body33', 'hand21']);
export type ReaderLayout = z.infer<typeof layoutSchema>;

export const readerJobSchema = z.strictObject({
  inputs: z.array(input).min(1),
  /** How many pictures of a video are looked at in a second of it. */
  fps: z.number().positive().max(240),
  /** Videos are read no further than this; null: to their end. */
  maxSeconds: z.number().positive().nullable(),
  model: z.enum(['lite', 'full']),
  hands: z.boolean(),
  /** What samples are made of; null: none are. */
  samples: layoutSchema.nullable(),
});
export type ReaderJob = z.infer<typeof readerJobSchema>;

const hand = z.array(z.number()).length(63).nullable();

const hands = z.strictObject({ left: hand, right: hand });

const seenPerson = z.strictObject({
  track: z.int().min(1).max(0xffff_ffff),
  ageMs: ms,
  /** 0..1, how sure the recogniser is that this is a person. */
  certainty: z.number().min(0).max(1),
  /** Picture heights, as in `crowd/body.ts`. */
  landmarks: z.array(z.number()).length(LANDMARKS * LANDMARK_STRIDE),
  gestures: z.array(
    z.strictObject({
      name: z.string(),
      score: z.number().min(0).max(1),
      active: z.boolean(),
      phase: z.number().optional(),
      progress: z.number().optional(),
    }),
  ),
  /** 21 points each, picture heights, where hands were looked for. */
  hands: hands.optional(),
});
export type SeenPerson = z.infer<typeof seenPerson>;

const seen = z.strictObject({
  type: z.literal('seen'),
  input: count,
  /** From 0. */
  frame: count,
  tMs: ms,
  width: z.int().positive(),
  height: z.int().positive(),
  people: z.array(seenPerson),
  /** Hands without bodies, where they alone were looked for. */
  hands: hands.optional(),
});
/** Who is in one picture. */
export type Seen = z.infer<typeof seen>;

export const readerToldSchema = z.discriminatedUnion('type', [
  /** What the page is getting ready; `share` 0..1 where it is known. */
  z.strictObject({ type: z.literal('loading'), says: z.string(), share: z.number().min(0).max(1).nullable() }),
  z.strictObject({ type: z.literal('begun'), gestures: z.array(z.string()) }),
  /** An input could be opened: how long it is (0: a picture) and how many pictures of it will be looked at. */
  z.strictObject({ type: z.literal('opened'), input: count, durationMs: ms, frames: count }),
  seen,
  /** A line of `gestures/samples/sample.ts`, or null: nobody to make a sample of was seen. */
  z.strictObject({ type: z.literal('sampled'), input: count, line: z.string().nullable() }),
  z.strictObject({ type: z.literal('unreadable'), input: count, says: z.string() }),
  /** Nothing can be looked at. */
  z.strictObject({ type: z.literal('failed'), says: z.string(), advice: z.string() }),
  z.strictObject({ type: z.literal('done') }),
]);
export type ReaderTold = z.infer<typeof readerToldSchema>;

/** A person as the crowd speaks of them. */
export const personSeen = ({ track, ageMs, landmarks, gestures }: SeenPerson): Person => ({
  track,
  ageMs,
  landmarks: Float32Array.from(landmarks),
  gestures: gestures.map(({ name: gesture, score, active, phase, progress }) => ({
    name: gesture,
    score,
    active,
    ...(phase === undefined ? {} : { phase }),
    ...(progress === undefined ? {} : { progress }),
  })),
});
