/** What can be done to a score, as data: named, complete, and independent of how the file is written. */

import { z } from 'zod';
import { name } from '../../document/fields.ts';
import { GIVEN_AT, type GivenKind } from '../references.ts';
import { cueNumber } from '../score-fields.ts';

const id = z.string().min(1).max(200);
const number = z.string().min(1).max(64);
const json = z.json();

/** Names of fields, and places in lists that are no cues, from 0. */
const field = z
  .array(z.union([z.string().min(1).max(200), z.int().min(0).max(10_000)]))
  .min(1)
  .max(20);

/** A field of a cue, of a sequence, or of the whole score. Cues are named by their number, never by their place. */
const place = z
  .strictObject({ sequence: id.optional(), cue: number.optional(), field })
  .refine((value) => value.cue === undefined || value.sequence !== undefined, 'a cue is one of a sequence');
export type FieldPlace = z.infer<typeof place>;

/** Behind which cue; null for the first place, nothing for the last. */
const after = number.nullable().optional();
/** The group it becomes part of; nothing or null for the sequence itself. */
const into = number.nullable().optional();
const cueOf = { sequence: id, cue: number };

const kind = z.enum(Object.keys(GIVEN_AT) as [GivenKind, ...GivenKind[]]);

const patch = z.strictObject({ at: z.int().min(0), now: z.string(), before: z.string() });

export const editSchema = z.discriminatedUnion('edit', [
  z.strictObject({ edit: z.literal('set'), at: place, value: json }),
  z.strictObject({ edit: z.literal('clear'), at: place }),
  z.strictObject({ edit: z.literal('add-cue'), sequence: id, cue: z.record(z.string(), json), after, into }),
  z.strictObject({ edit: z.literal('remove-cue'), ...cueOf }),
  z.strictObject({ edit: z.literal('move-cue'), ...cueOf, after, into }),
  z.strictObject({ edit: z.literal('renumber-cue'), ...cueOf, to: cueNumber }),
  z.strictObject({ edit: z.literal('duplicate-cue'), ...cueOf, as: cueNumber }),
  z.strictObject({ edit: z.literal('arm-cue'), ...cueOf, arming: z.enum(['armed', 'disarmed', 'skipped']) }),
  z.strictObject({ edit: z.literal('add'), kind, name, value: json }),
  z.strictObject({ edit: z.literal('remove'), kind, name: id }),
  z.strictObject({ edit: z.literal('rename'), kind, name: id, to: name }),
  /** Puts back exactly what was there before another edit; only edits make it. */
  z.strictObject({ edit: z.literal('restore'), label: z.string(), patches: z.array(patch) }),
]);

export type Edit = z.output<typeof editSchema>;
/** The edit of one kind. */
export type EditOf<K extends Edit['edit']> = Extract<Edit, { readonly edit: K }>;
