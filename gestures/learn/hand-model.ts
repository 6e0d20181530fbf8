/**
 * Invented hands: fingers bent and spread anyhow, seen from anywhere. They tell which differences between two pictures
 * of a hand come from where the camera stands, long before anybody has shown a hand to it.
 */

import { POSTURE_STRIDE, type Posture } from './posture.ts';
import { gaussian } from './turn-points.ts';

type Vector = readonly [number, number, number];

/** Where fingers begin, thumb first, in palms from the wrist: x towards the little finger, y to the tips, z off the back. */
const ROOTS: readonly Vector[] = [
  [-0.3, 0.25, -0.08],
  [-0.25, 0.95, 0],
  [0, 1, 0],
  [0.22, 0.93, 0],
  [0.42, 0.8, 0],
];
/** Lengths of the three bones of each finger, palms; after the means of grown-ups. */
const BONES: readonly Vector[] = [
  [0.42, 0.34, 0.28],
  [0.45, 0.27, 0.2],
  [0.5, 0.3, 0.22],
  [0.46, 0.28, 0.2],
  [0.35, 0.2, 0.18],
];
/** How far the three joints of a finger bend at the most, radians. */
const FLEXION: Vector = [1.45, 1.75, 1];
/** How far each finger leans to its side when the hand is spread by one. */
const LEAN = [0, -0.2, -0.02, 0.13, 0.28] as const;
/** How far a hand is turned away from the camera, at most, radians; how far it tilts, deviation. */
const MOST_AWAY = 0.9;
const TILT = 0.35;
/** Deviations of lengths; and palms per palm of distance that near things look larger. */
const LENGTHS = 0.08;
const PERSPECTIVE = 0.12;

/** What the fingers do: 0 straight to 1 bent; how far spread; where the thumb points, how far it stands before the palm. */
export interface FingerPose {
  readonly curls: readonly number[];
  readonly spread: number;
  readonly thumb: number;
  readonly opposed: number;
}

/** @param uniform Numbers in [0, 1). Straight and bent fingers are more common than halves. */
export function inventFingers(uniform: () => number): FingerPose {
  const curl = (): number => {
    const kind = uniform();
    return kind < 0.35 ? 0.05 * uniform() : kind < 0.7 ? 0.85 + 0.15 * uniform() : uniform();
  };
  const curls = [uniform(), curl(), curl(), curl(), curl()];
  return { curls, spread: uniform(), thumb: uniform(), opposed: uniform() };
}

/**
 * The 21 points of such a hand in space, in palms.
 *
 * @param tremble Deviation of what the fingers do.
 */
export function inventHand(fingers: FingerPose, tremble: number, uniform: () => number): Posture {
  const gauss = gaussian(uniform);
  const off = (): number => tremble * gauss();
  const points: Vector[] = [[0, 0, 0]];
  const spread = fingers.spread + off();
  const shown: FingerPose = { ...fingers, spread, thumb: fingers.thumb + off(), opposed: fingers.opposed + off() };
  for (const [finger, root] of ROOTS.entries()) {
    let at: Vector = [root[0] * (1 + LENGTHS * 0.5 * gauss()), root[1] * (1 + LENGTHS * 0.5 * gauss()), root[2]];
    points.push(at);
    const curl = Math.max(-0.05, Math.min(1.05, (fingers.curls[finger] ?? 0) + off()));
    const directions = finger === 0 ? thumbDirections(shown, curl) : fingerDirections(finger, spread, curl);
    for (const [bone, [x, y, z]] of directions.entries()) {
      const length = (BONES[finger]?.[bone] ?? 0) * (1 + LENGTHS * gauss());
      at = [at[0] + x * length, at[1] + y * length, at[2] + z * length];
      points.push(at);
    }
  }
  return seenFrom(points, MOST_AWAY * (2 * uniform() - 1), MOST_AWAY * (2 * uniform() - 1), TILT * gauss());
}

function fingerDirections(finger: number, spread: number, curl: number): Vector[] {
  const side = (LEAN[finger] ?? 0) * (0.2 + spread);
  let flexed = 0;
  return FLEXION.map((most): Vector => {
    flexed += most * curl;
    return [Math.sin(side) * Math.cos(flexed), Math.cos(side) * Math.cos(flexed), -Math.sin(flexed)];
  });
}

function thumbDirections({ thumb, opposed }: FingerPose, curl: number): Vector[] {
  const away = 0.9 - 1.5 * thumb;
  const before = 0.2 + 0.7 * Math.max(0, opposed);
  const bend = 0.8 * (0.1 + 0.9 * Math.max(0, curl));
  return [0, 1, 2].map((joint): Vector => {
    const angle = away - joint * bend;
    return [-Math.sin(angle) * Math.cos(before), Math.cos(angle) * Math.cos(before), -Math.sin(before)];
  });
}

function seenFrom(points: readonly Vector[], yaw: number, pitch: number, roll: number): Posture {
  const seen = new Float64Array(points.length * POSTURE_STRIDE);
  for (const [index, [x, y, z]] of points.entries()) {
    const [x1, z1] = [Math.cos(yaw) * x + Math.sin(yaw) * z, -Math.sin(yaw) * x + Math.cos(yaw) * z];
    const [y1, z2] = [Math.cos(pitch) * y - Math.sin(pitch) * z1, Math.sin(pitch) * y + Math.cos(pitch) * z1];
    const near = 1 / (1 + PERSPECTIVE * z2);
    const across = near * (Math.cos(roll) * x1 - Math.sin(roll) * y1);
    const down = -near * (Math.sin(roll) * x1 + Math.cos(roll) * y1);
    seen.set([across, down, near * z2, 1], index * POSTURE_STRIDE);
  }
  return { layout: 'hand21', points: seen };
}
