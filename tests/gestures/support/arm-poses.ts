/**
 * Bodies in space that hold flags in two of eight directions, as invented people before invented cameras see them:
 * other proportions, habits, heights, lenses and shapes of picture than the person who teaches.
 */

import { gaussian } from '#gestures/learn/turn-points.ts';
import type { Sample, SamplePoint } from '#gestures/samples/sample.ts';
import { LANDMARK, LANDMARKS } from '#installation/crowd/body.ts';
import { seededStream } from '#installation/random/seeded.ts';

type Vector = readonly [number, number, number];

/**
 * Directions of the right and the left arm: 0 down, then in steps of 45 degrees by the person's own right side (2) over
 * straight up (4) and the own left side (6). The alphabet of flag semaphore.
 */
export const ARM_POSES: Readonly<Record<string, readonly [number, number]>> = {
  a: [1, 0],
  b: [2, 0],
  c: [3, 0],
  d: [4, 0],
  e: [0, 5],
  f: [0, 6],
  g: [0, 7],
  h: [2, 1],
  i: [3, 1],
  k: [1, 4],
  l: [1, 5],
  m: [1, 6],
  n: [1, 7],
  o: [2, 3],
  p: [2, 4],
  q: [2, 5],
  r: [2, 6],
  s: [2, 7],
  t: [3, 4],
  u: [3, 5],
  y: [3, 6],
  j: [4, 6],
  v: [4, 7],
  w: [5, 6],
  x: [5, 7],
  z: [7, 6],
};

/** Whoever performs, and the room: everything that stays the same over a person's takes. */
export interface Performer {
  readonly name: string;
  readonly shoulderHalf: number;
  readonly upperArm: number;
  readonly forearm: number;
  readonly neck: number;
  /** Habits, radians: each arm off its direction, each elbow bent, the hands before the body. */
  readonly armBias: readonly number[];
  readonly elbowBend: number;
  readonly forward: number;
  readonly camera: Camera;
}

interface Camera {
  readonly aspect: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Torsos from the body. */
  readonly distance: number;
  /** Picture heights a torso has, and where the body stands. */
  readonly size: number;
  readonly at: readonly [number, number];
  /** Share of the radius squared by which the lens bends outwards. */
  readonly lens: number;
  readonly isHipless: boolean;
  readonly noise: number;
}

/** How hard it is: how much people and cameras differ. */
export interface Spread {
  /** Degrees: deviation of habits; of takes of one person; largest yaw, pitch and roll of cameras. */
  readonly biasDeg: number;
  readonly takeDeg: number;
  readonly yawDeg: number;
  readonly pitchDeg: number;
  readonly rollDeg: number;
}

const ASPECTS = [16 / 9, 4 / 3, 1, 3 / 4, 9 / 16] as const;
const rad = (degrees: number): number => (degrees * Math.PI) / 180;

export function performer(seed: number, name: string, spread: Spread): Performer {
  const uniform = seededStream(seed, name);
  const gauss = gaussian(uniform);
  const within = (most: number): number => most * (2 * uniform() - 1);
  return {
    name,
    shoulderHalf: 0.36 * (1 + 0.1 * gauss()),
    upperArm: 0.58 * (1 + 0.08 * gauss()),
    forearm: 0.5 * (1 + 0.08 * gauss()),
    neck: 0.42 * (1 + 0.1 * gauss()),
    armBias: Array.from({ length: 16 }, () => rad(spread.biasDeg) * gauss()),
    elbowBend: rad(8 + 8 * Math.abs(gauss())),
    forward: rad(5 + 20 * uniform()),
    camera: {
      aspect: ASPECTS[Math.floor(uniform() * ASPECTS.length)] ?? 1,
      yaw: rad(within(spread.yawDeg)),
      pitch: rad(within(spread.pitchDeg)),
      roll: rad(within(spread.rollDeg)),
      distance: 4 + 8 * uniform(),
      size: 0.12 + 0.15 * uniform(),
      at: [0.3 + 0.4 * uniform(), 0.4 + 0.15 * uniform()],
      lens: 0.15 * uniform(),
      isHipless: uniform() < 0.35,
      noise: 0.004 + 0.008 * uniform(),
    },
  };
}

/** One take of the pose `label` by a person. */
export function armSample(who: Performer, label: string, take: number, seed: number, spread: Spread): Sample {
  const gauss = gaussian(seededStream(seed, `${who.name} ${label} ${take}`));
  const [right, left] = ARM_POSES[label] ?? [0, 0];
  const joints = new Map<number, Vector>();
  const arm = (side: 1 | -1, direction: number, at: readonly [number, number, number]): void => {
    const [shoulder, elbow, wrist] = at;
    const bias = who.armBias[direction + (side === 1 ? 8 : 0)] ?? 0;
    const angle = rad(direction * 45) + bias + rad(spread.takeDeg) * gauss();
    // The own right side is the camera's left: x grows with the person's left.
    const isAcross = side === 1 ? direction > 0 && direction < 4 : direction > 4;
    const forward = who.forward + (isAcross ? rad(30) : 0) + 0.08 * gauss();
    const bend = (who.elbowBend + (isAcross ? rad(20) : 0)) * (side === 1 ? -1 : 1);
    const root: Vector = [side * who.shoulderHalf, 0, 0];
    const middle = add(root, along(angle - bend / 2, forward, who.upperArm));
    joints.set(shoulder, root).set(elbow, middle);
    const end = add(middle, along(angle + bend / 2, forward * 1.3, who.forearm));
    joints.set(wrist, end);
    for (const finger of [2, 4, 6]) joints.set(wrist + finger, add(end, along(angle + bend / 2, forward, 0.15)));
  };
  arm(-1, right, [LANDMARK.rightShoulder, LANDMARK.rightElbow, LANDMARK.rightWrist]);
  arm(1, left, [LANDMARK.leftShoulder, LANDMARK.leftElbow, LANDMARK.leftWrist]);
  for (let index = 0; index < 11; index += 1) joints.set(index, [0, who.neck, -0.15]);
  joints.set(LANDMARK.leftEar, [0.14, who.neck + 0.03, 0]).set(LANDMARK.rightEar, [-0.14, who.neck + 0.03, 0]);
  joints.set(LANDMARK.leftHip, [0.2, -1, 0]).set(LANDMARK.rightHip, [-0.2, -1, 0]);
  for (let index: number = LANDMARK.leftKnee; index < LANDMARKS; index += 1) {
    joints.set(index, [index % 2 === 1 ? 0.2 : -0.2, index < 27 ? -1.8 : -2.6, 0]);
  }
  const points = Array.from({ length: LANDMARKS }, (_, index) => seenBy(who.camera, joints.get(index), index, gauss));
  return { label, subject: who.name, layout: 'body33', aspect: who.camera.aspect, frames: [{ tMs: 0, points }] };
}

const add = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

/** A bone in the body's frontal plane, tilted to the front. Angle 0 hangs down, pi/2 points to the own right. */
function along(angle: number, forward: number, length: number): Vector {
  const flat = Math.cos(forward) * length;
  return [-Math.sin(angle) * flat, -Math.cos(angle) * flat, -Math.sin(forward) * length];
}

function seenBy(camera: Camera, joint: Vector | undefined, index: number, gauss: () => number): SamplePoint {
  if (joint === undefined) return null;
  const [cy, sy, cp, sp] = [Math.cos(camera.yaw), Math.sin(camera.yaw), Math.cos(camera.pitch), Math.sin(camera.pitch)];
  const [x0, y0, z0] = joint;
  const [x1, z1] = [cy * x0 + sy * z0, -sy * x0 + cy * z0];
  const [y2, z2] = [cp * y0 - sp * z1, sp * y0 + cp * z1];
  const near = camera.distance / (camera.distance + z2);
  const [cr, sr] = [Math.cos(camera.roll), Math.sin(camera.roll)];
  const [u, v] = [camera.size * near * (cr * x1 - sr * y2), camera.size * near * (sr * x1 + cr * y2)];
  const bent = 1 + camera.lens * (u * u + v * v);
  const x = camera.at[0] * camera.aspect + u * bent + camera.noise * gauss() * camera.size * 5;
  const y = camera.at[1] - v * bent + camera.noise * gauss() * camera.size * 5;
  const isHidden = camera.isHipless && index >= LANDMARK.leftHip;
  return [x / camera.aspect, y, z2 * camera.size, isHidden ? 0.05 : 0.9];
}
