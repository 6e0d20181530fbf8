/** The only code that speaks to MediaPipe. Pictures in, landmarks in picture heights out. */

import { FilesetResolver, PoseLandmarker, type PoseLandmarkerResult } from '@mediapipe/tasks-vision';
import { LANDMARK_STRIDE, LANDMARKS } from '#installation/crowd/body.ts';
import type { LoadRequest } from './recogniser-messages.ts';

/** Where MediaPipe's program files are. */
export type Runtime = Awaited<ReturnType<typeof FilesetResolver.forVisionTasks>>;

/** A loaded pose model. One per worker for the worker's whole life: making another leaks the first. */
export interface PoseModel {
  /** Looks at a single picture that belongs to no sequence. */
  recogniseStill(picture: OffscreenCanvas): Float32Array<ArrayBuffer>;
  /** Looks at the next picture of the camera; `atMs` may not run backwards. */
  recogniseNext(picture: ImageBitmap, atMs: number): Float32Array<ArrayBuffer>;
  /** From stills to the camera's sequence. */
  beginSequence(): Promise<void>;
}

/** MediaPipe gives x in picture widths, y in heights and z in about the unit of x. */
function inPictureHeights(result: PoseLandmarkerResult, aspect: number): Float32Array<ArrayBuffer> {
  const numbers = new Float32Array(result.landmarks.length * LANDMARKS * LANDMARK_STRIDE);
  for (const [person, landmarks] of result.landmarks.entries()) {
    for (const [index, { x, y, z, visibility }] of landmarks.slice(0, LANDMARKS).entries()) {
      numbers.set([x * aspect, y, z * aspect, visibility], (person * LANDMARKS + index) * LANDMARK_STRIDE);
    }
  }
  return numbers;
}

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
export async function startPoseModel(
  runtime: Runtime,
  modelAssetBuffer: Uint8Array,
  { delegate, maxPeople }: Pick<LoadRequest, 'delegate' | 'maxPeople'>,
): Promise<PoseModel> {
  const landmarker = await PoseLandmarker.createFromOptions(runtime, {
    baseOptions: { modelAssetBuffer, delegate },
    runningMode: 'IMAGE',
    numPoses: maxPeople,
  });
  let lastMs = Number.NEGATIVE_INFINITY;
  return {
    recogniseStill: (picture) => inPictureHeights(landmarker.detect(picture), picture.width / picture.height),
    recogniseNext: (picture, atMs) => {
      // The task demands strictly increasing time; two pictures may share a millisecond.
      lastMs = Math.max(atMs, lastMs + 1);
      return inPictureHeights(landmarker.detectForVideo(picture, lastMs), picture.width / picture.height);
    },
    beginSequence: () => landmarker.setOptions({ runningMode: 'VIDEO' }),
  };
}
