/**
 * Why a crowd's decision came out as it did: the counts and what they were held against. Head counts only, and of a
 * bounded size, however many sources there were.
 */

import { z } from 'zod';

const heads = z.number().int().nonnegative().max(10_000_000);
const share = z.number().min(0).max(1);
const time = z.number().nonnegative();
const consistency = z.number().min(-1).max(1);
const gesture = z.string().min(1).max(255);
const weight = z.number().nonnegative();

export const SOURCE_KINDS = ['camera', 'phone', 'operator'] as const;

/** What saw a person: a camera, the person's own phone, the director's eyes. */
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** At most so many sources are told apart; of more, those that counted fewest are added up by kind. */
export const MAX_EVIDENCE_SOURCES = 24;
/** How many options one question may have. */
export const MAX_OPTIONS = 101;

/** What one source had counted when the decision was taken. */
const sourceCount = z.strictObject({
  source: z.string().min(1).max(100),
  kind: z.enum(SOURCE_KINDS),
  present: heads,
  active: heads,
});

export const quorumEvidenceSchema = z.strictObject({
  /** Which option this is about, counted from 0; for a decision against all of them, the one that came closest. */
  option: z
    .number()
    .int()
    .nonnegative()
    .max(MAX_OPTIONS - 1),
  /** What a person had to do to be counted. */
  what: z.strictObject({ mode: z.enum(['any', 'all']), gestures: z.array(gesture).min(1).max(64) }),
  /** Weighted share of the people present who did it, and the share that was asked for. */
  share,
  threshold: share,
  /** Heads, whatever their weight. */
  present: heads,
  active: heads,
  minPeople: heads,
  /** How long the crowd had held it, and how long it had to, ms. */
  dwellMs: time,
  requiredDwellMs: time,
  /**
   * How closely they moved together (pairwise phase consistency over two cycles; null: not known), what was asked (null:
   * nothing), and what as many people reach by chance one time in twenty.
   */
  synchrony: consistency.nullable(),
  askedSynchrony: share.nullable(),
  chanceSynchrony: consistency.nullable(),
  /** How much one head of each kind of source counted in the share. */
  weights: z.strictObject({ camera: weight, phone: weight, operator: weight }),
  /** By kind and name; the last of a kind may stand for several, called `and <n> more`. */
  sources: z.array(sourceCount).max(MAX_EVIDENCE_SOURCES + SOURCE_KINDS.length),
  /** How the other options stood at that moment. */
  others: z
    .array(
      z.strictObject({
        option: z
          .number()
          .int()
          .nonnegative()
          .max(MAX_OPTIONS - 1),
        share,
        active: heads,
      }),
    )
    .max(MAX_OPTIONS - 1),
});

export type QuorumEvidence = z.infer<typeof quorumEvidenceSchema>;
