/** A gesture as data: what `config/gestures/*.json` may say. The engine knows no gesture by name. */

import { z } from 'zod';
import { describeIssue } from './gesture-problems.ts';
import { demanding, Way, wayFields } from './gesture-terms.ts';

const name = z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a name is lower-case letters, digits and hyphens');
/** How to do it, one sentence to a visitor. */
const invitation = z.string().min(1);

/** The first format: a pose that is held in one way. */
const FirstFormat = demanding(
  z.strictObject({ format: z.literal('reclaim-gesture/1'), name, invitation, ...wayFields }),
);

const head = {
  format: z.literal('reclaim-gesture/2'),
  /** How the score calls it. */
  name,
  invitation,
  /** Gestures that look like this one and more: as far as one of them is shown, this one is not. */
  yieldsTo: z.array(name).default([]),
};

/** A pose: it is held in one of its ways. */
const Pose = z.strictObject({
  kind: z.literal('pose'),
  ...head,
  ways: z.array(Way).min(1),
  /** How long it is held before it is believed, ms, before the time that every gesture takes to count. */
  holdMs: z.number().min(0).max(2000).default(0),
});

/** A part of a motion: a way to hold the body that has to be reached in time. */
const Stage = demanding(
  z.strictObject({
    ...wayFields,
    /** How long it has to be held before it counts, ms. */
    holdMs: z.number().min(0).default(0),
    /** Longest time from leaving the stage before to reaching this one, ms. Says nothing of the first. */
    withinMs: z.number().positive().default(1500),
  }),
);

/** A motion: its stages, one after the other. */
const Motion = z.strictObject({
  kind: z.literal('motion'),
  ...head,
  stages: z.array(Stage).min(2),
  /** How long the motion counts once its last stage is reached, ms. */
  countsMs: z.number().min(500),
});

/** A hand that sways: the arm is held as the terms say, and the hand moves to and fro across the picture. */
const Sway = demanding(
  z
    .strictObject({
      kind: z.literal('sway'),
      ...head,
      ...wayFields,
      arms: z.enum(['either', 'left', 'right']),
      /** Swings per second. */
      minHz: z.number().min(0.3),
      maxHz: z.number().max(4),
      /** How far the hand swings to each side of its middle at least, body scales. */
      amplitude: z.number().positive(),
      /** How many swings are seen before they are believed. */
      cycles: z.number().min(1).max(3),
    })
    .refine(({ minHz, maxHz }) => minHz < maxHz, '"minHz" is not smaller than "maxHz": nothing could match'),
);

const SecondFormat = z.discriminatedUnion('kind', [Pose, Motion, Sway]);
const AnyFormat = z.looseObject({ format: z.enum(['reclaim-gesture/1', 'reclaim-gesture/2']) });

export type PoseDescription = Readonly<Omit<z.infer<typeof Pose>, 'format'>>;
export type MotionDescription = Readonly<Omit<z.infer<typeof Motion>, 'format'>>;
export type StageDescription = Readonly<z.infer<typeof Stage>>;
export type SwayDescription = Readonly<Omit<z.infer<typeof Sway>, 'format'>>;
/** One gesture. */
export type GestureDescription = PoseDescription | MotionDescription | SwayDescription;

const FirstAsPose = FirstFormat.transform(
  ({ name, invitation, arms, armTerms, pairTerms }): PoseDescription => ({
    kind: 'pose',
    name,
    invitation,
    yieldsTo: [],
    holdMs: 0,
    ways: [{ arms, armTerms, pairTerms }],
  }),
);

/** A set of gestures, or what is wrong with the files, one line each. */
export type ParsedGestures =
  | { readonly ok: true; readonly gestures: readonly GestureDescription[] }
  | { readonly ok: false; readonly problems: readonly string[] };

type Read = { readonly gesture: GestureDescription } | { readonly issues: readonly z.core.$ZodIssue[] };

const read = (parsed: z.ZodSafeParseResult<GestureDescription>): Read =>
  parsed.success ? { gesture: parsed.data } : { issues: parsed.error.issues };

/** A description, or its faults. A file is held against the format it says it is of, so that its faults are that one's. */
function readOne(value: unknown): Read {
  const format = AnyFormat.safeParse(value, { reportInput: true });
  if (!format.success) return { issues: format.error.issues };
  const schema = format.data.format === 'reclaim-gesture/1' ? FirstAsPose : SecondFormat;
  return read(schema.safeParse(value, { reportInput: true }));
}

/**
 * Reads gesture descriptions.
 *
 * @param files File name to its parsed JSON.
 * @returns The gestures in the order of their names, or every problem found in any of the files.
 */
export function parseGestures(files: Readonly<Record<string, unknown>>): ParsedGestures {
  const gestures: GestureDescription[] = [];
  const problems: string[] = [];
  for (const [file, value] of Object.entries(files)) {
    const found = readOne(value);
    if ('issues' in found) {
      problems.push(...found.issues.map((issue) => `${file}: ${describeIssue(issue)}`));
      continue;
    }
    const { gesture } = found;
    if (gestures.some((other) => other.name === gesture.name)) {
      problems.push(`${file}: another file already describes a gesture called "${gesture.name}"`);
    }
    gestures.push(gesture);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, gestures: gestures.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
}
