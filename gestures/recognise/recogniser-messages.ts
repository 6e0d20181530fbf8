/** Everything that passes between the page and a recogniser worker: two closed unions and their parsers. */

import { z } from 'zod';
import { LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';
import { HAND_POINTS, HAND_STRIDE, type HandPoints } from '../body/hand.ts';

/** Where the work is done: on the processor or on the graphics card. */
const delegate = z.enum(['CPU', 'GPU']);
export type Delegate = z.infer<typeof delegate>;

const load = z.strictObject({
  type: z.literal('load'),
  /** Folder of MediaPipe's WebAssembly files, without a trailing slash. */
  wasmBase: z.string(),
  poseModelUrl: z.string(),
  delegate,
  /** How many bodies to look for in one view. */
  maxBodies: z.int().min(1).max(32),
});

/** Hands are loaded only where something needs them, after the bodies. */
const loadHands = z.strictObject({
  type: z.literal('load-hands'),
  handModelUrl: z.string(),
  /** How many hands to look for in one view. */
  maxHands: z.int().min(1).max(8),
});

const look = z.strictObject({
  type: z.literal('look'),
  id: z.int(),
  subject: z.enum(['bodies', 'hands']),
  /** Transferred; the worker closes it. */
  view: z.custom<ImageBitmap>((value) => value instanceof ImageBitmap, 'expected an ImageBitmap'),
});

/** From the page to the worker. */
export const ToRecogniser = z.discriminatedUnion('type', [load, loadHands, look]);
export type ToRecogniser = z.infer<typeof ToRecogniser>;
export type LoadRequest = z.infer<typeof load>;
export type LoadHandsRequest = z.infer<typeof loadHands>;
export type LookRequest = z.infer<typeof look>;
/** What a look is for. */
export type Subject = LookRequest['subject'];

const progress = z.strictObject({
  type: z.literal('progress'),
  step: z.enum(['runtime', 'model', 'start', 'self-test']),
  /** Bytes of the model so far and in all; only in the step `model`. */
  receivedBytes: z.number().optional(),
  totalBytes: z.number().optional(),
});

const ready = z.strictObject({
  type: z.literal('ready'),
  delegate,
  loadMs: z.number(),
  /** Time for one look, measured on the self-test's later runs, ms. */
  pictureMs: z.number(),
  /** How far the worst joint of the drawn figure was off, picture heights. */
  selfTestOff: z.number(),
});

const handsReady = z.strictObject({ type: z.literal('hands-ready') });

/** Numbers of one body, and of one hand with its side, in an answer. */
export const BODY_NUMBERS = LANDMARKS * LANDMARK_STRIDE;
export const HAND_NUMBERS = 1 + HAND_POINTS * HAND_STRIDE;

const floats = z.custom<Float32Array<ArrayBuffer>>((value) => value instanceof Float32Array);

const seen = z.strictObject({
  type: z.literal('seen'),
  id: z.int(),
  recogniseMs: z.number(),
  /**
   * All bodies one after the other, {@link LANDMARKS} x {@link LANDMARK_STRIDE} numbers each: x, y and z in view
   * heights, visibility.
   */
  bodies: floats.refine((numbers) => numbers.length % BODY_NUMBERS === 0, 'expected whole bodies'),
  /**
   * All hands one after the other: certainty 0..1 that it is a right hand, then {@link HAND_POINTS} x
   * {@link HAND_STRIDE} numbers in view heights.
   */
  hands: floats.refine((numbers) => numbers.length % HAND_NUMBERS === 0, 'expected whole hands'),
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
export const FromRecogniser = z.discriminatedUnion('type', [progress, ready, handsReady, seen, failed]);
export type FromRecogniser = z.infer<typeof FromRecogniser>;
export type RecogniserProgress = z.infer<typeof progress>;
export type RecogniserReady = z.infer<typeof ready>;
export type ViewSeen = z.infer<typeof seen>;

/** A hand as one view shows it, in view heights. */
export interface ViewedHand {
  /** 0..1 that it is its owner's right one. */
  readonly rightness: number;
  readonly points: HandPoints;
}

const cutApart = (numbers: Float32Array<ArrayBuffer>, size: number): readonly Float32Array<ArrayBuffer>[] =>
  Array.from({ length: numbers.length / size }, (_, index) => numbers.subarray(index * size, (index + 1) * size));

/** Cuts the bodies of an answer apart; views, not copies. */
export const bodiesOf = ({ bodies }: Pick<ViewSeen, 'bodies'>): readonly Landmarks[] => cutApart(bodies, BODY_NUMBERS);

/** Cuts the hands of an answer apart; views, not copies. */
export const handsOf = ({ hands }: Pick<ViewSeen, 'hands'>): readonly ViewedHand[] =>
  cutApart(hands, HAND_NUMBERS).map((numbers) => ({ rightness: numbers[0] ?? 0, points: numbers.subarray(1) }));
