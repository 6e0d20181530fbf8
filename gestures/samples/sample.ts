/**
 * Performances of gestures as data that anyone can write: what the teach page records, what evaluations read, one JSON
 * object a line. Holds landmarks, never a picture.
 */

import { z } from 'zod';

/** How many points a frame of each layout has: MediaPipe's body, MediaPipe's hand. */
export const LAYOUT_POINTS = { body33: 33, hand21: 21 } as const;
export type Layout = keyof typeof LAYOUT_POINTS;

/** x and y as shares of the picture's width and height, z in the unit of x, visibility 0..1; null: not seen. */
const point = z.tuple([z.number(), z.number(), z.number(), z.number()]).readonly().nullable();

const frame = z.strictObject({
  /** ms from the first frame, not running backwards. */
  tMs: z.number(),
  points: z.array(point).readonly(),
});

export const sampleSchema = z
  .strictObject({
    label: z.string().min(1),
    /** Who performed it: a name or number that means nothing outside the file. */
    subject: z.string().min(1),
    layout: z.enum(['body33', 'hand21']),
    /** Width of the picture divided by its height. */
    aspect: z.number().positive(),
    /** One frame: a pose. Several: a motion. */
    frames: z.array(frame).min(1).readonly(),
  })
  .refine(
    ({ layout, frames }) => frames.every(({ points }) => points.length === LAYOUT_POINTS[layout]),
    'every frame has one entry for each point of the layout: 33 for body33, 21 for hand21',
  )
  .refine(
    ({ frames }) => frames.every(({ tMs }, index) => index === 0 || tMs >= (frames[index - 1]?.tMs ?? tMs)),
    'the frames are not in the order of their times',
  );

export type Sample = Readonly<z.infer<typeof sampleSchema>>;
export type SampleFrame = Sample['frames'][number];
export type SamplePoint = SampleFrame['points'][number];
