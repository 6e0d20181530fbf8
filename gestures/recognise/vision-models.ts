/** The only code that speaks to MediaPipe. Single pictures in, landmarks in picture heights out. */

import {
  FilesetResolver,
  HandLandmarker,
  type HandLandmarkerResult,
  type NormalizedLandmark,
  PoseLandmarker,
} from '@mediapipe/tasks-vision';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import { HAND_POINTS, HAND_STRIDE } from '../body/hand.ts';
import { BODY_NUMBERS, type Delegate, HAND_NUMBERS } from './recogniser-messages.ts';

/** Where MediaPipe's program files are. */
export type Runtime = Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>;

/** What can be looked at. */
export type Picture = ImageBitmap | OffscreenCanvas;

/**
 * A loaded model: everything it finds in a picture, as laid out in `recogniser-messages.ts`. Each picture stands for
 * itself, so the same picture always has the same answer. One per worker and kind for the worker's whole life: making
 * another leaks the first.
 */
export type Model = (picture: Picture) => Float32Array<ArrayBuffer>;

/**
 * How sure the models must be. Lower than MediaPipe's 0.5 for the finding of bodies: small and half hidden people are
 * found late or never at 0.5, and what is no person is turned away afterwards (`plausible-body.ts`).
 */
const FINDING_BODIES = 0.4;
const BEING_A_BODY = 0.5;
const FINDING_HANDS = 0.4;
const BEING_A_HAND = 0.5;

/**
 * Finds MediaPipe's runtime in `wasmBase`. Rejects when its files are not there: the task itself would only say so much
 * later and as if the browser were to blame.
 */
export async function findRuntime(wasmBase: string): Promise<Runtime> {
  const runtime = await FilesetResolver.forVisionTasks(wasmBase, true);
  for (const path of [runtime.wasmLoaderPath, runtime.wasmBinaryPath]) {
    const { ok, status } = await fetch(path, { method: 'HEAD' });
    if (!ok) throw new Error(`${path} was answered with ${status}`);
  }
  return runtime;
}

/** Starts the pose model. Rejects when the bundle or the delegate does not work here. */
export async function startBodyModel(
  runtime: Runtime,
  modelAssetBuffer: Uint8Array,
  options: { readonly delegate: Delegate; readonly maxBodies: number },
): Promise<Model> {
  const landmarker = await PoseLandmarker.createFromOptions(runtime, {
    baseOptions: { modelAssetBuffer, delegate: options.delegate },
    runningMode: 'IMAGE',
    numPoses: options.maxBodies,
    minPoseDetectionConfidence: FINDING_BODIES,
    minPosePresenceConfidence: BEING_A_BODY,
  });
  return (picture) => {
    const { landmarks } = landmarker.detect(picture);
    const numbers = new Float32Array(landmarks.length * BODY_NUMBERS);
    for (const [person, points] of landmarks.entries()) {
      writePoints(numbers, person * BODY_NUMBERS, points.slice(0, LANDMARKS), LANDMARK_STRIDE, picture);
    }
    return numbers;
  };
}

/** Starts the hand model. Rejects when the bundle or the delegate does not work here. */
export async function startHandModel(
  runtime: Runtime,
  modelAssetBuffer: Uint8Array,
  options: { readonly delegate: Delegate; readonly maxHands: number },
): Promise<Model> {
  const landmarker = await HandLandmarker.createFromOptions(afresh(runtime), {
    baseOptions: { modelAssetBuffer, delegate: options.delegate },
    runningMode: 'IMAGE',
    numHands: options.maxHands,
    minHandDetectionConfidence: FINDING_HANDS,
    minHandPresenceConfidence: BEING_A_HAND,
  });
  return (picture) => {
    const result = landmarker.detect(picture);
    const numbers = new Float32Array(result.landmarks.length * HAND_NUMBERS);
    for (const [hand, points] of result.landmarks.entries()) {
      numbers[hand * HAND_NUMBERS] = rightness(result, hand);
      writePoints(numbers, hand * HAND_NUMBERS + 1, points.slice(0, HAND_POINTS), HAND_STRIDE, picture);
    }
    return numbers;
  };
}

/**
 * The loader hands its program over once per evaluation, and a module is evaluated once per address: the second task of
 * a worker needs another address for the same file.
 */
function afresh(runtime: Runtime): Runtime {
  return { ...runtime, wasmLoaderPath: `${runtime.wasmLoaderPath}#hands` };
}

function rightness({ handedness }: HandLandmarkerResult, hand: number): number {
  const [likeliest] = handedness[hand] ?? [];
  if (likeliest === undefined) return 0.5;
  return likeliest.categoryName === 'Right' ? likeliest.score : 1 - likeliest.score;
}

/** MediaPipe gives x in picture widths, y in heights and z in about the unit of x. */
function writePoints(
  numbers: Float32Array,
  start: number,
  points: readonly NormalizedLandmark[],
  stride: number,
  { width, height }: Picture,
): void {
  const aspect = width / height;
  for (const [index, { x, y, z, visibility }] of points.entries()) {
    const at = start + index * stride;
    numbers.set([x * aspect, y, z * aspect], at);
    if (stride === LANDMARK_STRIDE) numbers[at + 3] = visibility;
  }
}
