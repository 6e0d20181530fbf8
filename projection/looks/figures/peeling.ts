/**
 * How tattoos leave a body and come back: in which order, and where on the body their lines run. Bodies let their lines
 * go out by it, and what draws the ribbons lets them begin by it, so that a ribbon starts where the skin goes bare.
 */

import { LANDMARK } from '#installation/crowd/body.ts';

/** A line of the body along which tattoos run. */
export interface PeelPath {
  readonly name: string;
  /** Landmarks it runs from and to; each end is the middle of two. */
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  /** The part of that line which is tattooed, shares. */
  readonly span: readonly [number, number];
  /** Distance from the heart along the body's lines where it begins and ends, 0..{@link FARTHEST}. */
  readonly way: readonly [number, number];
}

const upperArm = (name: string, shoulder: number, elbow: number): PeelPath => ({
  name,
  from: [shoulder, shoulder],
  to: [elbow, elbow],
  span: [-0.06, 0.72],
  way: [0.8, 1.5],
});

const forearm = (name: string, elbow: number, wrist: number): PeelPath => ({
  name,
  from: [elbow, elbow],
  to: [wrist, wrist],
  span: [0.1, 0.98],
  way: [1.5, 2.2],
});

/** The tattooed lines of a body, in the order in which tattoos are grown. The sigil is a place rather than a line. */
export const PEEL_PATHS: readonly PeelPath[] = [
  {
    name: 'spine',
    from: [LANDMARK.leftHip, LANDMARK.rightHip],
    to: [LANDMARK.leftShoulder, LANDMARK.rightShoulder],
    span: [0.36, 0.99],
    way: [0, 0.7],
  },
  upperArm('leftShoulder', LANDMARK.leftShoulder, LANDMARK.leftElbow),
  upperArm('rightShoulder', LANDMARK.rightShoulder, LANDMARK.rightElbow),
  forearm('leftForearm', LANDMARK.leftElbow, LANDMARK.leftWrist),
  forearm('rightForearm', LANDMARK.rightElbow, LANDMARK.rightWrist),
  {
    name: 'sigil',
    from: [LANDMARK.leftEar, LANDMARK.rightEar],
    to: [LANDMARK.leftEar, LANDMARK.rightEar],
    span: [0, 1],
    way: [0, 0],
  },
];

/** The longest way from the heart: the wrists. */
export const FARTHEST = 2.2;

/** How long one place of a line takes to leave, as a share of the whole. */
export const PEEL_STEP = 0.25;

/** At which `ribbons` (0..1) the line begins to leave at `way` from the heart: the hands first, the heart and the sigil last. */
export const peelsFrom = (way: number): number => (1 - PEEL_STEP) * (1 - Math.min(1, Math.max(0, way / FARTHEST)));

/** How far the line has left the skin at `way` from the heart: 0 on it, 1 gone. Coming back runs the same way backwards. */
export const peeled = (way: number, ribbons: number): number =>
  Math.min(1, Math.max(0, (ribbons - peelsFrom(way)) / PEEL_STEP));

/** Distance from the heart at `along` (0..1) of a path. */
export const wayAlong = ({ way: [from, to] }: PeelPath, along: number): number => from + (to - from) * along;

/**
 * The place at `along` (0..1) of a path on a body with these `joints` (33 x 4, metres on the wall), written to `out`: x, y
 * and z. Allocates nothing.
 */
export function peelPlace(out: [number, number, number], joints: Float32Array, path: PeelPath, along: number): void {
  const share = path.span[0] + (path.span[1] - path.span[0]) * along;
  for (const part of [0, 1, 2] as const) {
    const from = ((joints[path.from[0] * 4 + part] ?? 0) + (joints[path.from[1] * 4 + part] ?? 0)) / 2;
    const to = ((joints[path.to[0] * 4 + part] ?? 0) + (joints[path.to[1] * 4 + part] ?? 0)) / 2;
    out[part] = from + (to - from) * share;
  }
}
