/**
 * Footage and labels that lie beside the checkout, if they do. Tests that need them are skipped, with a printed reason,
 * where they are absent.
 */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { LANDMARK, LANDMARK_STRIDE, LANDMARKS, type Landmarks } from '#installation/crowd/body.ts';

const FOLDER = new URL('../../../../shared/data/', import.meta.url);

/** The path of a real file, or undefined after saying why the test is skipped. */
export function realFile(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, FOLDER));
  if (existsSync(path)) return path;
  console.warn(`skipped: ${name} is not there (looked in ../shared/data beside the checkout)`);
  return undefined;
}

const Named = z.array(z.record(z.string(), z.object({ x: z.number(), y: z.number() })));
const Full = z.array(z.array(z.array(z.number()).min(3)).length(LANDMARKS));

const LANDMARK_BY_NAME: Readonly<Record<string, number>> = {
  nose: LANDMARK.nose,
  left_ear: LANDMARK.leftEar,
  right_ear: LANDMARK.rightEar,
  left_shoulder: LANDMARK.leftShoulder,
  right_shoulder: LANDMARK.rightShoulder,
  left_elbow: LANDMARK.leftElbow,
  right_elbow: LANDMARK.rightElbow,
  left_wrist: LANDMARK.leftWrist,
  right_wrist: LANDMARK.rightWrist,
  left_hip: LANDMARK.leftHip,
  right_hip: LANDMARK.rightHip,
  left_knee: LANDMARK.leftKnee,
  right_knee: LANDMARK.rightKnee,
  left_ankle: LANDMARK.leftAnkle,
  right_ankle: LANDMARK.rightAnkle,
};

/** Frames of 17 named points in pixels; landmarks without a label are unseen. */
export function namedFrames(path: string, heightPx: number): readonly Landmarks[] {
  return Named.parse(JSON.parse(readFileSync(path, 'utf8'))).map((frame) => {
    const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
    for (const [name, { x, y }] of Object.entries(frame)) {
      const index = LANDMARK_BY_NAME[name];
      if (index !== undefined) landmarks.set([x / heightPx, y / heightPx, 0, 1], index * LANDMARK_STRIDE);
    }
    return landmarks;
  });
}

/** Frames of 33 points in pixels, all taken as seen. */
export function fullFrames(path: string, heightPx: number): readonly Landmarks[] {
  return Full.parse(JSON.parse(readFileSync(path, 'utf8'))).map((points) => ofPixels(points, heightPx));
}

/** Rows of `name,label,x,y,z,...` in pixels. */
export function labelledRows(path: string, heightPx: number): readonly { label: string; landmarks: Landmarks }[] {
  const rows = readFileSync(path, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [, label = '', ...numbers] = row.split(',');
    const points = Array.from({ length: LANDMARKS }, (_, i) => numbers.slice(3 * i, 3 * i + 3).map(Number));
    return { label, landmarks: ofPixels(points, heightPx) };
  });
}

function ofPixels(points: readonly (readonly number[])[], heightPx: number): Landmarks {
  const landmarks = new Float32Array(LANDMARKS * LANDMARK_STRIDE);
  for (const [index, [x = 0, y = 0, z = 0]] of points.entries()) {
    landmarks.set([x / heightPx, y / heightPx, z / heightPx, 1], index * LANDMARK_STRIDE);
  }
  return landmarks;
}
