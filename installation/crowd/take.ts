/**
 * A take: what cameras saw of a crowd, as points, kept to be replayed at the same interface as a camera. One JSON object a
 * line, so that a file that was cut off is good up to the cut: a header, a line for every picture, a last line. There is
 * no place for a picture in it.
 */

import { z } from 'zod';
import { LANDMARK_STRIDE, LANDMARKS, type Person } from './body.ts';

export const TAKE_FORMAT = 'reclaim-take/1';
/** What every take says of itself, to whoever opens the file. */
export const TAKE_NOTE = 'Points of bodies and gesture readings. No pictures, nothing about who anybody is.';

/** x and y are written in ten-thousandths of the picture's height, z in thousandths, visibility in hundredths. */
export const POINT_UNITS = [10_000, 10_000, 1000, 100] as const;
/** Scores and progress are written in hundredths, phases in hundredths of a radian, places on the floor in centimetres. */
export const READING_UNIT = 100;
export const FLOOR_UNIT = 100;

const name = z.string().min(1).max(64);
const time = z
  .number()
  .nonnegative()
  .max(24 * 3_600_000);
const gesture = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,63}$/, 'expected the name of a gesture');
const whole = z.int().min(-1_000_000).max(1_000_000);

export const takeHeaderSchema = z.strictObject({
  format: z.literal(TAKE_FORMAT),
  /** What whoever made it calls it. */
  name,
  made: z.strictObject({
    /** `recorded`: live, before an audience that was told. `files`: from pictures and videos. */
    how: z.enum(['recorded', 'files']),
    /** When, as ISO 8601 writes it. */
    on: z.string().max(40),
    /** The files, or nothing. */
    from: z.array(z.string().max(300)).max(10_000).readonly(),
  }),
  /** The gestures that were looked for. */
  gestures: z.array(gesture).max(64).readonly(),
  /** How many pictures a second were looked at; null where they came as they came. */
  fps: z.number().positive().max(1000).nullable(),
  note: z.literal(TAKE_NOTE),
});
export type TakeHeader = z.infer<typeof takeHeaderSchema>;

/** `[score, active]`, and where they are known the phase and the progress. */
const reading = z.union([
  z.tuple([whole, z.literal([0, 1])]),
  z.tuple([whole, z.literal([0, 1]), whole.nullable(), whole.nullable()]),
]);

export const takePersonSchema = z.strictObject({
  id: z.int().min(1).max(0xffff_ffff),
  age: z.int().nonnegative().max(0xffff_ffff),
  /** Readings by gesture; one that is not shown at all is left out. */
  gestures: z.record(gesture, reading),
  /** 33 times x, y, z and visibility. */
  points: z.array(whole).length(LANDMARKS * LANDMARK_STRIDE),
  /** Where the feet stand. */
  floor: z.tuple([whole, whole]).optional(),
});

export const takeSampleSchema = z.strictObject({
  /** ms from the beginning of the take. */
  t: time,
  /** The camera, or the file. */
  from: name,
  /** Width of the picture divided by its height. */
  aspect: z.number().min(0.05).max(20),
  people: z.array(takePersonSchema).max(256),
});

export const takeEndSchema = z.strictObject({
  ended: z.strictObject({ durationMs: time, samples: z.int().nonnegative() }),
});
export type TakeEnd = z.infer<typeof takeEndSchema>['ended'];

/** One picture of a take. */
export interface TakeSample {
  /** From the beginning of the take, ms. */
  readonly atMs: number;
  /** The camera or file it is of. */
  readonly source: string;
  readonly aspect: number;
  readonly people: readonly Person[];
}

/** A whole take. */
export interface Take {
  readonly header: TakeHeader;
  /** In the order of their times. */
  readonly samples: readonly TakeSample[];
  /** From the beginning to the moment the last picture has been looked at, ms; > 0. */
  readonly durationMs: number;
}
