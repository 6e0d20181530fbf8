/** When people began what they do, and how much their hands move: what one picture alone does not show. Pure. */

import { LANDMARK, LANDMARK_STRIDE, type Landmarks, type Person } from './body.ts';
import type { Liveliness } from './sums.ts';

interface Memory {
  readonly view: string;
  readonly atMs: number;
  readonly landmarks: Landmarks;
  readonly energy: number;
  readonly began: ReadonlyMap<string, number>;
}

/** Whoever was not seen for this long is forgotten, ms. */
const FORGET_MS = 5000;
/** Pictures farther apart than this say nothing about a movement, ms. */
const GAP_MS = 500;
/** How quickly an earlier movement is forgotten, ms. */
const MEMORY_MS = 300;
/** Nobody's hands are faster, body lengths a second: a joint that jumps is not a hand that does. */
const FASTEST = 6;
/** A torso is so much of a body's length. (Drillis and Contini) */
const TORSO = 0.288;

/** Follows everybody who counts. */
export class LivelinessMemory {
  readonly #memories = new Map<string, Memory>();

  /**
   * What a person adds to the sums in a picture captured at `atMs`. `key` is who it is, `view` the camera that lends the
   * body: between two views nothing has moved.
   */
  read(key: string, view: string, { landmarks, gestures }: Person, atMs: number): Liveliness {
    const before = this.#memories.get(key);
    const active = gestures.filter((reading) => reading.active).map(({ name }) => name);
    const began = new Map(active.map((name) => [name, before?.began.get(name) ?? atMs]));
    const energy = before && before.view === view ? energyAfter(before, landmarks, atMs) : (before?.energy ?? 0);
    this.#memories.set(key, { view, atMs, landmarks, energy, began });
    return { energy, began: Object.fromEntries(began) };
  }

  /** Forgets whom nobody has told of for a while. */
  tidy(nowMs: number): void {
    for (const [key, { atMs }] of this.#memories) if (nowMs - atMs > FORGET_MS) this.#memories.delete(key);
  }
}

function energyAfter(before: Memory, landmarks: Landmarks, atMs: number): number {
  const dtMs = atMs - before.atMs;
  if (dtMs <= 0) return before.energy;
  if (dtMs > GAP_MS) return 0;
  const torso = torsoOf(landmarks);
  const path =
    (moved(before.landmarks, landmarks, LANDMARK.leftWrist) + moved(before.landmarks, landmarks, LANDMARK.rightWrist)) /
    2;
  const now = torso > 0 ? Math.min(FASTEST, ((path / torso) * TORSO * 1000) / dtMs) : 0;
  return before.energy + (1 - Math.exp(-dtMs / MEMORY_MS)) * (now - before.energy);
}

const point = (landmarks: Landmarks, index: number): readonly [number, number] => [
  landmarks[index * LANDMARK_STRIDE] ?? 0,
  landmarks[index * LANDMARK_STRIDE + 1] ?? 0,
];

function moved(from: Landmarks, to: Landmarks, index: number): number {
  const [[ax, ay], [bx, by]] = [point(from, index), point(to, index)];
  return Math.hypot(bx - ax, by - ay);
}

function torsoOf(landmarks: Landmarks): number {
  const [ls, rs] = [point(landmarks, LANDMARK.leftShoulder), point(landmarks, LANDMARK.rightShoulder)];
  const [lh, rh] = [point(landmarks, LANDMARK.leftHip), point(landmarks, LANDMARK.rightHip)];
  const length = Math.hypot((ls[0] + rs[0] - lh[0] - rh[0]) / 2, (ls[1] + rs[1] - lh[1] - rh[1]) / 2);
  return Math.max(length, 1.2 * Math.hypot(ls[0] - rs[0], ls[1] - rs[1]));
}
