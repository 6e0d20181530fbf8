/** Which bundles the camera needs and what each is made of: files of two installed packages, known by their hashes. */

import { handTaskBundle, poseTaskBundle } from './task-bundle.ts';

/** Packages that ship the models, both Apache-2.0. */
export type ModelPackage = '@mediapipe/pose' | '@mediapipe/hands';

/** A file of a package, exactly as it must be. */
export interface ModelSource {
  readonly package: ModelPackage;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** A bundle and how it is made. */
export interface ModelBundle {
  readonly name: string;
  readonly detector: ModelSource;
  readonly landmarks: ModelSource;
  /** Detector and landmarks as they lie on the disk, in; the bundle, out. */
  readonly assemble: (detector: Uint8Array, landmarks: Uint8Array) => Uint8Array;
}

/** Of @mediapipe/pose 0.5.1675469404. This one is the detector under another name. */
const BODY_DETECTOR: ModelSource = {
  package: '@mediapipe/pose',
  file: 'pose_solution_packed_assets.data',
  bytes: 2_962_288,
  sha256: 'a63c614bef30d35947f13be361820b1e4e3bec9cfeebf4d11216a18373108e85',
};

/** Of @mediapipe/hands 0.4.1675469240: three files one after the other; where each begins stands in its loader. */
const HAND_ASSETS: ModelSource = {
  package: '@mediapipe/hands',
  file: 'hands_solution_packed_assets.data',
  bytes: 4_326_731,
  sha256: 'bdce7b66bfc5b39ba86a47775c98e0b186fe73f8308c2279f852af4c89ffdf42',
};
/** Where in it palm_detection_full.tflite lies, bytes. */
const PALM_DETECTOR = [11, 2_341_291] as const;

/** Everything the camera's pages ask the server for. */
export const MODEL_BUNDLES: readonly ModelBundle[] = [
  {
    name: 'pose_landmarker_lite.task',
    detector: BODY_DETECTOR,
    landmarks: {
      package: '@mediapipe/pose',
      file: 'pose_landmark_lite.tflite',
      bytes: 2_819_824,
      sha256: 'f17bfbecadb61c3be1baa8b8d851cc6619c870a87167b32848ad20db306b9d61',
    },
    assemble: poseTaskBundle,
  },
  {
    name: 'pose_landmarker_full.task',
    detector: BODY_DETECTOR,
    landmarks: {
      package: '@mediapipe/pose',
      file: 'pose_landmark_full.tflite',
      bytes: 6_440_512,
      sha256: 'e9a5c5cb17f736fafd4c2ec1da3b3d331d6edbe8a0d32395855aeb2cdfd64b9f',
    },
    assemble: poseTaskBundle,
  },
  {
    name: 'hand_landmarker.task',
    detector: HAND_ASSETS,
    landmarks: {
      package: '@mediapipe/hands',
      file: 'hand_landmark_full.tflite',
      bytes: 5_478_688,
      sha256: '8c026882c9ec059ce0f8e75266bee5a9a23c341a40e0000df755374d3d1b9b68',
    },
    assemble: (assets, landmarks) => handTaskBundle(assets.slice(...PALM_DETECTOR), landmarks),
  },
];
