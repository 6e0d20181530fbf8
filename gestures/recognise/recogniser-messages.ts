/** Everything that passes between the page and its recogniser worker: two closed unions and their parsers. */

import { z } from 'zod';
import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';

const load = z.strictObject({
  type: z.literal('load'),
  /** Folder of MediaPipe's WebAssembly files, without a trailing slash. */
  wasmBase: z.string(),
  modelUrl: z.string(),
  delegate: z.enum(['CPU', 'GPU']),
  /** How many people to look for in one picture. */
  maxPeople: z.int().min(1).max(32),
});

const frame = z.strictObject({
  type: z.literal('frame'),
  id: z.int(),
  /** When the picture was captured on the page's clock, ms. */
  capturedAtMs: z.number(),
  /** Transferred; the worker closes it. */
  picture: z.custom<ImageBitmap>((value) => value instanceof ImageBitmap, 'expected an ImageBitmap'),
});

/** From the page to the worker. */
export const ToRecogniser = z.discriminatedUnion('type', [load, frame]);
export type ToRecogniser = z.infer<typeof ToRecogniser>;
export type LoadRequest = z.infer<typeof load>;

const progress = z.strictObject({
  type: z.literal('progress'),
  step: z.enum(['runtime', 'model', 'start', 'self-test']),
  /** Bytes of the model so far and in all; only in the step `model`. */
  receivedBytes: z.number().optional(),
  totalBytes: z.number().optional(),
});

const ready = z.strictObject({
  type: z.literal('ready'),
  delegate: z.enum(['CPU', 'GPU']),
  loadMs: z.number(),
  /** Time for one picture, measured on the self-test's second run, ms. */
  pictureMs: z.number(),
  /** How far the worst joint of the drawn figure was off, picture heights. */
  selfTestOff: z.number(),
});

const poses = z.strictObject({
  type: z.literal('poses'),
  id: z.int(),
  capturedAtMs: z.number(),
  /** Width divided by height. */
  aspect: z.number(),
  recogniseMs: z.number(),
  /** All people one after the other, {@link LANDMARKS} x {@link LANDMARK_STRIDE} numbers each, picture heights. */
  landmarks: z
    .custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array)
    .refine((numbers) => numbers.length % (LANDMARKS * LANDMARK_STRIDE) === 0, 'expected whole people'),
});

/** Why the recogniser cannot work, each with its own way out. */
export const RecogniserProblem = z.enum([
  'runtime-missing',
  'model-missing',
  'model-damaged',
  'start-failed',
  'self-test-failed',
  'frame-failed',
  'message-unreadable',
]);
export type RecogniserProblem = z.infer<typeof RecogniserProblem>;

const failed = z.strictObject({ type: z.literal('failed'), problem: RecogniserProblem, detail: z.string() });

/** From the worker to the page. */
export const FromRecogniser = z.discriminatedUnion('type', [progress, ready, poses, failed]);
export type FromRecogniser = z.infer<typeof FromRecogniser>;
export type RecogniserProgress = z.infer<typeof progress>;
export type RecogniserReady = z.infer<typeof ready>;
export type PosesFound = z.infer<typeof poses>;

/** Cuts the people of a message apart; views, not copies. */
export function bodiesOf({ landmarks }: PosesFound): readonly Landmarks[] {
  const size = LANDMARKS * LANDMARK_STRIDE;
  return Array.from({ length: landmarks.length / size }, (_, index) =>
    landmarks.subarray(index * size, (index + 1) * size),
  );
}
