/**
 * A gesture that was taught by showing it: the takes somebody recorded, as landmarks. Readable JSON that anyone can write;
 * it holds no picture, and nothing in it says who performed.
 */

import { z } from 'zod';
import { LANDMARKS } from '../crowd/body.ts';
import { gestureNameSchema } from './gesture-header.ts';

/** The version of the format. */
export const TAUGHT_FORMAT = 'reclaim-taught/1';

/** How many points a frame of each layout has. */
export const TAUGHT_POINTS = { body33: LANDMARKS, hand21: 21 } as const;

/** More than these would make the learning slow and the file large without teaching anything. */
export const MOST_TAKES = 60;
export const MOST_FRAMES = 120;

/** x and y as shares of the picture's width and height, z in the unit of x, visibility 0..1; null: not seen. */
const point = z
  .tuple([z.number(), z.number(), z.number(), z.number().min(0).max(1)])
  .readonly()
  .nullable();

const frame = z.strictObject({
  /** ms from the first frame, not running backwards. */
  tMs: z.number().nonnegative(),
  points: z.array(point).readonly(),
});

export const taughtTakeSchema = z
  .strictObject({
    /** Who performed it: a name or number that means nothing outside the file. */
    subject: z.string().min(1).max(32),
    /** The day and time of the recording, as `2147-04-05T19:30:00Z`. */
    recordedAt: z.iso.datetime().optional(),
    /** Width of the picture divided by its height. */
    aspect: z.number().min(0.1).max(10),
    frames: z.array(frame).min(1).max(MOST_FRAMES).readonly(),
  })
  .refine(
    ({ frames }) => frames.every(({ tMs }, index) => index === 0 || tMs >= (frames[index - 1]?.tMs ?? tMs)),
    'the frames are not in the order of their times',
  );

export const taughtGestureSchema = z
  .strictObject({
    format: z.literal(TAUGHT_FORMAT),
    name: gestureNameSchema,
    /** How to do it, one sentence to a visitor. */
    invitation: z.string().min(1, 'say in one sentence how it is done').max(300),
    /** What is read: the body's 33 points, or the 21 of one hand. */
    layout: z.enum(['body33', 'hand21']),
    /** Held still, or moved through. */
    kind: z.enum(['pose', 'motion']),
    /**
     * Of a body: `either` takes the mirror image for the gesture too; `left` and `right` only what was shown, and name
     * the side for whoever reads it. Of a hand: which of the person's own hands may do it.
     */
    sides: z.enum(['either', 'left', 'right']),
    /** 0..1, how sure the recognition must be before it counts: 0.6 as it was learnt, more is stricter. */
    threshold: z.number().min(0.05).max(0.95),
    takes: z.array(taughtTakeSchema).min(1, 'a taught gesture needs at least one take').max(MOST_TAKES).readonly(),
  })
  .superRefine(({ layout, takes }, context) => {
    for (const [index, { frames }] of takes.entries()) {
      const wrong = frames.findIndex(({ points }) => points.length !== TAUGHT_POINTS[layout]);
      if (wrong < 0) continue;
      const message = `a frame of ${layout} has ${TAUGHT_POINTS[layout]} points, and this one ${frames[wrong]?.points.length}`;
      context.addIssue({ code: 'custom', path: ['takes', index, 'frames', wrong, 'points'], message });
    }
  });

export type TaughtGesture = Readonly<z.infer<typeof taughtGestureSchema>>;
export type TaughtTake = TaughtGesture['takes'][number];
export type TaughtFrame = TaughtTake['frames'][number];
export type TaughtPoint = TaughtFrame['points'][number];
export type TaughtLayout = TaughtGesture['layout'];
export type TaughtKind = TaughtGesture['kind'];

/** A taught gesture, or everything that is wrong with the file, a line each. */
export type ParsedTaught =
  | { readonly ok: true; readonly gesture: TaughtGesture }
  | { readonly ok: false; readonly problems: readonly string[] };

const MOST_PROBLEMS = 5;

/** Reads what `file` holds. Places are counted from 1, as people count: `takes > 2 > frames > 1`. */
export function parseTaught(file: string, value: unknown): ParsedTaught {
  const parsed = taughtGestureSchema.safeParse(value);
  if (parsed.success) return { ok: true, gesture: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => {
    const where = path.map((step) => (typeof step === 'number' ? String(step + 1) : String(step))).join(' > ');
    return where === '' ? `${file}: ${message}` : `${file}: ${where}: ${message}`;
  });
  const left = problems.length - MOST_PROBLEMS;
  return {
    ok: false,
    problems: left > 0 ? [...problems.slice(0, MOST_PROBLEMS), `${file}: and ${left} more`] : problems,
  };
}
