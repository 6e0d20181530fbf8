/** The demands a gesture description is made of: a measure, a range, and how it fades. */

import { z } from 'zod';
import { ARM_MEASURES } from './arm-measures.ts';
import { PAIR_MEASURES } from './pair-measures.ts';

const range = {
  /** The term holds fully from here upwards. */
  atLeast: z.number().optional(),
  /** The term holds fully from here downwards. */
  atMost: z.number().optional(),
  /** How far outside the range the term has faded to nothing; same unit as the measure. */
  fade: z.number().positive(),
  /**
   * 0..1, what the term counts where its joints are hidden. The default lets no gesture begin and lets a running one
   * end; 1 is for what only rules out mix-ups and may well be hidden, as hips behind a table.
   */
  ifUnseen: z.number().min(0).max(1).default(0.3),
};

interface Ends {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
}

const hasARange = ({ atLeast, atMost }: Ends): boolean => atLeast !== undefined || atMost !== undefined;
const isARange = ({ atLeast, atMost }: Ends): boolean =>
  atLeast === undefined || atMost === undefined || atLeast <= atMost;

const ranged = <T extends z.ZodType<Ends>>(schema: T): T =>
  schema
    .refine(hasARange, 'say at least one of "atLeast" and "atMost"')
    .refine(isARange, '"atLeast" is larger than "atMost": nothing could match');

/** A demand on one arm: the one that makes the gesture, or the other one. */
const ArmTerm = ranged(z.strictObject({ arm: z.enum(['this', 'other']), measure: z.enum(ARM_MEASURES), ...range }));

/** A demand on both arms together. */
const PairTerm = ranged(z.strictObject({ measure: z.enum(PAIR_MEASURES), ...range }));

/** A way to hold the body: terms that must all be met. The fields of it, for schemas that hold more. */
export const wayFields = {
  /** Which arm makes the gesture: the better of the two, one of them, or each. */
  arms: z.enum(['either', 'left', 'right', 'both']),
  armTerms: z.array(ArmTerm),
  pairTerms: z.array(PairTerm),
};

const demandsSomething = ({ armTerms, pairTerms }: { armTerms: unknown[]; pairTerms: unknown[] }): boolean =>
  armTerms.length + pairTerms.length > 0;

/** `schema` with a word against a way that everybody meets at all times. */
export const demanding = <T extends z.ZodType<{ armTerms: unknown[]; pairTerms: unknown[] }>>(schema: T): T =>
  schema.refine(demandsSomething, 'a gesture needs at least one term in "armTerms" or "pairTerms"');

export const Way = demanding(z.strictObject(wayFields));
export type Way = Readonly<z.infer<typeof Way>>;

/** A demand on a measured number. */
export interface RangeTerm extends Ends {
  readonly fade: number;
  readonly ifUnseen: number;
}
