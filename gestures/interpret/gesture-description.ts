/** A gesture as data: what `config/gestures/*.json` may say. The engine knows no gesture by name. */

import { z } from 'zod';
import { ARM_MEASURES, PAIR_MEASURES } from './body-measures.ts';

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

const hasARange = (term: { atLeast?: number | undefined; atMost?: number | undefined }): boolean =>
  term.atLeast !== undefined || term.atMost !== undefined;
const isARange = (term: { atLeast?: number | undefined; atMost?: number | undefined }): boolean =>
  term.atLeast === undefined || term.atMost === undefined || term.atLeast <= term.atMost;

const ranged = <T extends z.ZodType<{ atLeast?: number | undefined; atMost?: number | undefined }>>(schema: T): T =>
  schema
    .refine(hasARange, 'say at least one of "atLeast" and "atMost"')
    .refine(isARange, '"atLeast" is larger than "atMost": nothing could match');

/** A demand on one arm: the one that makes the gesture, or the other one. */
const ArmTerm = ranged(z.strictObject({ arm: z.enum(['this', 'other']), measure: z.enum(ARM_MEASURES), ...range }));

/** A demand on both arms together. */
const PairTerm = ranged(z.strictObject({ measure: z.enum(PAIR_MEASURES), ...range }));

const GestureDescription = z.strictObject({
  format: z.literal('reclaim-gesture/1'),
  /** How the score calls it. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/, 'a name is lower-case letters, digits and hyphens'),
  /** How to do it, one sentence to a visitor. */
  invitation: z.string().min(1),
  /** Which arm makes the gesture: the better of the two, one of them, or each. */
  arms: z.enum(['either', 'left', 'right', 'both']),
  armTerms: z.array(ArmTerm),
  pairTerms: z.array(PairTerm),
});

/** One gesture. */
export type GestureDescription = Readonly<z.infer<typeof GestureDescription>>;
/** A demand on a measured number. */
export interface RangeTerm {
  readonly atLeast?: number | undefined;
  readonly atMost?: number | undefined;
  readonly fade: number;
  readonly ifUnseen: number;
}

/** A set of gestures, or what is wrong with the files, one line each. */
export type ParsedGestures =
  | { readonly ok: true; readonly gestures: readonly GestureDescription[] }
  | { readonly ok: false; readonly problems: readonly string[] };

function pathInWords(path: readonly PropertyKey[]): string {
  return path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' > ');
}

function parseOne(file: string, value: unknown): { gesture?: GestureDescription; problems: readonly string[] } {
  const parsed = GestureDescription.safeParse(value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => {
      const where = pathInWords(path);
      return where === '' ? `${file}: ${message}` : `${file}: ${where}: ${message}`;
    });
    return { problems };
  }
  if (parsed.data.armTerms.length + parsed.data.pairTerms.length === 0) {
    return { problems: [`${file}: a gesture needs at least one term in "armTerms" or "pairTerms"`] };
  }
  return { gesture: parsed.data, problems: [] };
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
    const { gesture, problems: found } = parseOne(file, value);
    problems.push(...found);
    if (gesture === undefined) continue;
    if (gestures.some((other) => other.name === gesture.name)) {
      problems.push(`${file}: another file already describes a gesture called "${gesture.name}"`);
    }
    gestures.push(gesture);
  }
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, gestures: gestures.sort((a, b) => a.name.localeCompare(b.name, 'en')) };
}
